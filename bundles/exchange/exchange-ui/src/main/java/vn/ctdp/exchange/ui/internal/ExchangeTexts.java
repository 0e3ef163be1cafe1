package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.util.Locale;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.Messages;

/** Texts and figures of the exchange as people read them. */
final class ExchangeTexts {

  static final Messages MESSAGES = Messages.load(ExchangeTexts.class, "i18n/exchange");

  private ExchangeTexts() {}

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation(key, arguments);
  }

  static String state(ReportState state) {
    return t("exchange.state." + state.name());
  }

  static Tone tone(ReportState state) {
    return switch (state) {
      case RECEIVED, ACCEPTED, LOCKED, FILED -> Tone.GOOD;
      case RETURNED -> Tone.BAD;
      case SUBMITTED, QUEUED -> Tone.WARNING;
      case APPROVED -> Tone.INFO;
      default -> Tone.NEUTRAL;
    };
  }

  /** A figure as the paper form prints it; money stored in đồng is printed in the form's unit. */
  static String figure(FormRow row, BigDecimal value) {
    if (value == null) {
      return "";
    }
    BigDecimal printed = value.movePointLeft(shift(row));
    return VnNumbers.format(printed, row.decimals());
  }

  /** Powers of ten between the stored unit and the printed one. */
  static int shift(FormRow row) {
    return row.shift();
  }

  /** Where there is no room for a column of units, the unit stands behind the label. */
  static void narrowUnit(Component label, FormRow row, Locale locale) {
    String unit = row.printedUnit().in(locale);
    if (!unit.isEmpty()) {
      label.getElement().setAttribute("data-unit", unit);
    }
  }

  static String label(FormRow row, Locale locale) {
    return row.label().in(locale);
  }

  /** Number and label, as a title; a cell of a table with columns is told by its labels. */
  static String titled(FormRow row, Locale locale) {
    return row.table().isEmpty() ? row.key() + ". " + label(row, locale) : label(row, locale);
  }
}
