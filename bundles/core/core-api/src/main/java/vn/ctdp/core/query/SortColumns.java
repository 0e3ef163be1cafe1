package vn.ctdp.core.query;

import java.util.List;
import java.util.Map;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;

/**
 * By what a list can be ordered: the expressions of its query behind the names that it documents.
 *
 * @param expressions query expression by property name
 * @param standard order when none is asked for, with its directions
 * @param tieBreak unique expression that comes last, so that pages neither overlap nor leave gaps
 */
public record SortColumns(Map<String, String> expressions, String standard, String tieBreak) {

  public SortColumns {
    expressions = Map.copyOf(expressions);
  }

  /**
   * The clause, with a space before it.
   *
   * @throws CtdpException {@link CoreError#INVALID} for a name that the list does not know
   */
  public String orderBy(List<Sort> sorts) {
    StringBuilder order = new StringBuilder(" order by ");
    for (Sort sort : sorts) {
      String expression = expressions.get(sort.property());
      if (expression == null) {
        throw unknown("sorts." + sort.property());
      }
      order.append(expression).append(sort.ascending() ? " asc, " : " desc, ");
    }
    if (sorts.isEmpty()) {
      order.append(standard).append(", ");
    }
    return order.append(tieBreak).toString();
  }

  /**
   * The refusal of a name or value that a list does not know.
   *
   * @param field what was asked for, for instance {@code filters.state}
   */
  public static CtdpException unknown(String field) {
    return new CtdpException(
        CoreError.INVALID,
        List.of(
            FieldProblem.error(
                field,
                "V-CORE-4",
                "Danh sách không có điều kiện này.",
                "The list does not know this condition.")),
        null);
  }
}
