package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import vn.ctdp.ui.view.Messages;

/** Texts of the centre's pages. */
final class NationalTexts {

  static final Messages MESSAGES = Messages.load(NationalTexts.class, "i18n/clusters-records");

  private static final String PREFIX = "clusters.national.";

  private NationalTexts() {}

  static String key(String name) {
    return PREFIX + name;
  }

  static String t(String name, Object... arguments) {
    return UI.getCurrent().getTranslation(PREFIX + name, arguments);
  }
}
