package vn.ctdp.exchange.documents.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormColumn;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;

/**
 * Writes a form as a workbook. Each sheet has the same frame: the hidden first column holds row
 * keys, the hidden first row column keys, so that inserted lines and moved columns do no harm. A
 * sheet {@value #META} names the form and what each sheet holds. Cells that people fill are open,
 * the others are locked. For one thread.
 */
final class WorkbookWriter {

  /** The sheet that says what the workbook is. */
  static final String META = "_ctdp";

  static final String SCHEMA = "ctdp-workbook-1";
  static final String VALUE = "value";
  static final String NOTE = "note";

  private static final Pattern CELL = Pattern.compile("\\[([^\\]]*)\\]");
  private static final int SPARE_LINES = 100;

  private final FormDefinition form;
  private final Locale locale;
  private final Map<String, ReportCell> cells = new HashMap<>();
  private final Map<String, List<Map<String, String>>> lists;
  private final String line;
  private final Map<String, String> places = new HashMap<>();
  private final List<String[]> sheets = new ArrayList<>();

  WorkbookWriter(FormDefinition form, Locale locale) {
    this.form = form;
    this.locale = locale;
    this.lists = Map.of();
    this.line = "";
  }

  WorkbookWriter(Report report, Locale locale, String line) {
    this.form = report.definition();
    this.locale = locale;
    this.lists = report.lists();
    this.line = line;
    report.cells().forEach(c -> cells.put(c.row(), c));
  }

  byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "CTDP", "1.0")) {
      if (form.tables().isEmpty()) {
        if (!form.rows().isEmpty()) {
          plain(book);
        }
      } else {
        for (FormTable table : form.tables()) {
          matrix(book, table);
        }
      }
      for (FormList list : form.lists()) {
        list(book, list);
      }
      meta(book);
      book.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String in(Localized text) {
    return text.in(locale);
  }

  private boolean vietnamese() {
    return !"en".equals(locale.getLanguage());
  }

  private String word(String vi, String en) {
    return vietnamese() ? vi : en;
  }

  private Worksheet sheet(Workbook book, String kind, String key, String name) {
    Worksheet sheet = book.newWorksheet(name);
    sheets.add(new String[] {kind, key, name});
    sheet.hideColumn(0);
    sheet.hideRow(0);
    sheet.value(1, 1, form.number() + " – " + form.legalText());
    sheet.value(2, 1, in(form.title()));
    sheet.style(2, 1).bold().fontSize(13).set();
    sheet.value(3, 1, line);
    if (!form.remark().vi().isEmpty()) {
      sheet.value(4, 1, in(form.remark()));
      sheet.style(4, 1).italic().set();
    }
    sheet.protect(
        "",
        SheetProtectionOption.SHEET,
        SheetProtectionOption.OBJECTS,
        SheetProtectionOption.SCENARIOS);
    sheet.fitToWidth((short) 1);
    return sheet;
  }

  private static void head(Worksheet sheet, int row, int column, String text, int width) {
    sheet.value(row, column, text);
    sheet
        .style(row, column)
        .bold()
        .wrapText(true)
        .fillColor("E8EEF4")
        .borderStyle("thin")
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .set();
    sheet.width(column, width);
  }

  private void plain(Workbook book) {
    Worksheet sheet = sheet(book, "rows", "", word("Biểu", "Form"));
    head(sheet, 5, 1, word("TT", "No."), 7);
    head(sheet, 5, 2, word("Chỉ tiêu", "Indicator"), 62);
    head(sheet, 5, 3, word("Đơn vị tính", "Unit"), 16);
    head(sheet, 5, 4, word("Kết quả", "Result"), 18);
    head(sheet, 5, 5, word("Ghi chú", "Remarks"), 40);
    sheet.value(0, 4, VALUE);
    sheet.value(0, 5, NOTE);
    int r = 6;
    for (FormRow row : form.rows()) {
      places.put(row.key(), "E" + (r + 1));
      r++;
    }
    r = 6;
    for (FormRow row : form.rows()) {
      boolean heading = row.kind() == FormRow.Kind.HEADING;
      sheet.value(r, 0, heading ? "" : row.key());
      label(sheet, r, 1, row.key(), heading, 0);
      label(
          sheet,
          r,
          2,
          in(row.label()) + (row.periodLeftUnsaid() ? word(" (trong kỳ)", " (in the period)") : ""),
          heading,
          row.indent());
      label(sheet, r, 3, in(row.printedUnit()), heading, 0);
      if (heading) {
        label(sheet, r, 4, "", true, 0);
        label(sheet, r, 5, "", true, 0);
      } else {
        figure(sheet, r, 4, row);
        ReportCell cell = cells.get(row.key());
        if (cell != null && !cell.note().isEmpty()) {
          sheet.value(r, 5, cell.note());
        }
        open(sheet.style(r, 5).wrapText(true).borderStyle("thin"), true).set();
      }
      r++;
    }
    sheet.freezePane(0, 6);
    sheet.repeatRows(5, 5);
  }

  private void matrix(Workbook book, FormTable table) {
    Worksheet sheet = sheet(book, "table", table.key(), word("Bảng ", "Table ") + table.key());
    sheet.value(3, 1, in(table.title()) + (line.isEmpty() ? "" : " – " + line));
    sheet.pageOrientation("landscape");
    head(sheet, 5, 1, word("Chỉ tiêu", "Indicator"), 44);
    head(sheet, 5, 2, word("Đơn vị tính", "Unit"), 14);
    int c = 3;
    for (FormColumn column : table.columns()) {
      String unit = in(column.printedUnit());
      head(sheet, 5, c, in(column.label()) + (unit.isEmpty() ? "" : " (" + unit + ")"), 16);
      sheet.value(0, c, column.key());
      c++;
    }
    int r = 6;
    for (FormRow row : form.rows()) {
      if (row.table().equals(table.key())) {
        c = 3;
        for (FormColumn column : table.columns()) {
          places.put(row.key() + "/" + column.key(), CellRange.column(c) + (r + 1));
          c++;
        }
        r++;
      }
    }
    r = 6;
    for (FormRow row : form.rows()) {
      if (!row.table().equals(table.key())) {
        continue;
      }
      boolean heading = row.kind() == FormRow.Kind.HEADING;
      sheet.value(r, 0, heading ? "" : row.key());
      label(sheet, r, 1, in(row.label()), heading, row.indent());
      label(sheet, r, 2, in(row.printedUnit()), heading, 0);
      c = 3;
      for (FormColumn column : table.columns()) {
        FormRow figure = heading ? null : form.figure(row.key() + "/" + column.key()).orElse(null);
        if (figure == null) {
          sheet.style(r, c).fillColor("D9D9D9").borderStyle("thin").set();
        } else {
          figure(sheet, r, c, figure);
        }
        c++;
      }
      r++;
    }
    sheet.freezePane(2, 6);
  }

  private void list(Workbook book, FormList list) {
    List<Map<String, String>> lines = lists.getOrDefault(list.key(), List.of());
    Worksheet sheet = sheet(book, "list", list.key(), word("Danh sách ", "List ") + list.key());
    sheet.value(3, 1, in(list.title()));
    sheet.pageOrientation("landscape");
    head(sheet, 5, 1, word("TT", "No."), 6);
    int last = Math.min(list.maxRows(), lines.size() + SPARE_LINES);
    int c = 2;
    for (FormList.Column column : list.columns()) {
      String unit = in(column.printedUnit());
      String label = in(column.label());
      head(
          sheet,
          5,
          c,
          label
              + (unit.isEmpty() || label.contains(unit) ? "" : " (" + unit + ")")
              + (column.required() ? " *" : ""),
          column.type() == FormList.Type.TEXT && column.choices().isEmpty() ? 32 : 17);
      sheet.value(0, c, column.key());
      for (int i = 0; i < last; i++) {
        String value = i < lines.size() ? lines.get(i).get(column.key()) : null;
        value(sheet, 6 + i, c, column, value);
      }
      if (!column.choices().isEmpty()) {
        choices(book, sheet, c, last, column);
      }
      c++;
    }
    for (int i = 0; i < last; i++) {
      sheet.value(6 + i, 1, i + 1);
      sheet.style(6 + i, 1).borderStyle("thin").set();
    }
    sheet.freezePane(0, 6);
  }

  private void value(Worksheet sheet, int r, int c, FormList.Column column, String value) {
    StyleSetter style = sheet.style(r, c);
    style.borderStyle("thin").wrapText(true);
    switch (column.type()) {
      case DATE -> {
        style.format("dd/mm/yyyy");
        if (value != null) {
          sheet.value(r, c, LocalDate.parse(value));
        }
      }
      case FIGURE -> {
        style.format(format(column.decimals()));
        if (value != null) {
          sheet.value(r, c, new BigDecimal(value).movePointLeft(column.shift()));
        }
      }
      default -> {
        if (value != null) {
          sheet.value(r, c, in(column.name(value)));
        }
      }
    }
    open(style, true).set();
  }

  private void choices(Workbook book, Worksheet sheet, int c, int last, FormList.Column column) {
    String name = "_" + sheets.size() + "_" + column.key();
    Worksheet values = book.newWorksheet(name);
    values.setVisibilityState(VisibilityState.VERY_HIDDEN);
    int i = 0;
    for (FormList.Choice choice : column.choices()) {
      values.value(i++, 0, in(choice.label()));
    }
    sheet
        .range(6, c, 5 + last, c)
        .validateWithList(values.range(0, 0, column.choices().size() - 1, 0))
        .allowBlank(true)
        .showErrorMessage(true)
        .errorTitle(in(column.label()))
        .error(word("Chọn một giá trị trong danh sách.", "Choose a value from the list."));
  }

  private static void label(
      Worksheet sheet, int r, int c, String text, boolean heading, int indent) {
    sheet.value(r, c, text);
    StyleSetter style = sheet.style(r, c);
    style.wrapText(true).borderStyle("thin").verticalAlignment("center");
    if (indent > 0) {
      style.indent(indent);
    }
    if (heading) {
      style.bold().fillColor("F3F5F8");
    }
    style.set();
  }

  private void figure(Worksheet sheet, int r, int c, FormRow figure) {
    ReportCell cell = cells.get(figure.key());
    BigDecimal value = cell == null ? null : cell.value();
    boolean computed = figure.kind() == FormRow.Kind.COMPUTED;
    boolean overridden = cell != null && cell.source() == ReportCell.Source.OVERRIDE;
    String formula = computed && !overridden ? formula(figure) : null;
    if (formula != null) {
      sheet.formula(r, c, formula);
    } else if (value != null) {
      sheet.value(r, c, value.movePointLeft(figure.shift()));
    }
    boolean typed =
        !computed
            && !overridden
            && (figure.source().isEmpty()
                || (figure.typedWhenUnknown() && (cell == null || cell.computed() == null)));
    StyleSetter style = sheet.style(r, c);
    style.format(format(figure.decimals())).borderStyle("thin").verticalAlignment("center");
    if (!typed) {
      style.fillColor(overridden ? "FFF2CC" : "F3F5F8");
    }
    open(style, typed).set();
    if (typed) {
      String at = CellRange.column(c) + (r + 1);
      sheet
          .range(r, c, r, c)
          .validateWithFormula("AND(ISNUMBER(" + at + ")," + at + ">=0)")
          .allowBlank(true)
          .showErrorMessage(true)
          .errorTitle(figure.key())
          .error(word("Nhập số không âm.", "Enter a number of 0 or more."));
    }
  }

  private static StyleSetter open(StyleSetter style, boolean open) {
    if (open) {
      style.protectionOption(ProtectionOption.LOCKED, false);
    }
    return style;
  }

  /** The formula of a cell in the printed units; null when it uses more than cells of its sheet. */
  private String formula(FormRow figure) {
    Matcher m = CELL.matcher(figure.source());
    StringBuilder result = new StringBuilder();
    while (m.find()) {
      String key = m.group(1).strip();
      String place = places.get(key);
      FormRow used = form.figure(key).orElse(null);
      if (place == null || used == null || !used.table().equals(figure.table())) {
        return null;
      }
      int shift = used.shift();
      m.appendReplacement(
          result,
          Matcher.quoteReplacement(
              shift == 0 ? place : "(" + place + "*" + BigDecimal.TEN.pow(shift) + ")"));
    }
    m.appendTail(result);
    String body = "(" + result + ")";
    if (figure.shift() > 0) {
      body += "/" + BigDecimal.TEN.pow(figure.shift());
    }
    return "IFERROR(" + body + ",\"\")";
  }

  private static String format(int decimals) {
    return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }

  private void meta(Workbook book) {
    Worksheet meta = book.newWorksheet(META);
    meta.setVisibilityState(VisibilityState.VERY_HIDDEN);
    meta.value(0, 0, SCHEMA);
    meta.value(0, 1, form.key().id());
    meta.value(0, 2, Integer.toString(form.key().version()));
    int r = 1;
    for (String[] sheet : sheets) {
      for (int c = 0; c < 3; c++) {
        meta.value(r, c, sheet[c]);
      }
      r++;
    }
  }
}
