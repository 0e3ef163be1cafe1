package vn.ctdp.clusters.vacancy;

import java.math.BigDecimal;
import java.time.LocalDate;
import vn.ctdp.clusters.ClusterSnapshot;

/**
 * Vacant land of a cluster (CCN-A14).
 *
 * @param snapshot the cluster on the day asked for
 * @param ready industrial land with infrastructure, ha
 * @param leased industrial land leased, ha
 * @param asOf the older of the days of the two figures
 * @param source where both figures are from
 * @param published whether the office shows it to the public
 * @param price price or rent in the office's words; may be null
 * @param contact office to ask; never a person; may be null
 * @param version version of publication, price and contact; 0 when there are none yet
 */
public record VacantCluster(
    ClusterSnapshot snapshot,
    BigDecimal ready,
    BigDecimal leased,
    LocalDate asOf,
    String source,
    boolean published,
    String price,
    String contact,
    long version) {

  /** Land that can be leased, ha; negative when more is leased than is ready. */
  public BigDecimal vacant() {
    return ready.subtract(leased);
  }
}
