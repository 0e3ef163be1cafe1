package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.shared.Registration;

/** Dialogs with ways to other pages. */
final class PageDialogs {

  private PageDialogs() {}

  /** Closes a dialog when its page is left: it would lie over the next one. */
  static Dialog ofPage(Dialog dialog) {
    Registration[] listening = new Registration[1];
    dialog.addOpenedChangeListener(
        e -> {
          if (listening[0] != null) {
            listening[0].remove();
            listening[0] = null;
          }
          if (e.isOpened()) {
            listening[0] = UI.getCurrent().addAfterNavigationListener(navigation -> dialog.close());
          }
        });
    return dialog;
  }
}
