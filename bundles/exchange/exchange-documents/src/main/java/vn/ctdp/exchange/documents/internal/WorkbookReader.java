package vn.ctdp.exchange.documents.internal;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.sheet.Workbook;
import vn.ctdp.core.sheet.Workbooks;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportContent;

/** Reads what people typed into a workbook that {@link WorkbookWriter} made. For one thread. */
final class WorkbookReader {

  private static final SheetLimits LIMITS =
      new SheetLimits(ReportDocuments.MAX_WORKBOOK, 64L << 20, 5000, 256, 8000);

  private static final int MAX_PROBLEMS = 50;

  /** Digits that a spreadsheet keeps. */
  private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_UP);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final Report report;
  private final Workbooks workbooks;
  private final FormDefinition form;
  private final Map<String, ReportCell> present = new HashMap<>();
  private final List<FieldProblem> problems = new ArrayList<>();
  private final Map<String, BigDecimal> cells = new LinkedHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();

  WorkbookReader(Report report, Workbooks workbooks) {
    this.report = report;
    this.workbooks = workbooks;
    this.form = report.definition();
    report.cells().forEach(c -> present.put(c.row(), c));
  }

  ReportContent read(byte[] bytes) {
    Workbook book = workbooks.read("report.xlsx", new ByteArrayInputStream(bytes), LIMITS);
    Sheet meta =
        book.sheet(WorkbookWriter.META)
            .orElseThrow(() -> new CtdpException(DocumentError.NOT_A_TEMPLATE));
    for (String[] entry : sheets(meta)) {
      Optional<Sheet> sheet = book.sheet(entry[2]);
      if (sheet.isEmpty()) {
        problem(
            entry[2],
            "Thiếu trang tính này; tải lại mẫu.",
            "This sheet is missing; download the template again.");
        continue;
      }
      switch (entry[0]) {
        case "rows" -> rows(sheet.get());
        case "table" -> table(sheet.get());
        case "list" -> list(sheet.get(), entry[1]);
        default ->
            problem(entry[2], "Trang tính không rõ loại.", "The kind of sheet is not known.");
      }
    }
    if (!problems.isEmpty()) {
      throw new CtdpException(
          DocumentError.WRONG, problems, null, Integer.toString(problems.size()));
    }
    return new ReportContent(cells, notes, lists);
  }

  private List<String[]> sheets(Sheet meta) {
    List<String[]> result = new ArrayList<>();
    meta.rows().stream()
        .limit(100)
        .forEach(r -> result.add(new String[] {r.text(0), r.text(1), r.text(2)}));
    if (result.isEmpty() || !WorkbookWriter.SCHEMA.equals(result.get(0)[0])) {
      throw new CtdpException(DocumentError.NOT_A_TEMPLATE);
    }
    String made = result.get(0)[1] + "@" + result.get(0)[2];
    FormKey key = form.key();
    if (!made.equals(key.toString())) {
      throw new CtdpException(DocumentError.OTHER_FORM, made, key.toString());
    }
    return result.subList(1, result.size());
  }

  /** Column keys of the hidden first row. */
  private static Map<Integer, String> keys(SheetRow first) {
    Map<Integer, String> result = new LinkedHashMap<>();
    for (SheetCell cell : first.cells()) {
      if (cell.column() > 0) {
        result.put(cell.column(), cell.text());
      }
    }
    return result;
  }

  private static String place(Sheet sheet, SheetRow row, int column) {
    return sheet.place(row.number(), column);
  }

  private void rows(Sheet sheet) {
    List<SheetRow> rows = sheet.rows();
    Map<Integer, String> keys = frame(sheet, rows);
    for (SheetRow row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      String key = row.text(0);
      if (key.isEmpty()) {
        continue;
      }
      keys.forEach(
          (column, kind) -> {
            if (kind.equals(WorkbookWriter.VALUE)) {
              figure(sheet, row, column, key);
            } else if (kind.equals(WorkbookWriter.NOTE) && form.figure(key).isPresent()) {
              String note = row.text(column);
              ReportCell cell = present.get(key);
              if (!note.equals(cell == null ? "" : cell.note())) {
                notes.put(key, note);
              }
            }
          });
    }
  }

  private void table(Sheet sheet) {
    List<SheetRow> rows = sheet.rows();
    Map<Integer, String> keys = frame(sheet, rows);
    for (SheetRow row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      String key = row.text(0);
      if (!key.isEmpty()) {
        keys.forEach(
            (column, columnKey) -> {
              String cell = key + "/" + columnKey;
              if (form.figure(cell).isPresent()) {
                figure(sheet, row, column, cell);
              }
            });
      }
    }
  }

  private Map<Integer, String> frame(Sheet sheet, List<SheetRow> rows) {
    Map<Integer, String> keys =
        rows.isEmpty() || rows.get(0).number() != 1 ? Map.of() : keys(rows.get(0));
    if (keys.isEmpty()) {
      problem(
          sheet.name(),
          "Mất dòng mã ẩn ở đầu trang tính; tải lại mẫu.",
          "The hidden first row is gone; download the template again.");
    }
    return keys;
  }

  private void figure(Sheet sheet, SheetRow row, int column, String key) {
    Optional<FormRow> known = form.figure(key);
    String place = place(sheet, row, column);
    if (known.isEmpty()) {
      problem(place, "Biểu không có ô " + key + ".", "The form has no cell " + key + ".");
      return;
    }
    FormRow figure = known.get();
    ReportCell before = present.get(key);
    if (figure.kind() == FormRow.Kind.COMPUTED) {
      // The system computes it anew; what the spreadsheet shows does not count.
      return;
    }
    SheetCell cell = row.cell(column).orElse(null);
    BigDecimal value;
    try {
      value = number(cell, figure.shift());
    } catch (IllegalArgumentException e) {
      problem(
          place,
          "Không đọc được số “" + e.getMessage() + "”. Viết theo kiểu Việt Nam, ví dụ 1.234,56.",
          "“" + e.getMessage() + "” is no number.");
      return;
    }
    boolean typed =
        figure.source().isEmpty()
            || (figure.typedWhenUnknown() && (before == null || before.computed() == null));
    if (!typed) {
      BigDecimal now = before == null ? null : before.value();
      if (value != null && !same(figure, value, now)) {
        problem(
            place,
            "Ô này lấy từ hồ sơ ("
                + (now == null ? "trống" : shown(figure, now))
                + "); muốn sửa, ghi lý do trên màn hình.",
            "This cell comes from records ("
                + (now == null ? "empty" : shown(figure, now))
                + "); to override it give a reason on the page.");
      }
      return;
    }
    if (value != null) {
      Optional<vn.ctdp.core.text.Localized> wrong = Units.problem(figure.unit(), value);
      if (wrong.isPresent()) {
        problem(place, wrong.get().vi(), wrong.get().en());
        return;
      }
    }
    BigDecimal now = before == null ? null : before.value();
    if (value == null ? now != null : now == null || !same(figure, value, now)) {
      cells.put(key, value);
    }
  }

  /** A spreadsheet keeps 15 digits: a figure that differs only beyond them is the same. */
  private static boolean same(FormRow figure, BigDecimal read, BigDecimal now) {
    return now != null
        && (read.compareTo(now) == 0
            || read.compareTo(
                    now.movePointLeft(figure.shift())
                        .round(SPREADSHEET)
                        .movePointRight(figure.shift()))
                == 0);
  }

  private static String shown(FormRow figure, BigDecimal value) {
    return VnNumbers.formatTrimmed(value.movePointLeft(figure.shift()), 6 + figure.shift());
  }

  /** A number in the stored unit; null when the cell is empty. */
  private static BigDecimal number(SheetCell cell, int shift) {
    if (cell == null || cell.text().isEmpty()) {
      return null;
    }
    BigDecimal read =
        cell.kind() == SheetCell.Kind.NUMBER
            ? cell.number()
            : VnNumbers.parse(cell.text())
                .orElseThrow(() -> new IllegalArgumentException(cell.text()));
    return Units.normal(read.movePointRight(shift));
  }

  private void list(Sheet sheet, String key) {
    Optional<FormList> known = form.list(key);
    if (known.isEmpty()) {
      problem(sheet.name(), "Biểu không có danh sách này.", "The form has no such list.");
      return;
    }
    FormList list = known.get();
    List<SheetRow> rows = sheet.rows();
    Map<Integer, String> keys = frame(sheet, rows);
    List<Map<String, String>> lines = new ArrayList<>();
    for (SheetRow row : rows) {
      // The frame: keys, four lines of heading, the names of the columns.
      if (row.number() <= 6) {
        continue;
      }
      Map<String, String> values = new LinkedHashMap<>();
      keys.forEach(
          (column, columnKey) ->
              list.column(columnKey)
                  .ifPresent(
                      c -> value(sheet, row, column, c).ifPresent(v -> values.put(c.key(), v))));
      if (!values.isEmpty()) {
        for (FormList.Column column : list.columns()) {
          if (column.required() && !values.containsKey(column.key())) {
            problem(
                sheet.name() + "!" + row.number(),
                "Thiếu “" + column.label().vi() + "”.",
                "“" + column.label().en() + "” is missing.");
          }
        }
        lines.add(values);
      }
    }
    if (lines.size() > list.maxRows()) {
      problem(
          sheet.name(),
          "Nhiều nhất " + list.maxRows() + " dòng.",
          "At most " + list.maxRows() + " lines.");
    }
    if (!lines.equals(report.lists().getOrDefault(key, List.of()))) {
      lists.put(key, lines);
    }
  }

  private Optional<String> value(Sheet sheet, SheetRow row, int index, FormList.Column column) {
    SheetCell cell = row.cell(index).orElse(null);
    String text = row.text(index);
    if (cell == null || text.isEmpty()) {
      return Optional.empty();
    }
    String place = place(sheet, row, index);
    String value;
    switch (column.type()) {
      case FIGURE -> {
        try {
          value = Units.text(number(cell, column.shift()));
        } catch (IllegalArgumentException e) {
          problem(place, "Không đọc được số “" + text + "”.", "“" + text + "” is no number.");
          return Optional.empty();
        }
      }
      case DATE -> {
        Optional<LocalDate> day = day(cell, text);
        if (day.isEmpty()) {
          problem(
              place,
              "Không đọc được ngày “" + text + "”. Viết ngày/tháng/năm, ví dụ 14/6/2026.",
              "“" + text + "” is no day; write day/month/year.");
          return Optional.empty();
        }
        value = day.get().toString();
      }
      default ->
          value =
              column.choices().stream()
                  .filter(
                      c ->
                          c.value().equals(text)
                              || c.label().vi().equals(text)
                              || c.label().en().equals(text))
                  .findFirst()
                  .map(FormList.Choice::value)
                  .orElse(text);
    }
    Optional<vn.ctdp.core.text.Localized> wrong =
        vn.ctdp.exchange.engine.ListSections.problem(column, value);
    wrong.ifPresent(w -> problem(place, w.vi(), w.en()));
    return wrong.isPresent() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<LocalDate> day(SheetCell cell, String text) {
    if (cell.kind() == SheetCell.Kind.DATE) {
      return Optional.of(cell.day().toLocalDate());
    }
    try {
      return Optional.of(LocalDate.parse(text, DAY));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void problem(String place, String vi, String en) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(FieldProblem.error(place, "EXD-CELL", vi, en));
    }
  }
}
