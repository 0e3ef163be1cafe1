package vn.ctdp.clusters.dossier;

import java.math.BigDecimal;
import java.util.List;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.core.territory.UnitRef;

/**
 * What a dossier proposes, and what the tests need beside the register.
 *
 * @param name name of the cluster as it shall be, 1 to 200 characters
 * @param communes communes it shall lie in, dated codes
 * @param area whole area after the decision, ha, above 0; null while unknown or not changed
 * @param clusterKind kind as it shall be; null while unknown or not changed
 * @param mountain whether the place counts as mountainous; null while unknown
 * @param scopeCommunes communes in which the fill of established clusters is looked at; empty for
 *     the communes of the proposal
 * @param scopeBasis who set this scope, in words; may be null
 * @param demandHa land that investors ask for, ha; null while unknown
 * @param infrastructureDone whether the essential common infrastructure is finished; null while
 *     unknown
 * @param solidWasteDone whether solid waste is collected as prescribed; null while unknown
 * @param fireSafetyDone whether fire safety is as prescribed; null while unknown
 * @param factsSource where these answers are from, in words; wanted with any of them
 * @param conversion for a withdrawal: whether the land is converted to another use
 * @param illustrative whether it is an example, not a real dossier
 * @param note remark; may be null
 */
public record Proposal(
    String name,
    List<UnitRef> communes,
    BigDecimal area,
    ClusterKind clusterKind,
    Boolean mountain,
    List<UnitRef> scopeCommunes,
    String scopeBasis,
    BigDecimal demandHa,
    Boolean infrastructureDone,
    Boolean solidWasteDone,
    Boolean fireSafetyDone,
    String factsSource,
    boolean conversion,
    boolean illustrative,
    String note) {

  public Proposal {
    communes = communes == null ? List.of() : List.copyOf(communes);
    scopeCommunes = scopeCommunes == null ? List.of() : List.copyOf(scopeCommunes);
  }
}
