package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import vn.ctdp.core.error.CtdpException;

/** Short messages at the edge of the page that stay until they are read. */
final class Notices {

  private Notices() {}

  /**
   * A failure with what to do next.
   *
   * @param page the page
   * @param failure what happened
   */
  static void failure(UI page, CtdpException failure) {
    show(
        page,
        failure.sentence(page.getLocale()),
        failure.nextStep(page.getLocale()),
        NotificationVariant.LUMO_ERROR);
  }

  /**
   * Something to know.
   *
   * @param page the page
   * @param title what happened
   * @param detail what it means; may be empty
   */
  static void info(UI page, String title, String detail) {
    show(page, title, detail, NotificationVariant.LUMO_CONTRAST);
  }

  /**
   * Something was done.
   *
   * @param page the page
   * @param title what was done
   */
  static void done(UI page, String title) {
    Notification notice = new Notification();
    notice.addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    notice.setPosition(Notification.Position.BOTTOM_END);
    notice.setDuration(5000);
    notice.add(new Div(title));
    page.add(notice);
    vn.ctdp.ui.component.Notices.leaveWhenClosed(notice);
    notice.open();
  }

  private static void show(UI page, String title, String detail, NotificationVariant variant) {
    Notification notice = new Notification();
    notice.addThemeVariants(variant);
    notice.setPosition(Notification.Position.TOP_CENTER);
    notice.setDuration(0);
    notice.setAssertive(true);
    Div words = new Div();
    words.addClassName("ctdp-notice-words");
    Div first = new Div(title);
    first.addClassName("ctdp-notice-title");
    words.add(first);
    if (!detail.isBlank()) {
      words.add(new Div(detail));
    }
    Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notice.close());
    close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_ICON);
    close.setAriaLabel(page.getTranslation("shell.close"));
    Div row = new Div(words, close);
    row.addClassName("ctdp-notice");
    notice.add(row);
    page.add(notice);
    vn.ctdp.ui.component.Notices.leaveWhenClosed(notice);
    notice.open();
  }
}
