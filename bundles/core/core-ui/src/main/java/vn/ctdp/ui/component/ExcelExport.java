package vn.ctdp.ui.component;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Writes the rows of a list as .xlsx, fetched in portions and written as they come, so that memory
 * does not grow with the list. Figures and days are figures and days in the file, not text.
 */
final class ExcelExport<T> {

  private final List<DataGrid.Column<T>> columns;
  private final DataGrid.Source<T> source;
  private final Caller caller;
  private final PageRequest request;
  private final Locale locale;

  ExcelExport(
      List<DataGrid.Column<T>> columns,
      DataGrid.Source<T> source,
      Caller caller,
      PageRequest request,
      Locale locale) {
    this.columns = columns;
    this.source = source;
    this.caller = caller;
    this.request = request;
    this.locale = locale;
  }

  void write(OutputStream out, Instant now, String title, List<String> narrowing)
      throws IOException {
    try (Workbook book = new Workbook(out, "CTDP", "1.0")) {
      Worksheet sheet = book.newWorksheet(UiText.in(locale, "ui.export.sheet"));
      int row = 0;
      if (!title.isBlank()) {
        sheet.value(row, 0, title);
        sheet.style(row, 0).bold().fontSize(14).set();
        row++;
      }
      sheet.value(row, 0, UiText.in(locale, "ui.export.made", Format.moment(now)));
      sheet.style(row, 0).italic().set();
      row++;
      for (String line : narrowing) {
        sheet.value(row, 0, line);
        row++;
      }
      row++;
      int header = row;
      for (int c = 0; c < columns.size(); c++) {
        sheet.value(header, c, heading(columns.get(c)));
        sheet
            .style(header, c)
            .bold()
            .wrapText(true)
            .fillColor("E8EEF4")
            .borderStyle("thin")
            .horizontalAlignment(columns.get(c).numeric() ? "right" : "left")
            .set();
        sheet.width(c, width(columns.get(c), c));
      }
      sheet.freezePane(1, header + 1);
      row++;
      int offset = 0;
      long total;
      do {
        Page<T> page =
            source.page(
                caller,
                new PageRequest(
                    offset, request.limit(), request.sorts(), request.search(), request.filters()));
        total = page.total();
        for (T item : page.rows()) {
          write(sheet, row++, item);
        }
        sheet.flush();
        offset += page.rows().size();
        if (page.rows().isEmpty()) {
          break;
        }
      } while (offset < total && offset < DataGrid.EXPORT_LIMIT);
      if (offset > 0) {
        sheet.setAutoFilter(header, 0, row - 1, columns.size() - 1);
      }
      if (offset < total) {
        sheet.value(
            row + 1,
            0,
            UiText.in(locale, "ui.export.cut", Format.whole(offset), Format.whole(total)));
        sheet.style(row + 1, 0).bold().fontColor("B00020").set();
      }
    }
  }

  /** What is exported is read elsewhere: money says its unit. */
  private String heading(DataGrid.Column<?> column) {
    return column.kind == DataGrid.Kind.MONEY && column.header.indexOf('(') < 0
        ? column.header + " (" + UiText.in(locale, "ui.money.unit") + ")"
        : column.header;
  }

  private static int width(DataGrid.Column<?> column, int index) {
    int base =
        switch (column.kind) {
          case DATE -> 12;
          case MOMENT -> 17;
          case WHOLE, PERCENT, DECIMAL, AREA -> 14;
          case MONEY -> 20;
          default -> index == 0 ? 40 : 28;
        };
    return Math.max(base, Math.min(column.header.length() + 2, 40));
  }

  private void write(Worksheet sheet, int row, T item) {
    for (int c = 0; c < columns.size(); c++) {
      DataGrid.Column<T> column = columns.get(c);
      Object value = column.value.apply(item);
      if (value == null) {
        continue;
      }
      String format =
          switch (column.kind) {
            case WHOLE, MONEY -> "#,##0";
            case AREA -> "#,##0.00##";
            case DECIMAL, PERCENT ->
                column.decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(column.decimals);
            case DATE -> "dd/mm/yyyy";
            case MOMENT -> "dd/mm/yyyy hh:mm";
            default -> null;
          };
      if (column.numeric()) {
        sheet.value(row, c, value instanceof BigDecimal b ? b : (Number) value);
        sheet.style(row, c).format(format).horizontalAlignment("right").set();
      } else if (value instanceof LocalDate d) {
        sheet.value(row, c, d);
        sheet.style(row, c).format(format).set();
      } else if (value instanceof Instant i) {
        sheet.value(row, c, i.atZone(Format.ZONE).toLocalDateTime());
        sheet.style(row, c).format(format).set();
      } else {
        sheet.value(row, c, column.print(item));
      }
    }
  }
}
