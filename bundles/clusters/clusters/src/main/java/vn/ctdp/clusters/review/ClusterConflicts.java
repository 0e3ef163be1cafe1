package vn.ctdp.clusters.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Facts about which two sources disagree (V-CCN-16). Both are kept with their source until somebody
 * decides; meanwhile the figure that was in force stays in use. Reading needs {@code
 * clusters.register.view}, claiming {@code clusters.register.edit}, deciding {@code
 * clusters.review.decide}, each in the province. At the centre nothing is written. Thread-safe.
 */
@ProviderType
public interface ClusterConflicts {

  /**
   * Says what a source claims, without replacing what is in the register. What nobody knew yet is
   * recorded as a fact; what the register says too changes nothing; anything else opens a conflict,
   * or joins the open one about the same fact of the cluster. The same claim again changes nothing.
   * Joins the caller's transaction.
   *
   * @param facts what the source says; all or nothing
   * @return what became of each, in the same order
   * @throws vn.ctdp.core.error.CtdpException for invalid input; fields are {@code facts[i].number}
   *     and the like
   */
  List<Claimed> claim(Caller caller, UUID cluster, List<ClusterFact> facts);

  /**
   * As {@link #claim} for many clusters at once, all or nothing; the number of statements does not
   * grow with each cluster.
   *
   * @param facts what the source says, by cluster
   * @return what became of each, by cluster
   */
  Map<UUID, List<Claimed>> claimAll(Caller caller, Map<UUID, List<ClusterFact>> facts);

  /**
   * Conflicts. Filters: {@code state} ({@link FactConflict.State}), {@code cluster} (its id),
   * {@code key} (a {@link vn.ctdp.clusters.FactKey}). Search: name of the cluster. Sorts: cluster,
   * day, openedAt; by itself the newest first.
   */
  Page<FactConflict> conflicts(Caller caller, PageRequest request);

  /** One conflict. */
  Optional<FactConflict> conflict(Caller caller, UUID id);

  /** How many wait for a decision. */
  long open(Caller caller);

  /**
   * Decides for one claim. Unless it says what is in force already, it is recorded as a fact, from
   * its own day or that of the figure it replaces, whichever is later.
   *
   * @param version version that was read
   * @param claim the claim chosen; null to keep the figure in force
   * @param reason why, 1 to 1,000 characters
   * @throws vn.ctdp.core.error.CtdpException when it is decided already, for a stale version or a
   *     missing reason
   */
  FactConflict decide(Caller caller, UUID id, long version, UUID claim, String reason);

  /**
   * Opens a decided conflict again; the figure decided for stays in use until the next decision.
   *
   * @param reason why, 1 to 1,000 characters
   */
  FactConflict reopen(Caller caller, UUID id, long version, String reason);

  /**
   * Takes a claim back, for instance because the import that made it is undone. Without another
   * claim beside the figure in force the conflict ends as withdrawn.
   *
   * @param reason why, 1 to 1,000 characters
   * @throws vn.ctdp.core.error.CtdpException when the conflict is decided already
   */
  FactConflict withdraw(Caller caller, UUID claim, String reason);
}
