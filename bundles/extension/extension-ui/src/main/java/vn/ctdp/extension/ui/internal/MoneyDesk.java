package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.money.ExtensionMoney;
import vn.ctdp.extension.money.ProjectMoney;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;

/** What the views of money work with. */
record MoneyDesk(
    ExtensionMoney money,
    ProjectMoney figures,
    ExtensionProjects projects,
    ExtensionCatalogue catalogue,
    TerritoryService territory,
    InstanceInfo instance,
    Components components,
    Clock clock) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  Optional<UnitRef> province() {
    return instance.province();
  }

  String name(UnitRef unit, LocalDate day) {
    return territory
        .find(unit, day)
        .map(AdminUnit::fullNameVi)
        .orElseGet(() -> unit == null ? "" : unit.code());
  }
}
