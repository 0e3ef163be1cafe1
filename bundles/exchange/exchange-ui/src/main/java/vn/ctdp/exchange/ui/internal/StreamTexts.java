package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.UI;
import vn.ctdp.exchange.deadline.Matrix;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.stream.ReceivedItem;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.Messages;

/** Texts of what flows down. */
final class StreamTexts {

  static final Messages MESSAGES = Messages.load(StreamTexts.class, "i18n/stream");

  private StreamTexts() {}

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation("exchange.down." + key, arguments);
  }

  /** The name of a kind; kinds of modules have none and show as they are. */
  static String kind(String kind) {
    return MESSAGES.keys().contains("exchange.down.kind." + kind) ? t("kind." + kind) : kind;
  }

  static Tone tone(ReceivedItem.State state) {
    return switch (state) {
      case APPLIED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
      case WAITING -> Tone.WARNING;
      case SKIPPED -> Tone.NEUTRAL;
    };
  }

  static Tone tone(Matrix.State state) {
    return switch (state) {
      case ACCEPTED, LOCKED -> Tone.GOOD;
      case RECEIVED -> Tone.INFO;
      case DUE, RETURNED -> Tone.WARNING;
      case LATE -> Tone.BAD;
      case NOT_DUE -> Tone.NEUTRAL;
    };
  }

  static Tone tone(Decision.Outcome outcome) {
    return outcome == Decision.Outcome.RETURNED
        ? Tone.WARNING
        : outcome == Decision.Outcome.REOPENED ? Tone.INFO : Tone.GOOD;
  }
}
