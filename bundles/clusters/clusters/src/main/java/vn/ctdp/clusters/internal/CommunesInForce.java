package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;

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
      Vintage division = commune.vintage();
      for (LocalDate day : new LocalDate[] {from, last}) {
        if (day != null && !inForce(division.validFrom(), division.validTo(), day)) {
          input.add(
              field,
              "CCN-IN-20",
              "Mã %s không có vào ngày %s: danh mục của mã này có hiệu lực %s."
                  .formatted(commune, VnDates.show(day), range(division, "từ ", "đến ")),
              "There was no %s on %s: the division of this code is in force %s."
                  .formatted(commune, VnDates.show(day), range(division, "from ", "until ")));
          return;
        }
      }
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
      if (day != null && !inForce(unit.get().validFrom(), unit.get().validTo(), day)) {
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

  private static boolean inForce(LocalDate from, LocalDate to, LocalDate day) {
    return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
  }

  private static String range(Vintage division, String from, String until) {
    return division.validFrom() != null
        ? from + VnDates.show(division.validFrom())
        : until + VnDates.show(division.validTo());
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
