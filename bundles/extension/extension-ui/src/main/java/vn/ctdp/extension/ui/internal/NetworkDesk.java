package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.network.CommuneCollaborators;
import vn.ctdp.extension.network.ExtensionCentres;
import vn.ctdp.extension.network.NetworkCoverage;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** What the views of the network work with. */
record NetworkDesk(
    ExtensionCentres centres,
    CommuneCollaborators collaborators,
    NetworkCoverage coverage,
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

  boolean edits(ViewContext context) {
    return instance.province().isPresent()
        && context.may(NetworkViews.EDIT, Target.of(instance.province().get()));
  }

  String name(UnitRef unit, LocalDate day) {
    return territory.find(unit, day).map(AdminUnit::fullNameVi).orElse(unit.code());
  }
}
