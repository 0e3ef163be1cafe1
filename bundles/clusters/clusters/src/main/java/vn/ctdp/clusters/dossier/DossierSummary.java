package vn.ctdp.clusters.dossier;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The head of a dossier.
 *
 * @param id identity
 * @param code code given by the register, for instance {@code HS-2026-001}
 * @param kind what it asks for
 * @param name name of the cluster as proposed
 * @param planEntry plan entry; may be null
 * @param cluster cluster; null while there is none
 * @param rung rung on which it stands
 * @param status whether it moves on
 * @param openedOn day of the first letter
 * @param receivedOn day on which the department received it; null before
 * @param ruleSetId rule set, fixed at receipt; null before
 * @param clock the clock that counts now, or the last one; null when none has started
 * @param illustrative whether it is an example
 * @param version row version for optimistic locking
 */
public record DossierSummary(
    UUID id,
    String code,
    DossierKind kind,
    String name,
    UUID planEntry,
    UUID cluster,
    Rung rung,
    DossierStatus status,
    LocalDate openedOn,
    LocalDate receivedOn,
    String ruleSetId,
    ClockState clock,
    boolean illustrative,
    long version) {

  /** How much it presses; {@link Light#NONE} when closed. */
  public Light light() {
    return clock == null || !status.open() ? Light.NONE : clock.light();
  }
}
