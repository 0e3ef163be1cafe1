package vn.ctdp.exchange.report;

import java.util.Set;

/**
 * Where a report stands. What may follow what is said here and nowhere else; the centre uses those
 * from {@link #RECEIVED} on.
 */
public enum ReportState {
  /** Drawn up; cells may still be recomputed or overridden. */
  DRAFT,
  /** Checks ran without errors, warnings are explained; waits for the leader. */
  SUBMITTED,
  /** Approved by the leader; contents are fixed. */
  APPROVED,
  /** Waits for the line to the centre. */
  QUEUED,
  /** Acknowledged by the centre with a receipt; the centre has not decided yet. */
  RECEIVED,
  /** Complete and kept at the province: a form that is not sent to the centre. */
  FILED,
  /** The centre found it in order. */
  ACCEPTED,
  /** Sent back by the centre with reasons. */
  RETURNED,
  /** The centre has closed the period: no further revision unless it is opened again. */
  LOCKED,
  /** Replaced by a later revision. */
  REVISED;

  /** The states that may follow this one. */
  public Set<ReportState> next() {
    return switch (this) {
      // What stays at the province is filed at once.
      case DRAFT -> Set.of(SUBMITTED, FILED);
      case SUBMITTED -> Set.of(DRAFT, APPROVED, QUEUED);
      case APPROVED -> Set.of(QUEUED);
      case QUEUED -> Set.of(RECEIVED, RETURNED);
      case RECEIVED -> Set.of(ACCEPTED, RETURNED, REVISED);
      // An officer may find a mistake in what was accepted, as long as the period is open.
      case ACCEPTED -> Set.of(RETURNED, LOCKED, REVISED);
      // Refused before it was stored: the same revision is corrected. Else the next one follows.
      case RETURNED -> Set.of(DRAFT, ACCEPTED, REVISED);
      case LOCKED -> Set.of(ACCEPTED);
      case FILED -> Set.of(REVISED);
      case REVISED -> Set.of();
    };
  }

  /** Whether a state may follow this one; each may stay as it is. */
  public boolean mayBecome(ReportState other) {
    return other == this || next().contains(other);
  }

  /**
   * The state that follows.
   *
   * @throws IllegalStateException when it may not follow this one
   */
  public ReportState become(ReportState other) {
    if (!mayBecome(other)) {
      throw new IllegalStateException("a report that is " + this + " cannot become " + other);
    }
    return other;
  }

  /** Whether the province may begin the next revision. */
  public boolean revisable() {
    return this == RECEIVED
        || this == ACCEPTED
        || this == RETURNED
        || this == FILED
        || this == REVISED;
  }

  /** Whether the centre holds this revision as the latest. */
  public boolean held() {
    return this == RECEIVED || this == ACCEPTED || this == LOCKED;
  }
}
