package vn.ctdp.exchange.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.ctdp.core.error.FieldProblem;

/**
 * The file that proves a report: {@code
 * {"schema":"ctdp-evidence-1","report":…,"receipt":…,"keys":…}} with the signed report, the
 * centre's signed receipt and the public keys. Nothing in it is secret. Reading proves nothing yet.
 *
 * @param report the report as its sender signed it
 * @param receipt the receipt as the centre signed it
 * @param keys JSON Web Key Set (RFC 7517) as canonical JSON
 */
public record Evidence(SignedDocument report, SignedDocument receipt, String keys) {

  /** Name of the schema. */
  public static final String SCHEMA = "ctdp-evidence-1";

  private static final Set<String> MEMBERS = Set.of("schema", "report", "receipt", "keys");

  /**
   * Puts the file together.
   *
   * @param report signed document
   * @param receipt signed document
   * @param keys JSON Web Key Set
   * @return canonical bytes (RFC 8785)
   */
  public static byte[] write(byte[] report, byte[] receipt, String keys) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(report.length + receipt.length + 4096);
    out.writeBytes("{\"report\":".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(report);
    out.writeBytes(",\"receipt\":".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(receipt);
    out.writeBytes(",\"keys\":".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(keys.getBytes(StandardCharsets.UTF_8));
    out.writeBytes((",\"schema\":\"" + SCHEMA + "\"}").getBytes(StandardCharsets.US_ASCII));
    return CanonicalJson.canonical(out.toByteArray());
  }

  /**
   * Reads a file from outside.
   *
   * @throws InvalidDocumentException when it is no such file
   */
  public static Evidence read(byte[] file) throws InvalidDocumentException {
    Map<String, byte[]> members = CanonicalJson.members(file, CanonicalJson.OWN);
    byte[] schema = members.get("schema");
    if (schema == null || !new String(schema, StandardCharsets.UTF_8).equals('"' + SCHEMA + '"')) {
      throw problem(
          "schema",
          "Không phải tệp chứng cứ (" + SCHEMA + ").",
          "It is no evidence file (" + SCHEMA + ").");
    }
    if (!members.keySet().equals(MEMBERS)) {
      throw problem(
          "",
          "Tệp chứng cứ phải có đúng các phần report, receipt, keys.",
          "An evidence file has exactly report, receipt, keys.");
    }
    return new Evidence(
        SignedDocument.read(members.get("report")),
        SignedDocument.read(members.get("receipt")),
        new String(members.get("keys"), StandardCharsets.UTF_8));
  }

  private static InvalidDocumentException problem(String field, String vi, String en) {
    return new InvalidDocumentException(List.of(FieldProblem.error(field, "JSON-FORM", vi, en)));
  }
}
