package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * An extension centre, or a unit under one.
 *
 * @param id null for a new one
 * @param province whose
 * @param parent the centre that it is under; null for a centre of the province
 * @param foundedOn first day
 * @param closedOn day from which it is no more; null while it exists
 * @param closedReason why, or the decision; null while it exists
 * @param history how it stood, newest first; a new centre brings the first entry
 * @param staffing its people, newest first
 * @param version as read
 */
public record Centre(
    UUID id,
    UnitRef province,
    UUID parent,
    LocalDate foundedOn,
    LocalDate closedOn,
    String closedReason,
    List<CentreFacts> history,
    List<CentreStaff> staffing,
    long version) {

  public Centre {
    history = history == null ? List.of() : List.copyOf(history);
    staffing = staffing == null ? List.of() : List.copyOf(staffing);
  }

  /** How it stands on a day; before its first day as on that day. */
  public CentreFacts at(LocalDate day) {
    return history.stream()
        .filter(f -> !f.from().isAfter(day))
        .findFirst()
        .orElseGet(() -> history.isEmpty() ? null : history.get(history.size() - 1));
  }

  /** The statement of its people that holds on a day; empty when there is none. */
  public Optional<CentreStaff> staffAt(LocalDate day) {
    return staffing.stream().filter(s -> !s.asOf().isAfter(day)).findFirst();
  }

  /** Whether it exists on a day. */
  public boolean exists(LocalDate day) {
    return !day.isBefore(foundedOn) && (closedOn == null || day.isBefore(closedOn));
  }
}
