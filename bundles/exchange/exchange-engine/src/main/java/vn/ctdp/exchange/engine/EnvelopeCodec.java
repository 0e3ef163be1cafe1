package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportCell;

/** Envelopes as JSON; the schema is in {@code docs/exchange.md}. Thread-safe. */
public final class EnvelopeCodec {

  /** Name of the schema. */
  public static final String SCHEMA = "ctdp-report-1";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PROVINCE = Pattern.compile("(34|63):\\d{2}");
  private static final Pattern FORM_ID = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z0-9._-]{1,20}");

  private static final Set<String> CELL =
      Set.of("row", "unit", "value", "computed", "source", "reason", "note", "unknown", "origins");
  private static final Set<String> ORIGIN = Set.of("type", "id", "title", "contribution", "note");

  private EnvelopeCodec() {}

  /** The canonical bytes (RFC 8785). */
  public static byte[] write(Envelope e) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", SCHEMA);
    document.put("messageId", e.messageId());
    document.put(
        "sender",
        Map.of(
            "instance", e.sender().instance(),
            "organisation", e.sender().organisation(),
            "province", e.sender().province().toString()));
    document.put("form", Map.of("id", e.form().id(), "version", e.form().version()));
    document.put("period", e.period().code());
    document.put("revision", e.revision());
    document.put("cutoff", e.cutoff().toString());
    document.put("drawnUpAt", e.drawnUpAt().toString());
    document.put(
        "approval",
        e.approval().map(a -> Map.of("by", a.by(), "at", a.at().toString())).orElse(null));
    if (e.sequence() != 0) {
      document.put("sequence", e.sequence());
    }
    document.put("previousDigest", e.previousDigest().orElse(null));
    document.put("cells", e.cells().stream().map(EnvelopeCodec::cell).toList());
    if (!e.lists().isEmpty()) {
      document.put(
          "lists",
          e.lists().stream().map(l -> Map.of("list", l.list(), "rows", l.lines())).toList());
    }
    document.put(
        "explanations",
        e.explanations().stream().map(x -> Map.of("check", x.check(), "text", x.text())).toList());
    return CanonicalJson.canonical(StrictJson.write(document));
  }

  private static Map<String, Object> cell(Envelope.Cell c) {
    ReportCell cell = c.cell();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("row", cell.row());
    result.put("unit", c.unit());
    result.put("value", cell.value() == null ? null : Units.text(cell.value()));
    result.put("computed", cell.computed() == null ? null : Units.text(cell.computed()));
    result.put("source", cell.source().name());
    result.put("reason", cell.reason());
    result.put("note", cell.note());
    result.put("unknown", cell.unknown());
    result.put(
        "origins",
        cell.origins().stream()
            .map(
                o -> {
                  Map<String, Object> origin = new LinkedHashMap<>();
                  origin.put("type", o.subject().type());
                  origin.put("id", o.subject().id());
                  origin.put("title", o.title());
                  origin.put(
                      "contribution",
                      o.contribution() == null ? null : Units.text(o.contribution()));
                  origin.put("note", o.note());
                  return origin;
                })
            .toList());
    return result;
  }

  /**
   * Reads an envelope from outside; its size must have been checked before.
   *
   * @param maxCells most cells
   * @param maxOrigins most origins, over all cells
   * @throws InvalidDocumentException with every problem found and its place
   */
  public static Envelope read(byte[] json, int maxCells, int maxOrigins)
      throws InvalidDocumentException {
    return new Reader(maxCells, maxOrigins).envelope(json, null);
  }

  /**
   * Reads an envelope out of the bytes that {@link CanonicalJson} gave: its names are known to be
   * unique and in order, so its many cells need no tree. Takes and refuses what {@link #read} does,
   * in the same words.
   *
   * @throws InvalidDocumentException as {@link #read}
   */
  public static Envelope readCanonical(byte[] json, int maxCells, int maxOrigins)
      throws InvalidDocumentException {
    return new Reader(maxCells, maxOrigins)
        .envelope(json, CanonicalCells.read(json, maxCells, maxOrigins));
  }

  /**
   * Whether a text is a decimal as figures are written: {@code -?(0|[1-9][0-9]*)(.[0-9]{1,6})?}.
   */
  static boolean isDecimal(String text) {
    int length = text.length();
    int first = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int point = digits(text, first);
    int whole = point - first;
    if (whole < 1 || whole > Units.MAX_DIGITS || (whole > 1 && text.charAt(first) == '0')) {
      return false;
    }
    if (point == length) {
      return true;
    }
    int end = digits(text, point + 1);
    int decimals = end - point - 1;
    return text.charAt(point) == '.' && decimals >= 1 && decimals <= Units.SCALE && end == length;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static final class Reader {

    private final StrictJson json = new StrictJson();
    private final int maxCells;
    private final int maxOrigins;
    private int origins;

    Reader(int maxCells, int maxOrigins) {
      this.maxCells = maxCells;
      this.maxOrigins = maxOrigins;
    }

    /**
     * Reads.
     *
     * @param quick the cells and the rest, when they could be read at once; may be null
     */
    Envelope envelope(byte[] document, CanonicalCells quick) throws InvalidDocumentException {
      StrictJson.Obj o = quick == null ? json.read(document) : json.of(quick.rest());
      o.only(
          Set.of(
              "schema",
              "messageId",
              "sender",
              "form",
              "period",
              "revision",
              "cutoff",
              "drawnUpAt",
              "approval",
              "sequence",
              "previousDigest",
              "cells",
              "lists",
              "explanations"));
      o.matching(
          "schema", 40, SCHEMA::equals, "Phải là " + SCHEMA + ".", "It must be " + SCHEMA + ".");
      String messageId =
          o.matching(
              "messageId",
              36,
              s -> UUID_TEXT.matcher(s).matches(),
              "Phải là UUID chữ thường.",
              "It must be a lower-case UUID.");
      Envelope.Sender sender = sender(o.object("sender"));
      FormKey form = form(o.object("form"));
      Period period = parsed(o, "period", 10, EnvelopeCodec::period, "2026-H1");
      Integer revision = o.whole("revision", 1, 100_000);
      LocalDate cutoff = parsed(o, "cutoff", 10, LocalDate::parse, "2026-06-14");
      Instant drawnUpAt = parsed(o, "drawnUpAt", 30, Instant::parse, "2026-06-20T01:02:03Z");
      Optional<Envelope.Approval> approval =
          o.isNull("approval") ? Optional.empty() : approval(o.object("approval"));
      // Absent in what was sent before there were numbers.
      Integer sequence =
          !o.has("sequence") || o.isNull("sequence")
              ? Integer.valueOf(0)
              : o.whole("sequence", 1, Integer.MAX_VALUE);
      Optional<String> previous =
          o.isNull("previousDigest")
              ? Optional.empty()
              : Optional.ofNullable(
                  o.matching(
                      "previousDigest",
                      64,
                      s -> DIGEST.matcher(s).matches(),
                      "Phải là SHA-256, 64 chữ số thập lục phân viết thường.",
                      "It must be a SHA-256, 64 lower-case hex digits."));
      List<Envelope.Cell> cells = quick == null ? cells(o) : quick.cells();
      List<Envelope.Section> lists = o.has("lists") ? lists(o.objects("lists", 1, 20)) : List.of();
      if (cells.isEmpty() && lists.isEmpty() && !json.failed()) {
        json.problem(
            "cells", "ENV-EMPTY", "Báo cáo không có số liệu nào.", "The report holds nothing.");
      }
      List<Envelope.Explanation> explanations = new ArrayList<>();
      Set<String> explained = new HashSet<>();
      for (StrictJson.Obj x : o.objects("explanations", 0, 2000)) {
        x.only(Set.of("check", "text"));
        String check = x.filled("check", 40);
        String text = x.filled("text", 2000);
        if (check != null && text != null) {
          if (!explained.add(check)) {
            json.problem(
                x.at("check"),
                "ENV-TWICE",
                "Giải trình cho " + check + " có hai lần.",
                "Check " + check + " is explained twice.");
          }
          explanations.add(new Envelope.Explanation(check, text));
        }
      }
      json.finish();
      return new Envelope(
          messageId,
          sender,
          form,
          period,
          revision,
          cutoff,
          drawnUpAt,
          approval,
          sequence,
          previous,
          cells,
          lists,
          explanations);
    }

    private List<Envelope.Cell> cells(StrictJson.Obj o) {
      List<Envelope.Cell> cells = new ArrayList<>();
      Set<String> rows = new HashSet<>();
      for (StrictJson.Obj cell : o.objects("cells", 0, maxCells)) {
        Envelope.Cell c = cell(cell);
        if (c != null) {
          if (!rows.add(c.cell().row())) {
            json.problem(
                cell.at("row"),
                "ENV-TWICE",
                "Dòng " + c.cell().row() + " có hai lần.",
                "Row " + c.cell().row() + " occurs twice.");
          }
          cells.add(c);
        }
      }
      return cells;
    }

    private List<Envelope.Section> lists(List<StrictJson.Obj> sections) {
      List<Envelope.Section> result = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (StrictJson.Obj section : sections) {
        section.only(Set.of("list", "rows"));
        String key = section.filled("list", 20);
        List<Map<String, String>> lines = new ArrayList<>();
        for (StrictJson.Obj line : section.objects("rows", 1, 2000)) {
          Map<String, String> values = new LinkedHashMap<>();
          for (String column : line.names(40)) {
            if (!COLUMN.matcher(column).matches()) {
              json.problem(
                  line.path(),
                  "ENV-COLUMN",
                  "Tên cột không hợp lệ.",
                  "The name of a column is not valid.");
              continue;
            }
            String value = line.filled(column, 2000);
            if (value != null) {
              values.put(column, value);
            }
          }
          lines.add(values);
        }
        if (key != null) {
          if (!keys.add(key)) {
            json.problem(
                section.at("list"),
                "ENV-TWICE",
                "Danh sách " + key + " có hai lần.",
                "List " + key + " occurs twice.");
          }
          result.add(new Envelope.Section(key, lines));
        }
      }
      return result;
    }

    private Envelope.Sender sender(StrictJson.Obj o) {
      if (o == null) {
        return null;
      }
      o.only(Set.of("instance", "organisation", "province"));
      String instance = o.filled("instance", 64);
      String organisation = o.text("organisation", 35);
      String province =
          o.matching(
              "province",
              5,
              s -> PROVINCE.matcher(s).matches(),
              "Phải là mã tỉnh kèm thế hệ, ví dụ 34:68.",
              "It must be a province code with its vintage, for instance 34:68.");
      return province == null
          ? null
          : new Envelope.Sender(instance, organisation, UnitRef.parse(province));
    }

    private FormKey form(StrictJson.Obj o) {
      if (o == null) {
        return null;
      }
      o.only(Set.of("id", "version"));
      String id =
          o.matching(
              "id",
              60,
              s -> FORM_ID.matcher(s).matches(),
              "Chỉ gồm a–z, 0–9 và dấu gạch ngang.",
              "Only a–z, 0–9 and hyphens.");
      Integer version = o.whole("version", 1, 10_000);
      return id == null || version == null ? null : new FormKey(id, version);
    }

    private Optional<Envelope.Approval> approval(StrictJson.Obj o) {
      if (o == null) {
        return Optional.empty();
      }
      o.only(Set.of("by", "at"));
      String by = o.filled("by", 200);
      Instant at = parsed(o, "at", 30, Instant::parse, "2026-06-20T01:02:03Z");
      return by == null || at == null
          ? Optional.empty()
          : Optional.of(new Envelope.Approval(by, at));
    }

    private Envelope.Cell cell(StrictJson.Obj o) {
      o.only(CELL);
      String row = o.filled("row", 41);
      String unit = o.filled("unit", 40);
      BigDecimal value = decimal(o, "value");
      BigDecimal computed = decimal(o, "computed");
      ReportCell.Source source =
          parsed(o, "source", 20, ReportCell.Source::valueOf, "RECORDS, FORMULA, MANUAL");
      String reason = o.text("reason", 1000);
      String note = o.text("note", 1000);
      Integer unknown = o.whole("unknown", 0, 10_000_000);
      List<Origin> from = new ArrayList<>();
      for (StrictJson.Obj origin : o.objects("origins", 0, maxOrigins)) {
        if (++origins > maxOrigins) {
          json.problem(
              o.at("origins"),
              "ENV-ORIGINS",
              "Quá " + maxOrigins + " hồ sơ gốc trong một báo cáo.",
              "More than " + maxOrigins + " origins in one report.");
          break;
        }
        Origin read = origin(origin);
        if (read != null) {
          from.add(read);
        }
      }
      return row == null
              || unit == null
              || source == null
              || reason == null
              || note == null
              || unknown == null
          ? null
          : new Envelope.Cell(
              unit, new ReportCell(row, value, computed, source, reason, note, from, unknown));
    }

    private Origin origin(StrictJson.Obj o) {
      o.only(ORIGIN);
      String type = o.filled("type", 60);
      String id = o.filled("id", 100);
      String title = o.text("title", 500);
      BigDecimal contribution = decimal(o, "contribution");
      String note = o.text("note", 1000);
      return type == null || id == null || title == null || note == null
          ? null
          : new Origin(new SubjectRef(type, id), title, contribution, note);
    }

    private BigDecimal decimal(StrictJson.Obj o, String name) {
      if (o.isNull(name)) {
        return null;
      }
      String text =
          o.matching(
              name,
              40,
              EnvelopeCodec::isDecimal,
              "Phải là số thập phân dạng chuỗi, ví dụ \"825.5\", hoặc null.",
              "It must be a decimal as text, for instance \"825.5\", or null.");
      return text == null ? null : Units.normal(new BigDecimal(text));
    }

    private <T> T parsed(
        StrictJson.Obj o, String name, int max, Function<String, T> parser, String example) {
      String text = o.text(name, max);
      if (text == null) {
        return null;
      }
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException | DateTimeParseException e) {
        json.problem(
            o.at(name),
            "JSON-FORM",
            "Không đúng dạng, ví dụ: " + example + ".",
            "Not of the right form, for instance: " + example + ".");
        return null;
      }
    }
  }

  private static Period period(String code) {
    Period period = Period.parse(code);
    if (!period.code().equals(code)) {
      throw new IllegalArgumentException("not the canonical code: " + code);
    }
    return period;
  }
}
