package vn.ctdp.ui.component;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.ValueContext;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day, shown as {@code 01/07/2025}. Typed days may leave out zeros ({@code 1/7/2025}) or use
 * hyphens or points.
 */
public final class DateField extends DatePicker implements CheckedField {

  private static final long serialVersionUID = 1L;

  /** A field with its label. */
  public DateField(String label) {
    super(label);
    setLocale(vn.ctdp.ui.view.Messages.VIETNAMESE);
    setI18n(VaadinTexts.datePicker());
    setPlaceholder(UiText.of("ui.date.placeholder"));
    setClearButtonVisible(true);
    // Who types a day goes on with Tab; the calendar opens by its button or the arrow key.
    setAutoOpen(false);
  }

  /** The first and last day accepted, each inclusive or null. */
  public DateField range(LocalDate first, LocalDate last) {
    setMin(first);
    setMax(last);
    DatePickerI18n i18n = VaadinTexts.datePicker();
    VaadinTexts.limits(i18n, first, last);
    setI18n(i18n);
    return this;
  }

  @Override
  public Optional<String> inputProblem() {
    ValidationResult result = getDefaultValidator().apply(getValue(), new ValueContext(this));
    return result.isError() && (!isEmpty() || !result.getErrorMessage().isEmpty())
        ? Optional.of(
            result.getErrorMessage().isEmpty()
                ? UiText.of("ui.date.bad")
                : result.getErrorMessage())
        : Optional.empty();
  }
}
