package vn.ctdp.ui.internal.page;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import vn.ctdp.ui.view.Messages;

/** Texts of the core's own pages, in the language of the page that is being served. */
final class PageText {

  static final Messages MESSAGES = Messages.load(PageText.class, "i18n/core");

  private PageText() {}

  static Locale locale() {
    UI ui = UI.getCurrent();
    return ui != null && Messages.isEnglish(ui.getLocale())
        ? Messages.ENGLISH
        : Messages.VIETNAMESE;
  }

  static String t(String key, Object... places) {
    String text = MESSAGES.find(key, locale()).orElse(key);
    for (int i = 0; i < places.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(places[i]));
    }
    return text;
  }

  /** A text that may be missing, such as a name for a technical key. */
  static String orElse(String key, String otherwise) {
    return MESSAGES.find(key, locale()).orElse(otherwise);
  }
}
