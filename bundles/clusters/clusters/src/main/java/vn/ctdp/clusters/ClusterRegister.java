package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * The province's register of clusters. Reading needs {@code clusters.register.view}, writing {@code
 * clusters.register.edit} in the province. Thread-safe.
 */
@ProviderType
public interface ClusterRegister {

  /**
   * Plan entries. Filters: {@code action}, {@code phase}, {@code day} (ISO day, default today: only
   * entries in force that day; {@code all} for all). Sorts: name, area, validFrom.
   */
  Page<PlanEntry> planEntries(Caller caller, PageRequest request);

  /** One plan entry. */
  Optional<PlanEntry> planEntry(Caller caller, UUID id);

  /**
   * Stores a new or changed plan entry.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a stale version,
   *     or a missing right
   */
  PlanEntry savePlanEntry(Caller caller, PlanEntry entry);

  /**
   * Clusters as they stood on a day. Filters: {@code stage}, {@code legacy} (true/false), {@code
   * province} (one or several, separated by commas), {@code kind}, {@code developerType}, {@code
   * commune} (dated code), {@code slow} (true/false: established beyond the first limit without
   * construction), {@code conflict} (true/false: sources disagree and nobody has decided). Sorts:
   * name, code. The facts of the whole page are read in one statement.
   */
  Page<ClusterSnapshot> clusters(Caller caller, PageRequest request, LocalDate day);

  /** One cluster as it stood on a day. */
  Optional<ClusterSnapshot> cluster(Caller caller, UUID id, LocalDate day);

  /**
   * Stores a new or changed cluster.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a name that
   *     another cluster of the province has, a stale version, or a missing right
   */
  Cluster saveCluster(Caller caller, Cluster cluster);

  /**
   * Records facts, all or none.
   *
   * @param facts new facts; {@code recordedBy} and {@code recordedAt} are set here
   * @return the cluster on the latest of the facts' days, for showing what has changed
   * @throws vn.ctdp.core.error.CtdpException for invalid input; the field of a problem is {@code
   *     facts[i].number} and the like
   */
  ClusterSnapshot record(Caller caller, UUID cluster, List<ClusterFact> facts);

  /** All facts ever recorded about a cluster, newest day first, corrections included. */
  List<ClusterFact> history(Caller caller, UUID cluster);

  /**
   * What the checks V-CCN say about a cluster as it stood on a day: errors and warnings, each with
   * its rule.
   */
  List<FieldProblem> check(Caller caller, UUID cluster, LocalDate day);

  /** Totals of the whole province on a day, for the heads of lists and the home page. */
  Totals totals(Caller caller, LocalDate day);

  /**
   * Totals on a day.
   *
   * @param planned plan entries in force
   * @param plannedArea their area, ha
   * @param established clusters established
   * @param establishedArea their area, ha
   * @param detailedPlan clusters with a detailed plan
   * @param operating clusters with a project
   * @param operatingUnknown clusters of which nobody recorded whether they have one
   * @param leased industrial land leased in operating clusters, ha
   * @param industrialLand industrial land of operating clusters, ha
   */
  record Totals(
      long planned,
      java.math.BigDecimal plannedArea,
      long established,
      java.math.BigDecimal establishedArea,
      long detailedPlan,
      long operating,
      long operatingUnknown,
      java.math.BigDecimal leased,
      java.math.BigDecimal industrialLand) {}
}
