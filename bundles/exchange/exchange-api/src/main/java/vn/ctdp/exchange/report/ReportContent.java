package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is typed into a report all at once, for instance from a workbook. Only what is named
 * changes.
 *
 * @param cells values by cell key, in the cell's unit; null empties. Only cells that are typed in
 * @param notes remarks by cell key; empty takes the remark away
 * @param lists lines by list key, each replacing the whole list; a line holds its values by column
 *     key, what is empty is absent
 */
public record ReportContent(
    Map<String, BigDecimal> cells,
    Map<String, String> notes,
    Map<String, List<Map<String, String>>> lists) {

  public ReportContent {
    // A cell may be null, which Map.copyOf refuses.
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    notes = Map.copyOf(notes);
    lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
  }
}
