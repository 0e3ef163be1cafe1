package vn.ctdp.core.sheets.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.text.VietnameseText;

/** Cells of a file that {@link XlsxParts} has looked through. For one thread. */
final class XlsxReader {

  /** Digits that a spreadsheet keeps. */
  private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_UP);

  /** A spreadsheet has numbers to the power of 308 of ten. */
  private static final int MAX_EXPONENT = 400;

  private final SheetLimits limits;
  private final XlsxParts parts;
  private final Map<String, Boolean> dayFormats = new HashMap<>();
  private int rows;

  XlsxReader(SheetLimits limits, XlsxParts parts) {
    this.limits = limits;
    this.parts = parts;
  }

  List<Sheet> read(byte[] bytes) {
    List<Sheet> result = new ArrayList<>();
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
      for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
        result.add(sheet(sheet));
      }
    } catch (IOException | ExcelReaderException | IndexOutOfBoundsException e) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK, List.of(), e);
    }
    return result;
  }

  private Sheet sheet(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
    List<SheetRow> result = new ArrayList<>();
    try (Stream<Row> all = sheet.openStream()) {
      for (Iterator<Row> i = all.iterator(); i.hasNext(); ) {
        Row row = i.next();
        List<SheetCell> cells = new ArrayList<>();
        for (Cell cell : row) {
          if (cell != null) {
            cell(sheet.getName(), row.getRowNum(), cell).ifPresent(cells::add);
          }
        }
        if (!cells.isEmpty()) {
          if (++rows > limits.rows()) {
            throw new CtdpException(SheetError.TOO_LARGE, limits.rows() + " dòng / rows");
          }
          result.add(new SheetRow(row.getRowNum(), cells));
        }
      }
    }
    return new Sheet(
        sheet.getName(),
        sheet.getVisibility() != SheetVisibility.VISIBLE,
        result,
        parts.merged(sheet.getName()));
  }

  private Optional<SheetCell> cell(String sheet, int row, Cell cell) {
    CellType type = cell.getType();
    int column = cell.getColumnIndex();
    String raw = cell.getRawValue();
    boolean formula = cell.getFormula() != null || type == CellType.FORMULA;
    if (type == CellType.EMPTY || (raw == null && cell.getText() == null)) {
      return formula
          ? Optional.of(new SheetCell(column, SheetCell.Kind.TEXT, "", null, null, false, true))
          : Optional.empty();
    }
    String format = cell.getDataFormatString();
    Object value = cell.getValue();
    SheetCell result;
    if (value instanceof BigDecimal) {
      Optional<BigDecimal> number = number(raw);
      if (number.isEmpty()) {
        result = new SheetCell(column, SheetCell.Kind.ERROR, text(raw), null, null, false, formula);
      } else {
        LocalDateTime day = isDay(format) ? day(cell) : null;
        result =
            new SheetCell(
                column,
                day == null ? SheetCell.Kind.NUMBER : SheetCell.Kind.DATE,
                day == null
                    ? number.get().stripTrailingZeros().toPlainString()
                    : day.toLocalDate().toString(),
                number.get(),
                day,
                format != null && format.indexOf('%') >= 0,
                formula);
      }
    } else if (value instanceof Boolean flag) {
      result =
          new SheetCell(
              column,
              SheetCell.Kind.FLAG,
              flag ? "1" : "0",
              flag ? BigDecimal.ONE : BigDecimal.ZERO,
              null,
              false,
              formula);
    } else {
      String text = text(cell.getText() == null ? raw : cell.getText());
      boolean error =
          type == CellType.ERROR || text.matches("#(REF|N/A|VALUE|DIV/0|NAME|NULL|NUM)[!?]?");
      if (text.isEmpty() && !formula) {
        return Optional.empty();
      }
      result =
          new SheetCell(
              column,
              error ? SheetCell.Kind.ERROR : SheetCell.Kind.TEXT,
              text,
              null,
              null,
              false,
              formula);
    }
    if (column >= limits.columns() || result.text().length() > limits.characters()) {
      throw new CtdpException(SheetError.TOO_LARGE, sheet + "!" + CellRange.name(row, column));
    }
    return Optional.of(result);
  }

  /** Blanks that people do not see as such come along from web pages and Word. */
  static String text(String text) {
    return text == null
        ? ""
        : VietnameseText.normalise(
            text.replaceAll("[\\u00a0\\u2000-\\u200a\\u202f]", " ")
                .replaceAll("[\\u200b-\\u200d\\ufeff]", ""));
  }

  /** Writing out the zeros of some numbers would take all memory. */
  private static Optional<BigDecimal> number(String raw) {
    try {
      BigDecimal number = new BigDecimal(raw);
      return Math.abs((long) number.scale()) <= MAX_EXPONENT
          ? Optional.of(number.round(SPREADSHEET))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime day(Cell cell) {
    try {
      return cell.asDate();
    } catch (DateTimeException | ArithmeticException | ExcelReaderException e) {
      // A number beyond the calendar stays a number.
      return null;
    }
  }

  /** Whether a number format shows days: d, m or y outside quotes and brackets. */
  private boolean isDay(String format) {
    return format != null
        && dayFormats.computeIfAbsent(
            format,
            f -> {
              String plain =
                  f.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                      .toLowerCase(java.util.Locale.ROOT);
              return !plain.contains("general")
                  && (plain.indexOf('d') >= 0 || plain.indexOf('y') >= 0);
            });
  }
}
