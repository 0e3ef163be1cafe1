package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.dossier.ClockState;
import vn.ctdp.clusters.dossier.DossierStatus;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Dossiers;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;

/** What the views of dossiers work with. */
record DossierDesk(
    Dossiers dossiers,
    ClusterRegister register,
    RuleService rules,
    CalendarService calendar,
    TerritoryService territory,
    InstanceInfo instance,
    Components components) {

  LocalDate today() {
    return calendar.today();
  }

  /** A text in the language of the page that is being made. */
  String text(String key, Object... arguments) {
    return UI.getCurrent().getTranslation(key, arguments);
  }

  String names(List<UnitRef> units) {
    return units.stream()
        .map(u -> territory.find(u, today()).map(AdminUnit::fullNameVi).orElse(u.code()))
        .collect(Collectors.joining(", "));
  }

  /** The short legal text of a rule set; a dash while there is none. */
  String rules(String ruleSetId) {
    return rules.ruleSets().stream()
        .filter(s -> s.id().equals(ruleSetId))
        .map(s -> s.legalText())
        .findFirst()
        .orElse("–");
  }

  static Tone tone(Light light) {
    return switch (light) {
      case IN_TIME, DONE -> Tone.GOOD;
      case SOON, PAUSED -> Tone.WARNING;
      case OVERDUE -> Tone.BAD;
      case NONE -> Tone.NEUTRAL;
    };
  }

  static Tone tone(DossierStatus status) {
    return switch (status) {
      case DANG_XU_LY -> Tone.INFO;
      case BO_SUNG, HUY_HD -> Tone.WARNING;
      case HOAN_THANH -> Tone.GOOD;
      case TU_CHOI -> Tone.BAD;
      case RUT_HS -> Tone.NEUTRAL;
    };
  }

  /** How much is left of a clock, in words. */
  String left(ClockState clock) {
    if (clock.left() == null) {
      return "";
    }
    if (clock.left() == 0) {
      return text("clusters.dossier.lastDay");
    }
    String unit = text(clock.workdays() ? "clusters.dossier.workdays" : "clusters.dossier.days");
    return clock.left() > 0
        ? text("clusters.dossier.left", clock.left(), unit)
        : text("clusters.dossier.late", -clock.left(), unit);
  }

  /** The light with the days that are left or over, short enough for a list. */
  String light(DossierSummary dossier, Locale locale) {
    String label = dossier.light().label().in(locale);
    boolean days =
        (dossier.light() == Light.SOON || dossier.light() == Light.OVERDUE)
            && dossier.clock().left() != null
            && dossier.clock().left() != 0;
    return days
        ? text("clusters.dossier.lightDays", label, Math.abs(dossier.clock().left()))
        : label;
  }

  /** The due day and what is left, on one line. */
  String due(ClockState clock) {
    if (clock.dueOn() == null) {
      return text(
          clock.light() == Light.PAUSED ? "clusters.dossier.paused" : "clusters.dossier.noLimit");
    }
    return Format.date(clock.dueOn()) + " · " + left(clock);
  }
}
