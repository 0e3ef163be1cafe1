package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.Messages;

/** Texts of the pages about keys, and what both sides show alike. */
final class KeyTexts {

  static final Messages MESSAGES = Messages.load(KeyTexts.class, "i18n/keys");

  private KeyTexts() {}

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation("exchange.keys." + key, arguments);
  }

  static Tone tone(KeyState state) {
    return switch (state) {
      case CURRENT -> Tone.GOOD;
      case REQUESTED -> Tone.WARNING;
      case REVOKED, EXPIRED -> Tone.BAD;
      case REPLACED, REFUSED -> Tone.NEUTRAL;
    };
  }

  /** A fingerprint to compare by eye. */
  static Span fingerprint(String text) {
    Span span = new Span(text);
    span.addClassName("keys-fingerprint");
    return span;
  }

  static String name(UnitRef unit, TerritoryService territory, Clock clock) {
    return territory
        .find(unit, LocalDate.ofInstant(clock.instant(), Format.ZONE))
        .map(AdminUnit::nameVi)
        .orElse(unit.toString());
  }

  /** Last day and days left of a key. */
  static String end(KeyInfo key, Clock clock) {
    if (key.validTo() == null) {
      return "";
    }
    String day = Format.date(LocalDate.ofInstant(key.validTo().minusSeconds(1), Format.ZONE));
    long left = ChronoUnit.DAYS.between(clock.instant(), key.validTo());
    return key.state() == KeyState.CURRENT && left <= 60 ? t("end.left", day, left) : day;
  }

  /** Columns that tell a key. */
  static void columns(DataGrid<KeyInfo> grid, Clock clock) {
    grid.badge("state", t("state"), k -> t("state." + k.state().name()), k -> tone(k.state()))
        .width("9rem");
    grid.component(
            "fingerprint",
            t("fingerprint"),
            k -> fingerprint(k.fingerprint()),
            KeyInfo::fingerprint)
        .width("16rem");
    grid.date(
            "from",
            t("from"),
            k -> k.validFrom() == null ? null : LocalDate.ofInstant(k.validFrom(), Format.ZONE))
        .width("8rem");
    grid.text("to", t("to"), k -> end(k, clock)).grow(1);
    grid.text("reason", t("reason"), KeyInfo::reason).grow(2);
  }

  /** The public keys as a file. */
  static Anchor download(String text) {
    Anchor link = new Anchor("/api/exchange/keys", "");
    link.getElement().setAttribute("download", "ctdp-keys.json");
    link.setRouterIgnore(true);
    link.add(VaadinIcon.DOWNLOAD.create(), new Span(text));
    link.addClassName("keys-download");
    return link;
  }
}
