package vn.ctdp.core.sheet.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.text.VietnameseText;

/** Where in a sheet the headings of a table are, and what they say. Immutable. */
public final class TableShape {

  /** Rows in which headings are looked for. */
  private static final int SEARCHED = 40;

  private final Sheet sheet;
  private final int first;
  private final int last;
  private final Map<Integer, String> headers;
  private final Map<Long, CellRange> mergedAt;
  private final int firstData;

  private TableShape(Sheet sheet, int first, int last) {
    this.sheet = sheet;
    this.first = first;
    this.last = last;
    this.mergedAt = mergedAt(sheet, Math.max(last, SEARCHED + 10));
    this.headers = headers();
    this.firstData = numbering() ? nextRow(last) + 1 : last + 1;
  }

  /** The headings in the given rows. */
  public static TableShape at(Sheet sheet, int first, int last) {
    return new TableShape(sheet, first, last);
  }

  /**
   * The headings in the given rows, at most ten; where they most probably are when none is given.
   *
   * @param first first row, from 1; 0 to find them
   */
  public static TableShape of(Sheet sheet, FieldGuess guess, int first, int last) {
    return first > 0
        ? at(sheet, first, Math.min(first + 9, Math.max(first, last)))
        : find(sheet, guess);
  }

  /** The headings where they most probably are. */
  public static TableShape find(Sheet sheet, FieldGuess guess) {
    int best = 0;
    int bestScore = -1;
    for (SheetRow row : sheet.rows()) {
      if (row.number() > SEARCHED) {
        break;
      }
      int score = 0;
      for (SheetCell cell : row.cells()) {
        if (cell.kind() == SheetCell.Kind.TEXT) {
          score += guess.known(cell.text()) ? 10 : 1;
        } else {
          score -= 3;
        }
      }
      if (score > bestScore && row.cells().size() > 1) {
        best = row.number();
        bestScore = score;
      }
    }
    if (best == 0) {
      best = sheet.rows().isEmpty() ? 1 : sheet.rows().get(0).number();
    }
    int from = best;
    int to = best;
    boolean grown = true;
    while (grown) {
      grown = false;
      for (CellRange range : sheet.merged()) {
        boolean tall = range.lastRow() > range.firstRow();
        boolean touches = range.firstRow() <= to && range.lastRow() >= from;
        if (tall && touches && range.lastRow() - range.firstRow() < 6) {
          if (range.firstRow() < from || range.lastRow() > to) {
            from = Math.min(from, range.firstRow());
            to = Math.max(to, range.lastRow());
            grown = true;
          }
        }
      }
      // A heading over several columns has its parts below; the parts have it above.
      if (spans(sheet, to) && to - from < 4) {
        to++;
        grown = true;
      }
      if (from > 1 && spans(sheet, from - 1) && to - from < 4) {
        from--;
        grown = true;
      }
    }
    return new TableShape(sheet, from, to);
  }

  /** Whether the row has a heading over some of the columns, as against a title over all. */
  private static boolean spans(Sheet sheet, int row) {
    int width = sheet.row(row).map(r -> r.cells().size()).orElse(0);
    return width > 1
        && sheet.merged().stream()
            .anyMatch(
                r -> r.firstRow() == row && r.lastRow() == row && r.lastColumn() > r.firstColumn());
  }

  private static Map<Long, CellRange> mergedAt(Sheet sheet, int rows) {
    Map<Long, CellRange> result = new HashMap<>();
    for (CellRange range : sheet.merged()) {
      if (range.firstRow() <= rows && range.lastColumn() < 300) {
        for (int r = range.firstRow(); r <= Math.min(range.lastRow(), rows); r++) {
          for (int c = range.firstColumn(); c <= range.lastColumn(); c++) {
            result.put(r * 1000L + c, range);
          }
        }
      }
    }
    return result;
  }

  private Map<Integer, String> headers() {
    int width = 0;
    for (SheetRow row : sheet.rows()) {
      if (row.number() >= first && row.number() <= last + 50 && !row.cells().isEmpty()) {
        width = Math.max(width, row.cells().get(row.cells().size() - 1).column() + 1);
      }
    }
    Map<Integer, String> result = new TreeMap<>();
    for (int c = 0; c < width; c++) {
      Set<String> levels = new LinkedHashSet<>();
      for (int r = first; r <= last; r++) {
        CellRange range = mergedAt.get(r * 1000L + c);
        String text = range == null ? text(r, c) : text(range.firstRow(), range.firstColumn());
        if (!text.isEmpty()) {
          levels.add(text);
        }
      }
      if (!levels.isEmpty()) {
        result.put(c, String.join(" / ", levels));
      }
    }
    return result;
  }

  private String text(int row, int column) {
    return sheet.row(row).map(r -> r.text(column)).orElse("");
  }

  /** Whether the row after the headings numbers the columns: (1), (2), (3) = (1) + (2). */
  private boolean numbering() {
    SheetRow row = sheet.row(nextRow(last)).orElse(null);
    if (row == null || row.cells().size() < 3) {
      return false;
    }
    List<String> texts = row.cells().stream().map(SheetCell::text).toList();
    boolean marks =
        texts.stream().allMatch(t -> t.matches("\\(?([0-9]{1,2}|[A-Za-z])\\)?(\\s*=.*)?"));
    if (!marks) {
      return false;
    }
    // 1, 2, 3 … in their order: figures of a record are not.
    List<Integer> numbers = new ArrayList<>();
    for (String t : texts) {
      String digits = t.replaceAll("=.*", "").replaceAll("\\D", "");
      if (!digits.isEmpty()) {
        numbers.add(Integer.parseInt(digits));
      }
    }
    return numbers.size() >= 2
        && numbers.stream().sorted().toList().equals(numbers)
        && numbers.get(numbers.size() - 1) - numbers.get(0) == numbers.size() - 1;
  }

  private int nextRow(int row) {
    return sheet.rows().stream()
        .mapToInt(SheetRow::number)
        .filter(n -> n > row)
        .findFirst()
        .orElse(row + 1);
  }

  /** First row of the headings. */
  public int first() {
    return first;
  }

  /** Last row of the headings. */
  public int last() {
    return last;
  }

  /** First row of data. */
  public int firstData() {
    return firstData;
  }

  /** Headings by column, from the top down. */
  public Map<Integer, String> headersByColumn() {
    return headers;
  }

  /** What stands above the headings: titles, the day, the unit. */
  public String above() {
    return sheet.rows().stream()
        .filter(r -> r.number() < first)
        .flatMap(r -> r.cells().stream())
        .map(SheetCell::text)
        .collect(Collectors.joining("; "));
  }

  /** Rows of data, headings above them left out. */
  public List<SheetRow> data() {
    return sheet.rows().stream().filter(r -> r.number() >= firstData).toList();
  }

  /** What tables with the same headings have in common. */
  public String signature() {
    return headers.entrySet().stream()
        .map(e -> e.getKey() + "=" + VietnameseText.searchKey(e.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
