package vn.ctdp.clusters.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.territory.UnitRef;

/**
 * Whether a new cluster may be established in a unit: the average fill of the clusters established
 * there is above the minimum, or their land that is not leased is at most the maximum (NĐ
 * 32/2024/NĐ-CP Điều 8.1c, NĐ 303/2026/NĐ-CP).
 *
 * @param unit commune, or district before it was abolished
 * @param name its name
 * @param clusters names of the clusters established there
 * @param missing how many of them lack a figure and are left out of both sums
 * @param leased their land leased, ha
 * @param industrialLand their industrial land, ha
 * @param minimumFill the rate to be exceeded; empty when no rule set has one on that day
 * @param maximumFree the free land allowed, ha; empty when no rule set has one
 * @param rate leased ÷ industrial land, weighted; empty without land
 * @param result what follows
 * @param waiting names of plan entries there that are not established yet
 */
public record EstablishmentTest(
    UnitRef unit,
    String name,
    List<String> clusters,
    int missing,
    BigDecimal leased,
    BigDecimal industrialLand,
    Optional<Parameter> minimumFill,
    Optional<Parameter> maximumFree,
    Optional<Rate> rate,
    Result result,
    List<String> waiting) {

  public EstablishmentTest {
    clusters = List.copyOf(clusters);
    waiting = List.copyOf(waiting);
  }

  /** Land not leased, ha. */
  public BigDecimal free() {
    return industrialLand.subtract(leased);
  }

  /** What follows from the figures. */
  public enum Result {
    /** No cluster is established there, so the test does not apply. */
    NOT_NEEDED,
    PASSED,
    FAILED,
    /** No figure is known. */
    UNKNOWN
  }
}
