package vn.ctdp.core.sheets.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.core.sheet.SheetRow;

/** Values separated by comma, semicolon or tab (RFC 4180), in UTF-8. For one thread. */
final class CsvReader {

  private static final String SEPARATORS = ";\t,";

  private final String name;
  private final SheetLimits limits;
  private final List<SheetRow> rows = new ArrayList<>();
  private List<SheetCell> cells = new ArrayList<>();
  private int row = 1;
  private int column;

  CsvReader(String name, SheetLimits limits) {
    this.name = name;
    this.limits = limits;
  }

  Sheet read(byte[] bytes) {
    String text = text(bytes);
    char separator = separator(text);
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          value.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && value.toString().isBlank()) {
        value.setLength(0);
        quoted = true;
      } else if (c == separator) {
        cell(value);
      } else if (c == '\n') {
        cell(value);
        line();
      } else if (c != '\r') {
        value.append(c);
      }
    }
    cell(value);
    line();
    return new Sheet(name, false, rows, List.of());
  }

  private static String text(byte[] bytes) {
    int from = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString();
      if (text.indexOf('\0') < 0 && !text.startsWith("PK\u0003") && !text.startsWith("%PDF")) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw new CtdpException(SheetError.NOT_CSV, List.of(), e);
    }
    throw new CtdpException(SheetError.NOT_CSV);
  }

  /** The separator that the first lines hold most often outside quotes. */
  private static char separator(String text) {
    int[] found = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0, lines = 0; i < text.length() && lines < 20; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        lines += c == '\n' ? 1 : 0;
        int which = SEPARATORS.indexOf(c);
        if (which >= 0) {
          found[which]++;
        }
      }
    }
    // Decimal commas are no separators where there are semicolons or tabs.
    if (found[0] > 0 || found[1] > 0) {
      return found[1] > found[0] ? '\t' : ';';
    }
    return ',';
  }

  private void cell(StringBuilder value) {
    String text = XlsxReader.text(value.toString());
    value.setLength(0);
    if (!text.isEmpty()) {
      if (column >= limits.columns() || text.length() > limits.characters()) {
        throw new CtdpException(SheetError.TOO_LARGE, name + "!" + CellRange.name(row, column));
      }
      cells.add(
          new SheetCell(
              column, SheetCell.Kind.TEXT, text, null, null, false, text.startsWith("=")));
    }
    column++;
  }

  private void line() {
    if (!cells.isEmpty()) {
      if (rows.size() >= limits.rows()) {
        throw new CtdpException(SheetError.TOO_LARGE, limits.rows() + " dòng / rows");
      }
      rows.add(new SheetRow(row, cells));
      cells = new ArrayList<>();
    }
    row++;
    column = 0;
  }
}
