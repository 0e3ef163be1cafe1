package vn.ctdp.core.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * An organisation with its whole history.
 *
 * @param id identity on this instance; null when new
 * @param code stable internal code, at most 35 characters, unique; never changes with the name
 * @param electronicId electronic identifier by QĐ 20/2020/QĐ-TTg, at most 35 characters; may be
 *     null
 * @param type kind of organisation
 * @param names dated names, oldest first, at least one, not overlapping
 * @param parent the organisation above
 * @param province the province it belongs to
 * @param commune the commune it belongs to
 * @param successors organisations that took it over
 * @param validFrom first day; null when unknown
 * @param validTo last day, inclusive; null while it exists
 * @param phone office phone, may be null (personal data is kept to the minimum)
 * @param email office e-mail, may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record Organisation(
    UUID id,
    String code,
    String electronicId,
    OrganisationType type,
    List<OrganisationName> names,
    Optional<UUID> parent,
    Optional<UnitRef> province,
    Optional<UnitRef> commune,
    List<UUID> successors,
    LocalDate validFrom,
    LocalDate validTo,
    String phone,
    String email,
    long version) {

  public Organisation {
    names = List.copyOf(names);
    successors = List.copyOf(successors);
  }

  /** The name on a day; the nearest one when the day lies outside all of them. */
  public OrganisationName nameOn(LocalDate day) {
    OrganisationName best = names.get(0);
    for (OrganisationName name : names) {
      if (name.validFrom() == null || !name.validFrom().isAfter(day)) {
        best = name;
      }
    }
    return best;
  }
}
