package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A collaborator's service in one commune.
 *
 * @param id null for a new one
 * @param commune by the division in which it was decided
 * @param from first day
 * @param to last day, agreed or in fact; null open
 * @param decisionNo number of the decision; may be null
 * @param decisionOn its day; may be null
 * @param allowance VND a month where the decision sets one of its own; null for the province's
 * @param endReason why it ended; null for one that only has a term or is open
 * @param endNote more about the end; may be null
 */
public record CommuneService(
    UUID id,
    UnitRef commune,
    LocalDate from,
    LocalDate to,
    String decisionNo,
    LocalDate decisionOn,
    Long allowance,
    EndReason endReason,
    String endNote) {

  /** Whether it is in force on a day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
