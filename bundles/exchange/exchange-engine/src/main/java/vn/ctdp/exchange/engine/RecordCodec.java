package vn.ctdp.exchange.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.record.RecordIntake.Outcome;
import vn.ctdp.exchange.record.SharedRecord;

/**
 * Batches of shared records and what the centre says to them; the schemas are in {@code
 * docs/exchange.md}. Thread-safe.
 */
public final class RecordCodec {

  /** {@code typ} of a batch's signature. */
  public static final String BATCH_TYPE = "ctdp-records";

  /** {@code typ} of an answer's signature. */
  public static final String RECEIPT_TYPE = "ctdp-records-receipt";

  /** Largest batch, in bytes. */
  public static final int MAX_BYTES = 4 << 20;

  /** Most records of a batch. */
  public static final int MAX_RECORDS = 200;

  /** Bounds of a batch from outside. */
  public static final CanonicalJson.Bounds BOUNDS = new CanonicalJson.Bounds(20, 600_000, 100_000);

  private static final String BATCH = "ctdp-records-1";
  private static final String RECEIPT = "ctdp-records-receipt-1";
  private static final String DIGEST = "[0-9a-f]{64}";
  private static final String TYPE = "[a-z][a-z0-9-]{1,39}";
  private static final Set<String> BATCH_NAMES =
      Set.of("schema", "province", "type", "batch", "previousDigest", "createdAt", "records");
  private static final Set<String> RECORD_NAMES = Set.of("id", "version", "title", "content");

  private RecordCodec() {}

  /**
   * A batch.
   *
   * @param province sender
   * @param type type of its records
   * @param number 1, 2, 3 … of the province and type
   * @param previousDigest digest of the batch before; null at number 1
   * @param createdAt when it was made
   * @param records in the order of their versions
   */
  public record Batch(
      UnitRef province,
      String type,
      long number,
      String previousDigest,
      Instant createdAt,
      List<SharedRecord> records) {

    public Batch {
      records = List.copyOf(records);
    }
  }

  /**
   * What the centre says to a batch.
   *
   * @param province sender
   * @param type type
   * @param number number of the batch that it answers
   * @param digest SHA-256 of that batch's content
   * @param outcome what became of it
   * @param last number of the last batch that the centre holds: all up to it are acknowledged
   * @param lastDigest its digest; null when there is none
   * @param version highest version of the type that the centre holds
   * @param records records of the batch
   * @param at by the centre's clock
   */
  public record Receipt(
      UnitRef province,
      String type,
      long number,
      String digest,
      Outcome outcome,
      long last,
      String lastDigest,
      long version,
      int records,
      Instant at) {}

  /** The canonical content of a batch; contents of records must be JSON objects. */
  public static byte[] write(Batch batch) throws InvalidDocumentException {
    ObjectNode node = StreamCodec.object();
    node.put("schema", BATCH);
    node.put("province", batch.province().toString());
    node.put("type", batch.type());
    node.put("batch", batch.number());
    node.put("previousDigest", batch.previousDigest());
    node.put("createdAt", batch.createdAt().toString());
    ArrayNode records = node.putArray("records");
    for (SharedRecord r : batch.records()) {
      ObjectNode record = records.addObject();
      record.put("id", r.id());
      record.put("version", r.version());
      record.put("title", r.title());
      record.set("content", StreamCodec.object(r.content().getBytes(StandardCharsets.UTF_8)));
    }
    return StreamCodec.canonical(node);
  }

  /**
   * Reads a batch; the signature must be verified besides. Contents come out canonical.
   *
   * @throws InvalidDocumentException when it is none
   */
  public static Batch read(byte[] content) throws InvalidDocumentException {
    JsonNode node = StreamCodec.object(content);
    schema(node, BATCH);
    only(node, BATCH_NAMES);
    JsonNode list = node.path("records");
    if (!list.isArray() || list.isEmpty() || list.size() > MAX_RECORDS) {
      throw invalid(
          "records",
          "Phải có từ 1 đến " + MAX_RECORDS + " bản ghi.",
          "There must be 1 to " + MAX_RECORDS + " records.");
    }
    List<SharedRecord> records = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    long version = 0;
    for (JsonNode r : list) {
      only(r, RECORD_NAMES);
      String id = text(r, "id", SharedRecord.MAX_ID);
      long next = whole(r, "version");
      if (next <= version || !ids.add(id)) {
        throw invalid(
            "records",
            "Bản ghi phải theo thứ tự phiên bản, mỗi bản ghi một lần.",
            "Records must be in the order of their versions, each once.");
      }
      version = next;
      JsonNode body = r.path("content");
      if (!body.isObject()) {
        throw invalid("content", "Phải là một đối tượng.", "It must be an object.");
      }
      records.add(
          new SharedRecord(
              id,
              version,
              text(r, "title", SharedRecord.MAX_TITLE),
              new String(StreamCodec.canonical(body), StandardCharsets.UTF_8)));
    }
    long number = whole(node, "batch");
    String before = digest(node, "previousDigest", true);
    if (number < 1 || (number == 1) != (before == null)) {
      throw invalid(
          "previousDigest",
          "Lô số 1 không có lô trước, các lô khác phải ghi mã băm của lô trước.",
          "Batch 1 has none before it, all others name the digest of the one before.");
    }
    return new Batch(
        province(node), type(node), number, before, instant(node, "createdAt"), records);
  }

  /** The canonical content of an answer. */
  public static byte[] write(Receipt receipt) {
    ObjectNode node = StreamCodec.object();
    node.put("schema", RECEIPT);
    node.put("province", receipt.province().toString());
    node.put("type", receipt.type());
    node.put("batch", receipt.number());
    node.put("digest", receipt.digest());
    node.put("outcome", receipt.outcome().name());
    node.put("last", receipt.last());
    node.put("lastDigest", receipt.lastDigest());
    node.put("version", receipt.version());
    node.put("records", receipt.records());
    node.put("at", receipt.at().toString());
    return StreamCodec.canonical(node);
  }

  /**
   * Reads an answer; the signature must be verified besides.
   *
   * @throws InvalidDocumentException when it is none
   */
  public static Receipt readReceipt(byte[] content) throws InvalidDocumentException {
    JsonNode node = StreamCodec.object(content);
    schema(node, RECEIPT);
    Outcome outcome;
    try {
      outcome = Outcome.valueOf(text(node, "outcome", 20));
    } catch (IllegalArgumentException e) {
      throw caused(invalid("outcome", "Kết quả không rõ.", "The outcome is not known."), e);
    }
    return new Receipt(
        province(node),
        type(node),
        whole(node, "batch"),
        digest(node, "digest", false),
        outcome,
        whole(node, "last"),
        digest(node, "lastDigest", true),
        whole(node, "version"),
        (int) Math.min(MAX_RECORDS, whole(node, "records")),
        instant(node, "at"));
  }

  private static void schema(JsonNode node, String schema) throws InvalidDocumentException {
    if (!schema.equals(node.path("schema").asText())) {
      throw invalid("schema", "Phải là " + schema + ".", "It must be " + schema + ".");
    }
  }

  private static void only(JsonNode node, Set<String> names) throws InvalidDocumentException {
    if (!node.isObject()) {
      throw invalid("", "Phải là một đối tượng.", "It must be an object.");
    }
    for (var it = node.fieldNames(); it.hasNext(); ) {
      if (!names.contains(it.next())) {
        throw invalid(
            "", "Có trường không thuộc quy cách.", "It has a field that the schema does not know.");
      }
    }
  }

  private static UnitRef province(JsonNode node) throws InvalidDocumentException {
    try {
      return UnitRef.parse(text(node, "province", 12));
    } catch (IllegalArgumentException e) {
      throw caused(invalid("province", "Mã tỉnh không hợp lệ.", "It is no province."), e);
    }
  }

  private static String type(JsonNode node) throws InvalidDocumentException {
    String type = text(node, "type", 40);
    if (!type.matches(TYPE)) {
      throw invalid("type", "Loại bản ghi không hợp lệ.", "It is no type of records.");
    }
    return type;
  }

  private static Instant instant(JsonNode node, String name) throws InvalidDocumentException {
    try {
      return Instant.parse(text(node, name, 40));
    } catch (DateTimeParseException e) {
      throw caused(invalid(name, "Không phải thời điểm.", "It is no instant."), e);
    }
  }

  private static String digest(JsonNode node, String name, boolean absent)
      throws InvalidDocumentException {
    if (absent && (!node.has(name) || node.get(name).isNull())) {
      return null;
    }
    String digest = text(node, name, 64);
    if (!digest.matches(DIGEST)) {
      throw invalid(name, "Phải là SHA-256 dạng hex.", "It must be a SHA-256 in hex.");
    }
    return digest;
  }

  private static String text(JsonNode node, String name, int max) throws InvalidDocumentException {
    JsonNode value = node.path(name);
    if (!value.isTextual()
        || value.textValue().isBlank()
        || value.textValue().length() > max
        || !StrictJson.clean(value.textValue())) {
      throw invalid(
          name,
          "Thiếu, dài quá " + max + " ký tự hoặc có ký tự điều khiển.",
          "It is missing, longer than " + max + " characters or holds control characters.");
    }
    return value.textValue();
  }

  private static long whole(JsonNode node, String name) throws InvalidDocumentException {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() >= 1L << 53) {
      throw invalid(name, "Phải là số nguyên không âm.", "It must be a whole number.");
    }
    return value.longValue();
  }

  private static InvalidDocumentException invalid(String field, String vi, String en) {
    return new InvalidDocumentException(List.of(FieldProblem.error(field, "EXR-JSON", vi, en)));
  }

  private static InvalidDocumentException caused(InvalidDocumentException e, Exception cause) {
    e.initCause(cause);
    return e;
  }
}
