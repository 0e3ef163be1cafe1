package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.Vintage;

/**
 * Provinces of a division for what is recorded in another one: through the communes when the
 * province was merged.
 *
 * @param territory the division, dated
 * @param division whose provinces
 * @param day a day on which that division was in force
 * @param unit finds units on that day, and remembers them
 */
record ProvincesOf(
    TerritoryService territory,
    Vintage division,
    LocalDate day,
    Function<UnitRef, Optional<AdminUnit>> unit) {

  /** The province; empty when the communes are not known, or lie in several. */
  Optional<UnitRef> of(UnitRef own, Collection<UnitRef> communes) {
    if (own.vintage() == division) {
      return Optional.of(own);
    }
    Set<UnitRef> possible = new LinkedHashSet<>();
    for (UnitRef commune : communes) {
      List<UnitRef> there =
          commune.vintage() == division
              ? List.of(commune)
              : territory.restate(commune, day).stream().map(UnitShare::unit).toList();
      there.forEach(c -> above(c).ifPresent(possible::add));
    }
    if (possible.isEmpty()) {
      territory.restate(own, day).forEach(share -> possible.add(share.unit()));
    }
    return possible.size() == 1 ? Optional.of(possible.iterator().next()) : Optional.empty();
  }

  private Optional<UnitRef> above(UnitRef ref) {
    Optional<AdminUnit> at = unit.apply(ref);
    while (at.isPresent() && at.get().level() != UnitLevel.PROVINCE) {
      at = at.get().parent().flatMap(unit);
    }
    return at.map(AdminUnit::ref);
  }
}
