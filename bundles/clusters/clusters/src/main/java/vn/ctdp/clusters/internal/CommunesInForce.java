package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;

/** Refuses a commune on a day on which it did not exist. */
final class CommunesInForce {

  private final TerritoryService territory;
  private final Clock clock;

  CommunesInForce(TerritoryService territory, Clock clock) {
    this.territory = territory;
    this.clock = clock;
  }

  /**
   * Adds a problem when the commune was not in force on the first or the last day; an open end is
   * today. A commune that is not in the reference data is refused where the province's communes are
   * there, and believed where they are not.
   *
   * @param from first day; null while unknown, and then only the last day counts
   */
  void check(
      Input input, String field, UnitRef commune, LocalDate from, LocalDate to, UnitRef province) {
    LocalDate today = LocalDate.now(clock.withZone(RegisterService.ZONE));
    LocalDate last = to == null ? today : to;
    Optional<AdminUnit> unit = territory.find(commune, last);
    if (unit.isEmpty()) {
      if (!territory.children(province, today).isEmpty()) {
        input.add(
            field,
            "CCN-IN-20",
            "Không có xã mang mã %s trong danh mục đơn vị hành chính.".formatted(commune),
            "There is no commune %s in the administrative division.".formatted(commune));
      }
      return;
    }
    for (LocalDate day : new LocalDate[] {from, last}) {
      if (day != null && !inForce(unit.get(), day)) {
        input.add(
            field,
            "CCN-IN-20",
            "%s (%s) không tồn tại vào ngày %s%s."
                .formatted(
                    unit.get().fullNameVi(), commune, VnDates.show(day), existed(unit.get(), true)),
            "%s (%s) did not exist on %s%s."
                .formatted(
                    unit.get().fullNameVi(),
                    commune,
                    VnDates.show(day),
                    existed(unit.get(), false)));
        return;
      }
    }
  }

  private static boolean inForce(AdminUnit unit, LocalDate day) {
    return (unit.validFrom() == null || !unit.validFrom().isAfter(day))
        && (unit.validTo() == null || !unit.validTo().isBefore(day));
  }

  private static String existed(AdminUnit unit, boolean vi) {
    String from =
        unit.validFrom() == null
            ? ""
            : (vi ? "; có từ " : "; it exists since ") + VnDates.show(unit.validFrom());
    String to =
        unit.validTo() == null
            ? ""
            : (vi ? "; đến " : "; it existed until ") + VnDates.show(unit.validTo());
    return from + to;
  }
}
