package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.quantity.Rate;

/**
 * A cluster as it stood on a day.
 *
 * @param cluster the cluster
 * @param day the day
 * @param facts facts in force on that day, by key; absent where nothing is known. Counts of
 *     projects are those of the project records where there are any
 * @param plannedArea area of the plan entries in force that are of this cluster, ha; null when
 *     there is none
 * @param planAction what the plan in force does with it; null when there is no entry
 */
public record ClusterSnapshot(
    Cluster cluster,
    LocalDate day,
    Map<FactKey, ClusterFact> facts,
    BigDecimal plannedArea,
    PlanAction planAction) {

  public ClusterSnapshot {
    facts = Map.copyOf(facts);
  }

  /** A cluster of which the plan is not asked. */
  public ClusterSnapshot(Cluster cluster, LocalDate day, Map<FactKey, ClusterFact> facts) {
    this(cluster, day, facts, null, null);
  }

  /** The number of a fact; empty when unknown or no longer in force. */
  public Optional<BigDecimal> number(FactKey key) {
    return Optional.ofNullable(facts.get(key)).map(ClusterFact::number);
  }

  /** The code of a fact; empty when unknown or no longer in force. */
  public Optional<String> code(FactKey key) {
    return Optional.ofNullable(facts.get(key)).map(ClusterFact::code);
  }

  /** Whether an area or flag fact holds: a value above zero. */
  public boolean holds(FactKey key) {
    return number(key).map(n -> n.signum() > 0).orElse(false);
  }

  /** The area by which the cluster counts: established, else detailed plan, else project area. */
  public Optional<BigDecimal> countedArea() {
    return number(FactKey.ESTABLISHED_AREA)
        .or(() -> number(FactKey.DETAILED_PLAN_AREA))
        .or(() -> number(FactKey.PROJECT_AREA));
  }

  /**
   * The displayed stage. Each fact counts by itself: a detailed plan may stand without an
   * establishment, and a cluster may operate without either.
   */
  public Stage stage() {
    if (holds(FactKey.CONVERTED)) {
      return Stage.CHUYEN_DOI;
    }
    if (holds(FactKey.SUSPENDED)) {
      return Stage.TAM_DUNG;
    }
    boolean established = holds(FactKey.ESTABLISHED_AREA);
    if (holds(FactKey.OPERATING)) {
      if (!established) {
        return Stage.HOAT_DONG_CHUA_TL;
      }
      return holds(FactKey.EXPANSION_AREA) ? Stage.MO_RONG : Stage.HOAT_DONG;
    }
    ClusterFact decision = facts.get(FactKey.ESTABLISHED_AREA);
    if (decision != null && !decision.present()) {
      return Stage.DA_BAI_BO;
    }
    return established ? building() : planning();
  }

  private Stage building() {
    if (holds(FactKey.CONSTRUCTION_STARTED) || holds(FactKey.INVESTMENT_PAID)) {
      return Stage.XAY_DUNG;
    }
    if (holds(FactKey.IND_LAND_CLEARED)) {
      return Stage.GPMB;
    }
    if (holds(FactKey.PROJECT_AREA)) {
      return Stage.DA_DUYET_DU_AN;
    }
    return holds(FactKey.DETAILED_PLAN_AREA) ? Stage.CHUAN_BI : Stage.THANH_LAP;
  }

  private Stage planning() {
    if (holds(FactKey.WITHDRAWN) || planAction == PlanAction.RUT) {
      return Stage.RUT_QUY_HOACH;
    }
    if (planAction == PlanAction.CHUYEN_DOI) {
      return Stage.CHUYEN_DOI;
    }
    if (holds(FactKey.ESTABLISHING)) {
      return Stage.DANG_THANH_LAP;
    }
    if (holds(FactKey.DETAILED_PLAN_AREA)) {
      return Stage.QHCT;
    }
    return holds(FactKey.PROMOTING) ? Stage.DANG_XUC_TIEN : Stage.QUY_HOACH;
  }

  /** F1: leased ÷ industrial land by detailed plan (TT 14/2024 rows 18, 19). */
  public Optional<Rate> fillF1() {
    return rate("F1", number(FactKey.IND_LAND_LEASED), FactKey.IND_LAND_TOTAL);
  }

  /** F2: leased or committed ÷ industrial land by detailed plan (NĐ 32/2024 Điều 2.7). */
  public Optional<Rate> fillF2() {
    Optional<BigDecimal> used =
        number(FactKey.IND_LAND_LEASED)
            .map(l -> l.add(number(FactKey.IND_LAND_COMMITTED).orElse(BigDecimal.ZERO)));
    return rate("F2", used, FactKey.IND_LAND_TOTAL);
  }

  /** F3: leased ÷ land cleared (asked for locally). */
  public Optional<Rate> fillF3() {
    return rate("F3", number(FactKey.IND_LAND_LEASED), FactKey.IND_LAND_CLEARED);
  }

  /** F4: leased ÷ land with infrastructure. */
  public Optional<Rate> fillF4() {
    return rate("F4", number(FactKey.IND_LAND_LEASED), FactKey.IND_LAND_READY);
  }

  private Optional<Rate> rate(String method, Optional<BigDecimal> numerator, FactKey denominator) {
    Optional<BigDecimal> whole = number(denominator).filter(d -> d.signum() > 0);
    if (numerator.isEmpty() || whole.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Rate(numerator.get(), whole.get(), method, day));
  }
}
