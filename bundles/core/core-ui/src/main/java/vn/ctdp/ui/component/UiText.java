package vn.ctdp.ui.component;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import vn.ctdp.ui.view.Messages;

/** The components' own texts, there even while no contribution is bound yet. */
final class UiText {

  static final Messages MESSAGES = Messages.load(UiText.class, "i18n/components");

  private UiText() {}

  /** Language of the page that is being served; Vietnamese outside of one. */
  static Locale locale() {
    UI ui = UI.getCurrent();
    return ui != null && Messages.isEnglish(ui.getLocale())
        ? Messages.ENGLISH
        : Messages.VIETNAMESE;
  }

  /** A text in the language of the page. */
  static String of(String key, Object... places) {
    return in(locale(), key, places);
  }

  /** A text in a language. */
  static String in(Locale locale, String key, Object... places) {
    String text = MESSAGES.find(key, locale).orElse(key);
    for (int i = 0; i < places.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(places[i]));
    }
    return text;
  }
}
