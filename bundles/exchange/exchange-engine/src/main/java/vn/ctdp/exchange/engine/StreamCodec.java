package vn.ctdp.exchange.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamItem;

/**
 * Reads and writes what flows down. An item is a signed header (number, digest of the item before,
 * digest of the body) and a body; who is not addressed gets the header only, so the chain can be
 * verified by everybody. Thread-safe.
 */
public final class StreamCodec {

  /** Type in the signature's header. */
  public static final String TYPE = "ctdp-item";

  /** Longest content of an item, in bytes. */
  public static final int MAX_CONTENT = 1 << 20;

  private static final String ITEM = "ctdp-item-1";
  private static final String PAGE = "ctdp-stream-page-1";
  private static final int MAX_ITEMS = 500;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(24)
                          .maxNumberLength(40)
                          .maxStringLength(200_000)
                          .maxNameLength(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StreamCodec() {}

  /**
   * The signed header of an item.
   *
   * @param number 1, 2, 3 …
   * @param previousDigest digest of the header before; null at number 1
   * @param publishedAt when, to the millisecond
   * @param bodyDigest SHA-256 of the canonical body
   */
  public record Header(long number, String previousDigest, Instant publishedAt, String bodyDigest) {

    /** The canonical bytes that are signed. */
    public byte[] bytes() {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("schema", ITEM);
      node.put("number", number);
      node.put("previousDigest", previousDigest);
      node.put("publishedAt", publishedAt.toString());
      node.put("bodyDigest", bodyDigest);
      return canonical(node);
    }

    /** SHA-256 of {@link #bytes()}. */
    public String digest() {
      return CanonicalJson.sha256(bytes());
    }
  }

  /**
   * An item on its way.
   *
   * @param header what is signed
   * @param signature detached JWS over the header
   * @param body canonical body; empty for who is not addressed
   */
  public record Sealed(Header header, String signature, Optional<byte[]> body) {}

  /**
   * A page of the stream.
   *
   * @param province for whom it was made
   * @param head last number published
   * @param items in order
   */
  public record Page(String province, long head, List<Sealed> items) {

    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * A JSON object's canonical form.
   *
   * @throws InvalidDocumentException when it is not a JSON object
   */
  public static String content(String json, int maxBytes) throws InvalidDocumentException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > maxBytes) {
      throw invalid("content", "Nội dung quá lớn.", "The content is too large.", null);
    }
    return new String(canonical(object(bytes)), StandardCharsets.UTF_8);
  }

  /** The canonical body of an item to be published; its content must be canonical already. */
  public static byte[] body(NewItem item, String content, String publishedBy) {
    try {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("kind", item.kind());
      node.put("module", item.moduleId());
      node.put("audience", item.audience().toString());
      node.putObject("title").put("vi", item.title().vi()).put("en", item.title().en());
      node.put("publishedBy", publishedBy);
      node.set("content", MAPPER.readTree(content));
      return canonical(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a body that has been verified. */
  public static StreamItem item(Header header, byte[] body) throws InvalidDocumentException {
    JsonNode node = object(body);
    JsonNode title = node.path("title");
    JsonNode content = node.path("content");
    if (!content.isObject()) {
      throw invalid("content", "Thiếu nội dung.", "The content is missing.", null);
    }
    try {
      return new StreamItem(
          header.number(),
          text(node, "kind"),
          node.path("module").asText(""),
          Audience.parse(text(node, "audience")),
          new Localized(text(title, "vi"), text(title, "en")),
          new String(canonical(content), StandardCharsets.UTF_8),
          node.path("publishedBy").asText(""),
          header.publishedAt());
    } catch (IllegalArgumentException e) {
      throw invalid("audience", "Không đọc được nơi nhận.", "The audience is unreadable.", e);
    }
  }

  /** Writes a page. */
  public static byte[] write(Page page) {
    try {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("schema", PAGE);
      node.put("province", page.province());
      node.put("head", page.head());
      ArrayNode items = node.putArray("items");
      for (Sealed sealed : page.items()) {
        ObjectNode item = items.addObject();
        item.put("schema", "ctdp-signed-1");
        item.set("content", MAPPER.readTree(sealed.header().bytes()));
        item.put("signature", sealed.signature());
        if (sealed.body().isPresent()) {
          item.set("body", MAPPER.readTree(sealed.body().get()));
        }
      }
      return MAPPER.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a page; nothing in it is verified yet. */
  public static Page read(byte[] json) throws InvalidDocumentException {
    JsonNode node = object(json);
    if (!PAGE.equals(node.path("schema").asText())) {
      throw invalid("schema", "Phải là " + PAGE + ".", "It must be " + PAGE + ".", null);
    }
    JsonNode list = node.path("items");
    if (!list.isArray() || list.size() > MAX_ITEMS) {
      throw invalid("items", "Danh sách không hợp lệ.", "The list is not valid.", null);
    }
    List<Sealed> items = new ArrayList<>();
    for (JsonNode item : list) {
      JsonNode content = item.path("content");
      Header header;
      try {
        header =
            new Header(
                whole(content, "number"),
                content.path("previousDigest").isNull() ? null : text(content, "previousDigest"),
                Instant.parse(text(content, "publishedAt")),
                text(content, "bodyDigest"));
      } catch (DateTimeParseException e) {
        throw invalid("publishedAt", "Không phải thời điểm.", "It is no instant.", e);
      }
      // The header is rebuilt from what was understood: anything else in it breaks the signature.
      JsonNode body = item.path("body");
      items.add(
          new Sealed(
              header,
              text(item, "signature"),
              body.isObject() ? Optional.of(canonical(body)) : Optional.empty()));
    }
    return new Page(node.path("province").asText(""), whole(node, "head"), items);
  }

  /**
   * A JSON object, read strictly.
   *
   * @throws InvalidDocumentException when it is anything else
   */
  public static JsonNode object(byte[] json) throws InvalidDocumentException {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (IOException e) {
      throw invalid("", "Không phải JSON hợp lệ.", "It is not valid JSON.", e);
    }
    if (node == null || !node.isObject()) {
      throw invalid("", "Phải là một đối tượng JSON.", "It must be a JSON object.", null);
    }
    return node;
  }

  /** An empty object to be filled and written by {@link #canonical}. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The canonical bytes of a document. */
  public static byte[] canonical(JsonNode node) {
    try {
      return CanonicalJson.canonical(MAPPER.writeValueAsBytes(node));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node, String name) throws InvalidDocumentException {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw invalid(name, "Thiếu hoặc không phải chuỗi ký tự.", "It is missing or no text.", null);
    }
    return value.textValue();
  }

  private static long whole(JsonNode node, String name) throws InvalidDocumentException {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw invalid(name, "Phải là số nguyên không âm.", "It must be a whole number.", null);
    }
    return value.longValue();
  }

  private static InvalidDocumentException invalid(
      String field, String vi, String en, Exception cause) {
    InvalidDocumentException e =
        new InvalidDocumentException(List.of(FieldProblem.error(field, "EXS-JSON", vi, en)));
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }
}
