package vn.ctdp.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Fills a workbook as a person does: the cell of a row gets a figure or a text. */
final class Sheets {

  private Sheets() {}

  /**
   * The same workbook, saved anew with some cells filled.
   *
   * @param figures by row key: a {@link Number}, or a text where a figure should be
   */
  static byte[] fill(byte[] workbook, Map<String, Object> figures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ReadableWorkbook from = new ReadableWorkbook(new ByteArrayInputStream(workbook));
        Workbook to = new Workbook(out, "itests", "1.0")) {
      for (Sheet sheet : from.getSheets().toList()) {
        copy(sheet.read(), to.newWorksheet(sheet.getName()), figures);
      }
      to.finish();
    }
    return out.toByteArray();
  }

  private static void copy(List<Row> rows, Worksheet to, Map<String, Object> figures) {
    int column = -1;
    Map<String, Object> left = new HashMap<>(figures);
    for (Row row : rows) {
      for (Cell cell : row) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
          continue;
        }
        int c = cell.getColumnIndex();
        if (cell.getType() == CellType.NUMBER) {
          to.value(row.getRowNum() - 1, c, cell.asNumber());
        } else {
          to.value(row.getRowNum() - 1, c, cell.getText());
        }
        if (row.getRowNum() == 1 && "value".equals(cell.getText())) {
          column = c;
        }
      }
      Object figure = left.remove(row.getCellText(0));
      if (figure instanceof Number number && column >= 0) {
        to.value(row.getRowNum() - 1, column, number);
      } else if (figure != null && column >= 0) {
        to.value(row.getRowNum() - 1, column, figure.toString());
      }
    }
  }
}
