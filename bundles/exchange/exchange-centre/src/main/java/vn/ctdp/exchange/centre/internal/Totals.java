package vn.ctdp.exchange.centre.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;

/**
 * National totals. Additive rows are the database's sums. A computed row is its formula over sums,
 * taken only over provinces that gave every row it is made of: a fill rate must not divide the land
 * let of some by the land of all.
 */
final class Totals {

  private final Map<String, BigDecimal> totals = new HashMap<>();
  private final Map<String, Integer> contributors = new HashMap<>();

  /**
   * @param columns figures of each province
   * @param sums sums of all provinces, by row
   * @param counts provinces with a figure, by row
   */
  Totals(
      FormDefinition form,
      Collection<Map<String, BigDecimal>> columns,
      Map<String, BigDecimal> sums,
      Map<String, Integer> counts) {
    FormCalculator calculator = new FormCalculator(form);
    for (FormRow row : form.figures()) {
      switch (row.kind()) {
        case ADDITIVE -> {
          if (sums.containsKey(row.key())) {
            totals.put(row.key(), sums.get(row.key()));
            contributors.put(row.key(), counts.get(row.key()));
          }
        }
        case COMPUTED -> computed(calculator, row.key(), columns, sums, counts);
        default -> {
          // Headings have no figure, plain rows no total.
        }
      }
    }
  }

  private void computed(
      FormCalculator calculator,
      String row,
      Collection<Map<String, BigDecimal>> columns,
      Map<String, BigDecimal> sums,
      Map<String, Integer> counts) {
    Set<String> leaves = calculator.leaves(row);
    List<Map<String, BigDecimal>> complete =
        columns.stream().filter(c -> c.keySet().containsAll(leaves)).toList();
    if (complete.isEmpty()) {
      return;
    }
    Map<String, BigDecimal> figures = new HashMap<>();
    for (String leaf : leaves) {
      figures.put(
          leaf,
          counts.getOrDefault(leaf, 0) == complete.size()
              ? sums.get(leaf)
              : complete.stream().map(c -> c.get(leaf)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    calculator
        .figure(row, figures)
        .ifPresent(
            total -> {
              totals.put(row, Units.normal(total));
              contributors.put(row, complete.size());
            });
  }

  Map<String, BigDecimal> totals() {
    return totals;
  }

  Map<String, Integer> contributors() {
    return contributors;
  }
}
