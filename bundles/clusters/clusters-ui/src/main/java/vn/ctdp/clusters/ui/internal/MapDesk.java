package vn.ctdp.clusters.ui.internal;

import java.time.Clock;
import java.time.LocalDate;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.tracking.ClusterTracking;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;

/** What the working views are made with. */
record MapDesk(
    ClusterRegister register,
    ClusterMap map,
    ClusterTracking tracking,
    VacantLand land,
    TerritoryService territory,
    InstanceInfo instance,
    Components components,
    Clock clock) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  /** Whether this instance only shows what provinces record. */
  boolean centre() {
    return instance.role() == InstanceRole.CENTRE;
  }
}
