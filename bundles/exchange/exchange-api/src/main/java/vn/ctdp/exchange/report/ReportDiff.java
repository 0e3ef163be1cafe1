package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.text.Localized;

/**
 * What differs between two contents of a report, in the form's order.
 *
 * @param cells cells that differ
 * @param lines lines of list sections that differ
 */
public record ReportDiff(List<CellChange> cells, List<LineChange> lines) {

  public ReportDiff {
    cells = List.copyOf(cells);
    lines = List.copyOf(lines);
  }

  /** What became of a cell. */
  public enum Kind {
    /** There was no figure before. */
    ADDED,
    /** Another figure, or another source of it. */
    CHANGED,
    /** There is no figure any more: it is withdrawn. */
    WITHDRAWN,
    /** The figure is the same; its remark or reason is another. */
    REMARK
  }

  /**
   * A cell that differs.
   *
   * @param cell cell key
   * @param label its row, and column where there are several
   * @param unit unit of the figures
   * @param kind what became of it
   * @param before figure before; null when empty
   * @param after figure after; null when empty
   * @param sourceBefore where the one before came from
   * @param sourceAfter where the one after comes from
   * @param reason reason of an override, or the remark; may be empty
   */
  public record CellChange(
      String cell,
      Localized label,
      String unit,
      Kind kind,
      BigDecimal before,
      BigDecimal after,
      ReportCell.Source sourceBefore,
      ReportCell.Source sourceAfter,
      String reason) {}

  /**
   * A line of a list that differs.
   *
   * @param list key of the list
   * @param line 1-based place
   * @param before values by column; empty when there was no such line
   * @param after values by column; empty when there is no such line any more
   */
  public record LineChange(
      String list, int line, Map<String, String> before, Map<String, String> after) {}
}
