package vn.ctdp.exchange.engine;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;

/**
 * Contents of signed receipts and refusals; the schemas are in {@code docs/evidence.md}.
 * Thread-safe.
 */
public final class ReceiptCodec {

  /** Name of the schema of a receipt. */
  public static final String RECEIPT = "ctdp-receipt-1";

  /** Name of the schema of a refusal. */
  public static final String REFUSAL = "ctdp-refusal-1";

  private static final CanonicalJson.Bounds BOUNDS = new CanonicalJson.Bounds(8, 50_000, 20_000);
  private static final int MAX_ROWS = 20_000;

  private ReceiptCodec() {}

  /**
   * What a receipt says.
   *
   * @param receipt the receipt
   * @param cells cells stored
   * @param totals by row, the total of what is stored; rows without a figure are absent
   */
  public record Read(Receipt receipt, int cells, Map<String, BigDecimal> totals) {}

  /** The canonical content of a receipt. */
  public static byte[] write(Receipt r, int cells, Map<String, BigDecimal> totals) {
    Map<String, Object> document = head(RECEIPT, r.id(), r.province(), r.form(), r.period());
    document.put("revision", r.revision());
    document.put("digest", r.digest());
    document.put("sequence", r.sequence());
    document.put("ledgerNumber", r.ledgerNumber());
    document.put("receivedAt", r.receivedAt().toString());
    document.put("cells", cells);
    byte[] head = CanonicalJson.canonical(StrictJson.write(document));
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + 16 + totals.size() * 40);
    // The totals are the last member in the order of the names, and by far the longest.
    out.write(head, 0, head.length - 1);
    String before = ",\"totals\":[{\"row\":";
    for (Map.Entry<String, BigDecimal> total : totals.entrySet()) {
      out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(CanonicalJson.name(total.getKey()));
      out.writeBytes(",\"total\":\"".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(Units.text(total.getValue()).getBytes(StandardCharsets.US_ASCII));
      before = "\"},{\"row\":";
    }
    out.writeBytes(
        (totals.isEmpty() ? ",\"totals\":[]}" : "\"}]}").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** The canonical content of a refusal. */
  public static byte[] write(Refusal r) {
    Map<String, Object> document = head(REFUSAL, r.id(), r.province(), r.form(), r.period());
    document.put("revision", r.revision());
    document.put("digest", r.digest());
    document.put("sequence", r.sequence());
    document.put("refusedAt", r.refusedAt().toString());
    document.put("code", r.code());
    document.put("status", r.status());
    document.put("sentence", localized(r.sentence()));
    document.put("nextStep", localized(r.nextStep()));
    document.put(
        "problems",
        r.problems().stream()
            .map(
                p -> {
                  Map<String, Object> problem = new LinkedHashMap<>();
                  problem.put("field", p.field());
                  problem.put("code", p.code());
                  problem.put("vi", p.vi());
                  problem.put("en", p.en());
                  return problem;
                })
            .toList());
    return CanonicalJson.canonical(StrictJson.write(document));
  }

  private static Map<String, Object> head(
      String schema, String id, UnitRef province, FormKey form, Period period) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", schema);
    document.put("id", id);
    document.put("province", province.toString());
    document.put("form", Map.of("id", form.id(), "version", form.version()));
    document.put("period", period.code());
    return document;
  }

  private static Map<String, Object> localized(Localized text) {
    return Map.of("vi", text.vi(), "en", text.en());
  }

  /**
   * Reads the content of a receipt. The signature must be verified besides.
   *
   * @param content JSON
   * @param document the signed document that it is in, kept with the receipt; may be empty
   * @throws InvalidDocumentException when it is no receipt
   */
  public static Read readReceipt(byte[] content, String document) throws InvalidDocumentException {
    StrictJson json = new StrictJson();
    StrictJson.Obj o = json.read(CanonicalJson.canonical(content, BOUNDS));
    o.only(
        Set.of(
            "schema",
            "id",
            "province",
            "form",
            "period",
            "revision",
            "digest",
            "sequence",
            "ledgerNumber",
            "receivedAt",
            "cells",
            "totals"));
    o.matching("schema", 40, RECEIPT::equals, "Không phải biên nhận.", "It is no receipt.");
    Head head = new Head(json, o);
    long ledgerNumber = number(o, "ledgerNumber");
    Instant receivedAt = head.instant("receivedAt");
    Integer cells = o.whole("cells", 0, Integer.MAX_VALUE);
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    for (StrictJson.Obj row : o.objects("totals", 0, MAX_ROWS)) {
      row.only(Set.of("row", "total"));
      String key = row.filled("row", 200);
      String total =
          row.matching(
              "total",
              40,
              t -> t.matches("-?\\d{1,28}(\\.\\d{1,6})?"),
              "Phải là số.",
              "It must be a number.");
      if (key != null && total != null) {
        totals.put(key, new BigDecimal(total));
      }
    }
    json.finish();
    return new Read(
        new Receipt(
            head.id,
            head.province,
            head.form,
            head.period,
            head.revision,
            head.digest,
            head.sequence,
            ledgerNumber,
            receivedAt,
            document),
        cells,
        totals);
  }

  /**
   * Reads the content of a refusal. The signature must be verified besides.
   *
   * @param content JSON
   * @param document the signed document that it is in, kept with the refusal; may be empty
   * @throws InvalidDocumentException when it is no refusal
   */
  public static Refusal readRefusal(byte[] content, String document)
      throws InvalidDocumentException {
    StrictJson json = new StrictJson();
    StrictJson.Obj o = json.read(CanonicalJson.canonical(content, BOUNDS));
    o.only(
        Set.of(
            "schema",
            "id",
            "province",
            "form",
            "period",
            "revision",
            "digest",
            "sequence",
            "refusedAt",
            "code",
            "status",
            "sentence",
            "nextStep",
            "problems"));
    o.matching("schema", 40, REFUSAL::equals, "Không phải thông báo từ chối.", "No refusal.");
    Head head = new Head(json, o);
    Instant refusedAt = head.instant("refusedAt");
    String code = o.filled("code", 40);
    Integer status = o.whole("status", 400, 599);
    Localized sentence = o.localized("sentence", 20_000);
    Localized nextStep = o.localized("nextStep", 20_000);
    List<FieldProblem> problems = new ArrayList<>();
    for (StrictJson.Obj p : o.objects("problems", 0, Refusal.MAX_PROBLEMS)) {
      p.only(Set.of("field", "code", "vi", "en"));
      String field = p.text("field", 2000);
      String name = p.filled("code", 100);
      String vi = p.text("vi", 20_000);
      String en = p.text("en", 20_000);
      if (field != null && name != null && vi != null && en != null) {
        problems.add(FieldProblem.error(field, name, vi, en));
      }
    }
    json.finish();
    return new Refusal(
        head.id,
        head.province,
        head.form,
        head.period,
        head.revision,
        head.digest,
        head.sequence,
        refusedAt,
        code,
        status,
        sentence,
        nextStep,
        problems,
        document);
  }

  private static long number(StrictJson.Obj o, String name) {
    Integer number = o.whole(name, 0, Integer.MAX_VALUE);
    return number == null ? 0 : number;
  }

  /** What both begin with; a part is null after a problem. */
  private static final class Head {

    private final StrictJson json;
    private final StrictJson.Obj o;
    private final String id;
    private final UnitRef province;
    private final FormKey form;
    private final Period period;
    private final int revision;
    private final String digest;
    private final long sequence;

    Head(StrictJson json, StrictJson.Obj o) {
      this.json = json;
      this.o = o;
      id = o.filled("id", 100);
      UnitRef unit = null;
      Period time = null;
      try {
        String text = o.filled("province", 5);
        unit = text == null ? null : UnitRef.parse(text);
        text = o.filled("period", 10);
        time = text == null ? null : Period.parse(text);
      } catch (IllegalArgumentException e) {
        json.problem(
            o.path(), "JSON-FORM", "Tỉnh hoặc kỳ không đúng dạng.", "Province or period is wrong.");
      }
      province = unit;
      period = time;
      StrictJson.Obj key = o.object("form");
      if (key == null) {
        form = null;
      } else {
        key.only(Set.of("id", "version"));
        String name = key.filled("id", 60);
        Integer version = key.whole("version", 1, 10_000);
        form = name == null || version == null ? null : new FormKey(name, version);
      }
      Integer number = o.whole("revision", 1, 100_000);
      revision = number == null ? 0 : number;
      digest =
          o.matching(
              "digest",
              64,
              d -> d.matches("[0-9a-f]{64}"),
              "Phải là SHA-256.",
              "It must be a SHA-256.");
      sequence = number(o, "sequence");
    }

    Instant instant(String name) {
      String text = o.filled(name, 40);
      if (text == null) {
        return null;
      }
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        json.problem(o.at(name), "JSON-FORM", "Không phải thời điểm.", "It is no instant.");
        return null;
      }
    }
  }
}
