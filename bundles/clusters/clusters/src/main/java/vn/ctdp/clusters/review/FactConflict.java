package vn.ctdp.clusters.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/**
 * A fact about which sources disagree.
 *
 * @param id identity
 * @param cluster the cluster
 * @param clusterName its name
 * @param province its province
 * @param key which fact
 * @param day the day about which they disagree
 * @param state whether it is decided
 * @param claims what the sources say, in the order in which it was said
 * @param inForce the figure in use on that day; empty when there is none
 * @param chosen the claim decided for; null while open, or when the figure in force was kept
 * @param reason why it was decided, reopened or withdrawn; empty while nobody did
 * @param openedBy sign-in name of who entered the claim that opened it
 * @param openedAt when
 * @param decidedBy sign-in name; empty while nobody did
 * @param decidedAt when; null while nobody did
 * @param version row version for optimistic locking
 */
public record FactConflict(
    UUID id,
    UUID cluster,
    String clusterName,
    UnitRef province,
    FactKey key,
    LocalDate day,
    State state,
    List<FactClaim> claims,
    Optional<ClusterFact> inForce,
    UUID chosen,
    String reason,
    String openedBy,
    Instant openedAt,
    String decidedBy,
    Instant decidedAt,
    long version) {

  public FactConflict {
    claims = List.copyOf(claims);
  }

  /** Whether a conflict is decided. */
  public enum State {
    OPEN("Chưa thống nhất", "Open"),
    DECIDED("Đã chốt", "Decided"),
    WITHDRAWN("Đã rút", "Withdrawn");

    private final Localized label;

    State(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }

  /**
   * What one source says.
   *
   * @param id identity
   * @param fact the fact as that source has it
   * @param inForce whether the register says so today about the conflict's day
   */
  public record FactClaim(UUID id, ClusterFact fact, boolean inForce) {}
}
