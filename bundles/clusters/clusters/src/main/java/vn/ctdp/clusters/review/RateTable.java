package vn.ctdp.clusters.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.quantity.Rate;

/**
 * Weighted fill rates of groups of clusters on a day.
 *
 * @param day cut-off
 * @param basis which clusters count
 * @param rows one for each group, in Vietnamese order
 * @param total all of them, each cluster once
 */
public record RateTable(LocalDate day, ClusterRates.Basis basis, List<Row> rows, Row total) {

  public RateTable {
    rows = List.copyOf(rows);
  }

  /**
   * A group.
   *
   * @param id reference of the commune or province, or name of the region; empty for the total and
   *     for clusters of no group
   * @param name name; empty for clusters of no group
   * @param clusters clusters that count
   * @param shared how many of them lie in another group too and count in both
   * @param rates the four rates
   */
  public record Row(
      String id, String name, int clusters, int shared, Map<RateMethod, NamedRate> rates) {

    public Row {
      rates = Map.copyOf(rates);
    }
  }

  /**
   * A rate of a group: the sums of numerators and denominators of the clusters that have both.
   *
   * @param method its method
   * @param rate numerator, denominator and day; empty when no cluster has both
   * @param known clusters that have both
   * @param clusters clusters that count; those without a part are in neither sum
   */
  public record NamedRate(RateMethod method, Optional<Rate> rate, int known, int clusters) {}
}
