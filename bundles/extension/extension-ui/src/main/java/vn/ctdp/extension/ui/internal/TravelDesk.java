package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDate;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.travel.ProjectTravel;
import vn.ctdp.extension.travel.Reach;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;

/** What the views of travelling projects work with. */
record TravelDesk(
    ProjectTravel travel,
    ExtensionLifecycle lifecycle,
    TerritoryService territory,
    InstanceInfo instance,
    Components components,
    Clock clock) {

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation("extension-travel." + key, arguments);
  }

  boolean atCentre() {
    return instance.province().isEmpty();
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  String name(UnitRef unit) {
    return territory.find(unit, today()).map(AdminUnit::fullNameVi).orElseGet(unit::code);
  }

  static Tone tone(Reach reach) {
    return switch (reach) {
      case CHO_GUI -> Tone.WARNING;
      case DA_GUI -> Tone.INFO;
      case DA_NHAN -> Tone.GOOD;
    };
  }
}
