package vn.ctdp.clusters;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Where a cluster lies, who develops it, what the plan says of it, and its way to treated
 * wastewater: each with its history. Reading needs {@code clusters.register.view}, writing {@code
 * clusters.register.edit} in the province. All writing throws {@link
 * vn.ctdp.core.error.CtdpException} for invalid input (with the fields), a stale version, or a
 * missing right. Thread-safe.
 */
@ProviderType
public interface ClusterStanding {

  /** Communes it lies or lay in, oldest first. */
  List<ClusterCommune> communes(Caller caller, UUID cluster);

  /** Stores an assignment; refused when the commune did not exist on one of its days. */
  ClusterCommune saveCommune(Caller caller, ClusterCommune commune);

  /** Removes an assignment that was entered by mistake. */
  void removeCommune(Caller caller, UUID cluster, UUID id, long version);

  /** Developers, newest first. */
  List<ClusterDeveloper> developers(Caller caller, UUID cluster);

  /**
   * Stores a developer. A new one ends the one that stands open, the day before its own first;
   * other overlaps are refused.
   */
  ClusterDeveloper saveDeveloper(Caller caller, ClusterDeveloper developer);

  /** Removes a developer that was entered by mistake. */
  void removeDeveloper(Caller caller, UUID cluster, UUID id, long version);

  /** All entries of the plan that are of this cluster, of all times, newest first. */
  List<PlanEntry> planEntries(Caller caller, UUID cluster);

  /** What the plan said of an entry, newest first. */
  List<PlanEntryStatus> planHistory(Caller caller, UUID planEntry);

  /** The wastewater roadmap in the order of years. */
  List<WastewaterStep> roadmap(Caller caller, UUID cluster);

  /** Stores a year of the roadmap. */
  WastewaterStep saveStep(Caller caller, WastewaterStep step);

  /** Removes a year of the roadmap. */
  void removeStep(Caller caller, UUID cluster, UUID id, long version);
}
