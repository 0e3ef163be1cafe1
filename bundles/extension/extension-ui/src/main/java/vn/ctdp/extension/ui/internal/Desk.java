package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.ExtensionAdjustments;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.ExtensionPlans;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.travel.ProjectTravel;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** What every view of the module works with. */
record Desk(
    ExtensionProjects projects,
    ExtensionPlans plans,
    ExtensionCatalogue catalogue,
    ExtensionAssessments assessments,
    ExtensionLifecycle lifecycle,
    ExtensionAdjustments adjustments,
    TerritoryService territory,
    InstanceInfo instance,
    Components components,
    ProjectSections sections,
    ProjectTravel travel,
    Clock clock) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  /** The province whose records these are; empty at the centre. */
  Optional<UnitRef> province() {
    return instance.province();
  }

  String name(UnitRef unit, LocalDate day) {
    return territory
        .find(unit, day)
        .map(AdminUnit::fullNameVi)
        .orElseGet(() -> unit == null ? "" : unit.code());
  }

  /** "Kế hoạch khuyến công địa phương 2026, bổ sung lần 1". */
  static String title(ViewContext context, AnnualPlan plan) {
    UI ui = UI.getCurrent();
    String title =
        ui.getTranslation("extension.plan.name." + plan.level().name(), "" + plan.year());
    return plan.batch() == 1
        ? title
        : title + ui.getTranslation("extension.plan.supplement", plan.batch() - 1);
  }

  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "bản ghi", text);
    }
  }
}
