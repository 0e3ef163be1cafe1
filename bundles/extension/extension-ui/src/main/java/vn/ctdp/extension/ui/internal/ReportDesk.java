package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.ExtensionIndicators;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;

/** What the views of reports work with. */
record ReportDesk(
    ExtensionIndicators indicators,
    EarlyWarnings warnings,
    ProjectMonths months,
    ExtensionCatalogue catalogue,
    TerritoryService territory,
    InstanceInfo instance,
    Components components,
    Clock clock) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  /** The province whose records these are; empty at the centre. */
  Optional<UnitRef> province() {
    return instance.province();
  }

  String name(UnitRef unit, LocalDate day) {
    return territory.find(unit, day).map(AdminUnit::fullNameVi).orElseGet(unit::code);
  }

  /** "11/2026". */
  static String month(YearMonth month) {
    return String.format("%02d/%d", month.getMonthValue(), month.getYear());
  }
}
