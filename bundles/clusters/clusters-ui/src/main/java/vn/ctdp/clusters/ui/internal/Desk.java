package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;

/** What every view of the module works with. */
record Desk(
    ClusterRegister register,
    TerritoryService territory,
    InstanceInfo instance,
    Components components,
    Clock clock,
    RuleService rules,
    Optional<ReportService> reports,
    ClusterSections sections) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  /** The province in whose register new records go. */
  UnitRef province() {
    return instance
        .province()
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "tỉnh", instance.id()));
  }

  String names(List<UnitRef> units, LocalDate day) {
    return units.stream()
        .map(u -> territory.find(u, day).map(AdminUnit::fullNameVi).orElse(u.code()))
        .collect(Collectors.joining(", "));
  }

  /** A text of the module in the language of the page that is being made. */
  String text(String key) {
    return UI.getCurrent().getTranslation(key);
  }

  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "bản ghi", text);
    }
  }
}
