package vn.ctdp.exchange.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.ctdp.core.error.FieldProblem;

/**
 * A document with its signature, {@code
 * {"schema":"ctdp-signed-1","content":{…},"signature":"<header>..<signature>"}}: the form in which
 * reports, receipts, refusals and items travel on every road, in both directions. The signature is
 * a detached JWS (RFC 7515 appendix F) over the canonical bytes (RFC 8785) of the content; so any
 * layout of the JSON is the same document. Reading proves nothing yet: see {@code
 * vn.ctdp.exchange.trust.TrustedKeys}. Immutable.
 */
public final class SignedDocument {

  /** Name of the schema. */
  public static final String SCHEMA = "ctdp-signed-1";

  /** {@code typ} of a report's signature. */
  public static final String REPORT = "ctdp-report";

  /** {@code typ} of a receipt's signature. */
  public static final String RECEIPT = "ctdp-receipt";

  /** {@code typ} of a refusal's signature. */
  public static final String REFUSAL = "ctdp-refusal";

  /** Longest signature that is read, in characters. */
  public static final int MAX_SIGNATURE = 1000;

  private static final Pattern DETACHED =
      Pattern.compile("[A-Za-z0-9_-]{1,800}\\.\\.[A-Za-z0-9_-]{1,190}");
  private static final Set<String> MEMBERS = Set.of("schema", "content", "signature");

  private final byte[] content;
  private final String signature;

  /**
   * Joins a content with its signature.
   *
   * @param content canonical bytes of a JSON object
   * @param signature detached JWS
   */
  public SignedDocument(byte[] content, String signature) {
    this.content = content.clone();
    this.signature = signature;
  }

  /**
   * Reads a document from outside: measured before anything is built from it, no unknown or
   * duplicate members.
   *
   * @param document JSON in any layout; its size must have been checked before
   * @throws InvalidDocumentException when it is not such a document, or beyond the bounds
   */
  public static SignedDocument read(byte[] document, CanonicalJson.Bounds bounds)
      throws InvalidDocumentException {
    Map<String, byte[]> members = CanonicalJson.members(document, bounds);
    for (String name : members.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw problem(
            "",
            "JSON-UNKNOWN",
            "Có trường không thuộc quy cách " + SCHEMA + ".",
            "It has a field that the schema " + SCHEMA + " does not know.");
      }
    }
    if (!SCHEMA.equals(text(members, "schema"))) {
      throw problem("schema", "JSON-FORM", "Phải là " + SCHEMA + ".", "It must be " + SCHEMA + ".");
    }
    byte[] content = members.get("content");
    if (content == null || content[0] != '{') {
      throw problem("content", "JSON-OBJECT", "Phải là một đối tượng.", "It must be an object.");
    }
    String signature = text(members, "signature");
    if (signature == null || !DETACHED.matcher(signature).matches()) {
      throw problem(
          "signature",
          "JSON-FORM",
          "Phải là JWS tách rời (RFC 7515 phụ lục F).",
          "It must be a detached JWS (RFC 7515 appendix F).");
    }
    return new SignedDocument(content, signature);
  }

  /** Reads a document of our own, or one that was measured before. */
  public static SignedDocument read(byte[] document) throws InvalidDocumentException {
    return read(document, CanonicalJson.OWN);
  }

  /**
   * Whether a text claims to be such a document; cheap, and no promise. Only its end or beginning
   * is looked at.
   */
  public static boolean claimed(byte[] document) {
    int reach = 2500;
    String head =
        new String(document, 0, Math.min(reach, document.length), StandardCharsets.ISO_8859_1);
    int from = Math.max(0, document.length - reach);
    String tail = new String(document, from, document.length - from, StandardCharsets.ISO_8859_1);
    return head.contains("\"" + SCHEMA + "\"") || tail.contains("\"" + SCHEMA + "\"");
  }

  private static String text(Map<String, byte[]> members, String name) {
    byte[] value = members.get(name);
    if (value == null || value[0] != '"') {
      return null;
    }
    // What we look for has no character that JSON escapes; whatever has one does not match.
    return new String(value, 1, value.length - 2, StandardCharsets.UTF_8);
  }

  private static InvalidDocumentException problem(String field, String code, String vi, String en) {
    return new InvalidDocumentException(List.of(FieldProblem.error(field, code, vi, en)));
  }

  /** The canonical bytes (RFC 8785) of the whole. */
  public byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + signature.length() + 64);
    // The members in the order of their names.
    out.writeBytes("{\"content\":".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    out.writeBytes(
        (",\"schema\":\"" + SCHEMA + "\",\"signature\":\"" + signature + "\"}")
            .getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** The canonical bytes of the content: what is signed. */
  public byte[] content() {
    return content.clone();
  }

  /** The detached JWS. */
  public String signature() {
    return signature;
  }

  /** SHA-256 of the content, lower-case hex. */
  public String digest() {
    return CanonicalJson.sha256(content);
  }
}
