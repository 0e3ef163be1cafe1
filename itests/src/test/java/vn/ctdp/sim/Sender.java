package vn.ctdp.sim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A province that draws up, signs and chains its messages. Not for several threads. */
public final class Sender {

  private final String province;
  private final SigningKey key;
  private final boolean signed;
  private final Random random;
  private final Map<String, Integer> revisions = new HashMap<>();
  private long sequence;
  private String previous;

  /**
   * @param province as {@code 63:01}
   * @param key its key; null: its messages are not signed
   * @param seed seed of everything that looks random in its messages, keys aside
   */
  public Sender(String province, SigningKey key, long seed) {
    this.province = province;
    this.key = key;
    this.signed = key != null;
    this.random = new Random(seed ^ province.hashCode() * 0x9E3779B97F4A7C15L);
  }

  public String province() {
    return province;
  }

  public SigningKey key() {
    return key;
  }

  public Random random() {
    return random;
  }

  /** The number of the message drawn up last. */
  public long sequence() {
    return sequence;
  }

  /** The next revision of a report. */
  public Message next(
      Form form, String period, Message.Kind kind, Map<String, BigDecimal> figures) {
    return next(form, period, kind, figures, null);
  }

  /**
   * The next revision of a report.
   *
   * @param changed how its fields differ from the proper ones; null: not at all
   */
  public Message next(
      Form form,
      String period,
      Message.Kind kind,
      Map<String, BigDecimal> figures,
      Map<String, Object> changed) {
    int revision = revisions.getOrDefault(form.id() + " " + period, 0) + 1;
    if (kind != Message.Kind.INVALID) {
      revisions.put(form.id() + " " + period, revision);
    }
    return message(form, period, revision, kind, figures, changed);
  }

  /**
   * A message of any revision, chained behind the last one.
   *
   * @param changed how its fields differ from the proper ones; null: not at all
   */
  public Message message(
      Form form,
      String period,
      int revision,
      Message.Kind kind,
      Map<String, BigDecimal> figures,
      Map<String, Object> changed) {
    Map<String, Object> content = content(form, period, revision, figures);
    content.put("sequence", sequence + 1);
    if (changed != null) {
      content.putAll(changed);
    }
    byte[] bytes = Canonical.bytes(content);
    String digest = Canonical.sha256(bytes);
    Message message =
        new Message(
            province,
            sequence + 1,
            form.id(),
            period,
            revision,
            kind,
            bytes,
            digest,
            signed ? key.sign("ctdp-report", bytes) : "",
            figures);
    sequence++;
    previous = digest;
    return message;
  }

  /** The same without counting it: the next message gets its number. */
  public Message draft(
      Form form,
      String period,
      int revision,
      Map<String, BigDecimal> figures,
      Map<String, Object> changed) {
    long number = sequence;
    String before = previous;
    Message draft = message(form, period, revision, Message.Kind.INVALID, figures, changed);
    sequence = number;
    previous = before;
    return draft;
  }

  /** Digest of the message drawn up last; null before the first. */
  public String previousDigest() {
    return previous;
  }

  private Map<String, Object> content(
      Form form, String period, int revision, Map<String, BigDecimal> figures) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("schema", "ctdp-report-1");
    content.put("messageId", new UUID(random.nextLong(), random.nextLong()).toString());
    content.put(
        "sender",
        Map.of(
            "instance",
            "mo-phong-" + province.replace(':', '-'),
            "organisation",
            "",
            "province",
            province));
    content.put("form", Map.of("id", form.id(), "version", form.version()));
    content.put("period", period);
    content.put("revision", revision);
    content.put("cutoff", cutoff(period).toString());
    content.put("drawnUpAt", cutoff(period).plusDays(6) + "T01:02:03Z");
    content.put(
        "approval",
        Map.of("by", "Lãnh đạo mô phỏng", "at", cutoff(period).plusDays(6) + "T02:03:04Z"));
    content.put("previousDigest", previous);
    List<Object> cells = new ArrayList<>();
    for (Form.Row row : form.rows().values()) {
      if (figures.containsKey(row.key())) {
        cells.add(cell(row, figures.get(row.key())));
      }
    }
    content.put("cells", cells);
    content.put("explanations", List.of());
    return content;
  }

  private static Map<String, Object> cell(Form.Row row, BigDecimal value) {
    boolean formula = row.kind() == Form.Kind.SUM || row.kind() == Form.Kind.RATE;
    Map<String, Object> cell = new LinkedHashMap<>();
    String text = text(value);
    cell.put("row", row.key());
    cell.put("unit", row.unit());
    cell.put("value", text);
    cell.put("computed", formula || row.indicator() ? text : null);
    cell.put(
        "source",
        value == null ? "EMPTY" : formula ? "FORMULA" : row.indicator() ? "RECORDS" : "MANUAL");
    cell.put("reason", "");
    cell.put("note", "");
    cell.put("unknown", 0);
    cell.put("origins", List.of());
    return cell;
  }

  /** As decimals travel: plain, no zeros at the end. */
  public static String text(BigDecimal value) {
    if (value == null) {
      return null;
    }
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Last day of a period's closing window (NĐ 09/2019 Điều 12). */
  static LocalDate cutoff(String period) {
    int year = Integer.parseInt(period.substring(0, 4));
    if (period.length() == 4) {
      return LocalDate.of(year, 12, 14);
    }
    int index = Integer.parseInt(period.substring(6));
    int length =
        switch (period.charAt(5)) {
          case 'H' -> 6;
          case 'Q' -> 3;
          default -> 1;
        };
    return LocalDate.of(year, index * length, 14);
  }
}
