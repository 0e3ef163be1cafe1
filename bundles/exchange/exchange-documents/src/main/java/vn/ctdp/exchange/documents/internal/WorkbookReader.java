package vn.ctdp.exchange.documents.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.text.VietnameseText;
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

  /** Most bytes once unpacked. */
  private static final long MAX_UNPACKED = 64L << 20;

  private static final int MAX_ENTRIES = 500;
  private static final int MAX_ROWS = 5000;
  private static final int MAX_PROBLEMS = 50;

  /** A spreadsheet has numbers to the power of 308 of ten. */
  private static final int MAX_EXPONENT = 400;

  /** Digits that a spreadsheet keeps. */
  private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_UP);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final Report report;
  private final FormDefinition form;
  private final Map<String, ReportCell> present = new HashMap<>();
  private final List<FieldProblem> problems = new ArrayList<>();
  private final Map<String, BigDecimal> cells = new LinkedHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();

  WorkbookReader(Report report) {
    this.report = report;
    this.form = report.definition();
    report.cells().forEach(c -> present.put(c.row(), c));
  }

  ReportContent read(byte[] bytes) {
    bounded(bytes);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      Sheet meta =
          book.findSheet(WorkbookWriter.META)
              .orElseThrow(() -> new CtdpException(DocumentError.NOT_A_WORKBOOK));
      List<String[]> sheets = sheets(meta);
      for (String[] entry : sheets) {
        Optional<Sheet> sheet = book.findSheet(entry[2]);
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
    } catch (IOException | ExcelReaderException e) {
      throw new CtdpException(DocumentError.NOT_A_WORKBOOK, List.of(), e);
    }
    if (!problems.isEmpty()) {
      throw new CtdpException(
          DocumentError.WRONG, problems, null, Integer.toString(problems.size()));
    }
    return new ReportContent(cells, notes, lists);
  }

  /** Refuses what is no zip file, or grows beyond bounds when it is unpacked. */
  private static void bounded(byte[] bytes) {
    if (bytes.length > ReportDocuments.MAX_WORKBOOK) {
      throw new CtdpException(DocumentError.TOO_LARGE);
    }
    long total = 0;
    int entries = 0;
    byte[] buffer = new byte[8192];
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry entry = all.nextElement();
        if (++entries > MAX_ENTRIES) {
          throw new CtdpException(DocumentError.TOO_LARGE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            total += n;
            if (total > MAX_UNPACKED) {
              throw new CtdpException(DocumentError.TOO_LARGE);
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new CtdpException(DocumentError.NOT_A_WORKBOOK, List.of(), e);
    }
    if (entries == 0) {
      throw new CtdpException(DocumentError.NOT_A_WORKBOOK);
    }
  }

  private List<String[]> sheets(Sheet meta) throws IOException {
    List<String[]> result = new ArrayList<>();
    try (Stream<Row> rows = meta.openStream()) {
      rows.limit(100).forEach(r -> result.add(new String[] {text(r, 0), text(r, 1), text(r, 2)}));
    }
    if (result.isEmpty() || !WorkbookWriter.SCHEMA.equals(result.get(0)[0])) {
      throw new CtdpException(DocumentError.NOT_A_WORKBOOK);
    }
    String made = result.get(0)[1] + "@" + result.get(0)[2];
    FormKey key = form.key();
    if (!made.equals(key.toString())) {
      throw new CtdpException(DocumentError.OTHER_FORM, made, key.toString());
    }
    return result.subList(1, result.size());
  }

  private static String text(Row row, int column) {
    Cell cell = row.getOptionalCell(column).orElse(null);
    return cell == null || cell.getText() == null ? "" : VietnameseText.normalise(cell.getText());
  }

  /** Column keys of the hidden first row. */
  private static Map<Integer, String> keys(Row first) {
    Map<Integer, String> result = new LinkedHashMap<>();
    for (int c = 1; c < Math.min(first.getCellCount(), 200); c++) {
      String key = text(first, c);
      if (!key.isEmpty()) {
        result.put(c, key);
      }
    }
    return result;
  }

  private List<Row> all(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.limit(MAX_ROWS).toList();
    }
  }

  private static String place(Sheet sheet, Row row, int column) {
    return sheet.getName() + "!" + WorkbookWriter.name(column) + row.getRowNum();
  }

  private void rows(Sheet sheet) throws IOException {
    List<Row> rows = all(sheet);
    Map<Integer, String> keys = frame(sheet, rows);
    for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      String key = text(row, 0);
      if (key.isEmpty()) {
        continue;
      }
      keys.forEach(
          (column, kind) -> {
            if (kind.equals(WorkbookWriter.VALUE)) {
              figure(sheet, row, column, key);
            } else if (kind.equals(WorkbookWriter.NOTE) && form.figure(key).isPresent()) {
              String note = text(row, column);
              ReportCell cell = present.get(key);
              if (!note.equals(cell == null ? "" : cell.note())) {
                notes.put(key, note);
              }
            }
          });
    }
  }

  private void table(Sheet sheet) throws IOException {
    List<Row> rows = all(sheet);
    Map<Integer, String> keys = frame(sheet, rows);
    for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      String key = text(row, 0);
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

  private Map<Integer, String> frame(Sheet sheet, List<Row> rows) {
    Map<Integer, String> keys =
        rows.isEmpty() || rows.get(0).getRowNum() != 1 ? Map.of() : keys(rows.get(0));
    if (keys.isEmpty()) {
      problem(
          sheet.getName(),
          "Mất dòng mã ẩn ở đầu trang tính; tải lại mẫu.",
          "The hidden first row is gone; download the template again.");
    }
    return keys;
  }

  private void figure(Sheet sheet, Row row, int column, String key) {
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
    Cell cell = row.getOptionalCell(column).orElse(null);
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
  private static BigDecimal number(Cell cell, int shift) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getRawValue() == null) {
      return null;
    }
    BigDecimal read;
    if (cell.getType() == CellType.NUMBER
        || (cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal)) {
      read = figure(cell.getRawValue()).round(SPREADSHEET);
    } else {
      String text = cell.getText() == null ? "" : VietnameseText.normalise(cell.getText());
      if (text.isEmpty()) {
        return null;
      }
      read = VnNumbers.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
    return Units.normal(read.movePointRight(shift));
  }

  /** A number as a file may hold it; writing out the zeros of some would take all memory. */
  private static BigDecimal figure(String raw) {
    try {
      BigDecimal number = new BigDecimal(raw);
      if (Math.abs((long) number.scale()) <= MAX_EXPONENT) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(raw, e);
    }
    throw new IllegalArgumentException(raw);
  }

  private void list(Sheet sheet, String key) throws IOException {
    Optional<FormList> known = form.list(key);
    if (known.isEmpty()) {
      problem(sheet.getName(), "Biểu không có danh sách này.", "The form has no such list.");
      return;
    }
    FormList list = known.get();
    List<Row> rows = all(sheet);
    Map<Integer, String> keys = frame(sheet, rows);
    List<Map<String, String>> lines = new ArrayList<>();
    for (Row row : rows) {
      // The frame: keys, four lines of heading, the names of the columns.
      if (row.getRowNum() <= 6) {
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
                sheet.getName() + "!" + row.getRowNum(),
                "Thiếu “" + column.label().vi() + "”.",
                "“" + column.label().en() + "” is missing.");
          }
        }
        lines.add(values);
      }
    }
    if (lines.size() > list.maxRows()) {
      problem(
          sheet.getName(),
          "Nhiều nhất " + list.maxRows() + " dòng.",
          "At most " + list.maxRows() + " lines.");
    }
    if (!lines.equals(report.lists().getOrDefault(key, List.of()))) {
      lists.put(key, lines);
    }
  }

  private Optional<String> value(Sheet sheet, Row row, int index, FormList.Column column) {
    Cell cell = row.getOptionalCell(index).orElse(null);
    String text = text(row, index);
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

  private static Optional<LocalDate> day(Cell cell, String text) {
    if (cell.getType() == CellType.NUMBER) {
      try {
        return Optional.of(cell.asDate().toLocalDate());
      } catch (DateTimeException | ArithmeticException | ExcelReaderException e) {
        return Optional.empty();
      }
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
