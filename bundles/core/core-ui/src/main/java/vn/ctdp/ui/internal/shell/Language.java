package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;

/** Changes the language of all pages of a session at once. */
final class Language {

  private Language() {}

  /**
   * Switches.
   *
   * @param locale the language wanted
   */
  static void use(Locale locale) {
    VaadinSession session = VaadinSession.getCurrent();
    session.setLocale(locale);
    UI acting = UI.getCurrent();
    for (UI page : session.getUIs()) {
      page.access(
          () -> {
            page.setLocale(locale);
            ShellStart.dress(page);
            page.getPage().executeJs("document.documentElement.lang = $0", locale.getLanguage());
            page.refreshCurrentRoute(true);
          });
    }
    acting
        .getPage()
        .executeJs(
            "document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'"
                + " + (location.protocol === 'https:' ? ';secure' : '')",
            ShellStart.LANGUAGE_COOKIE,
            locale.getLanguage());
  }
}
