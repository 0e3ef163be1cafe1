package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.network.CentreForm;
import vn.ctdp.extension.network.CollaboratorStatus;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Words that several views of the network share. */
final class NetworkTexts {

  private NetworkTexts() {}

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation("extension-network." + key, arguments);
  }

  static Tone tone(CollaboratorStatus status) {
    return switch (status) {
      case DANG_LAM -> Tone.GOOD;
      case SAP_LAM -> Tone.INFO;
      case DA_THOI -> Tone.NEUTRAL;
    };
  }

  static String in(ViewContext context, Localized label) {
    return label == null ? "" : label.in(context.locale());
  }

  static String in(ViewContext context, Profession profession) {
    return profession == null ? "" : profession.label().in(context.locale());
  }

  /** "15/QĐ-UBND (01/08/2025)". */
  static String decision(String number, LocalDate on) {
    if (number == null) {
      return on == null ? "" : Format.date(on);
    }
    return on == null ? number : number + " (" + Format.date(on) + ")";
  }

  static String communes(NetworkDesk desk, List<CommuneService> services) {
    return services.stream()
        .map(s -> desk.name(s.commune(), s.from()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** A value of the history in words. */
  static String logged(Locale locale, String field, String value) {
    if (value.isEmpty()) {
      return value;
    }
    return switch (field) {
      case "profession" ->
          Arrays.stream(Profession.values())
              .filter(p -> p.name().equals(value))
              .findFirst()
              .map(p -> p.label().in(locale))
              .orElse(value);
      case "form" ->
          Arrays.stream(CentreForm.values())
              .filter(p -> p.name().equals(value))
              .findFirst()
              .map(p -> p.label().in(locale))
              .orElse(value);
      case "contact" -> t("contact.logged." + value);
      default -> Format.logged(value);
    };
  }
}
