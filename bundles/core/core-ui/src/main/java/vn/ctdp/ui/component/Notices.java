package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;

/**
 * Notices at the edge of the page. A success goes away by itself; what matters stays until it is
 * closed. Screen readers read them out.
 */
public final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final int SHORT_MS = 5000;

  private Notices() {}

  /** Something went well; goes away after five seconds. */
  public static Notification success(String text) {
    return show(Tone.GOOD, text, null, false, null);
  }

  /** Something to know that stays until closed. */
  public static Notification info(String text) {
    return show(Tone.INFO, text, null, true, null);
  }

  /** Something to look after; stays until closed. */
  public static Notification warning(String text) {
    return show(Tone.WARNING, text, null, true, null);
  }

  /** Something failed; stays until closed. */
  public static Notification error(String text) {
    return show(Tone.BAD, text, null, true, null);
  }

  /** Something failed that can be tried again from the notice; stays until closed. */
  public static Notification error(String text, String actionLabel, Runnable action) {
    Button button = new Button(actionLabel);
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    Notification notice = show(Tone.BAD, text, null, true, button);
    button.addClickListener(
        e -> {
          notice.close();
          action.run();
        });
    return notice;
  }

  /**
   * A failure, in words: what happened and what to do next. Anything but a {@link CtdpException} is
   * logged in full and shown as an incident id.
   */
  public static Notification failure(Throwable failure) {
    CtdpException known = known(failure);
    return show(
        Tone.BAD, known.sentence(UiText.locale()), known.nextStep(UiText.locale()), true, null);
  }

  /** The failure as one that can be shown; unknown ones are logged under a new incident id. */
  static CtdpException known(Throwable failure) {
    Throwable t = failure;
    while (t != null) {
      if (t instanceof CtdpException e) {
        return e;
      }
      t = t.getCause();
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, failure);
    return new CtdpException(CoreError.INTERNAL, incident);
  }

  private static Notification show(
      Tone tone, String text, String next, boolean stays, Component action) {
    Notification notice = new Notification();
    notice.addClassName("cu-notice-" + tone.css());
    notice.setPosition(Notification.Position.BOTTOM_END);
    notice.setDuration(stays ? 0 : SHORT_MS);
    notice.setAssertive(tone == Tone.BAD || tone == Tone.WARNING);

    Icon icon = icon(tone);
    Div words = new Div(new Span(text));
    words.addClassName("cu-notice-words");
    if (next != null && !next.isBlank()) {
      Div more = new Div();
      more.setText(next);
      more.addClassName("cu-notice-next");
      words.add(more);
    }
    if (action != null) {
      words.add(action);
    }
    Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), e -> notice.close());
    close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
    close.setAriaLabel(UiText.of("ui.close"));
    Div row = new Div(icon, words, close);
    row.addClassNames("cu-notice", "cu-tone-" + tone.css());
    notice.add(row);
    leaveWhenClosed(notice);
    notice.open();
    return notice;
  }

  static Icon icon(Tone tone) {
    Icon icon =
        switch (tone) {
          case GOOD -> VaadinIcon.CHECK_CIRCLE.create();
          case WARNING -> VaadinIcon.WARNING.create();
          case BAD -> VaadinIcon.CLOSE_CIRCLE.create();
          default -> VaadinIcon.INFO_CIRCLE.create();
        };
    icon.getElement().setAttribute("aria-hidden", "true");
    return icon;
  }

  /** Takes a notice out of the page when it closes: a screen reader would still find it there. */
  public static void leaveWhenClosed(Notification notice) {
    notice.addOpenedChangeListener(
        e -> {
          if (!e.isOpened()) {
            notice.getElement().removeFromParent();
          }
        });
  }
}
