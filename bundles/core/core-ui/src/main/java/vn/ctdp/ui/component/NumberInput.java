package vn.ctdp.ui.component;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasTooltip;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Optional;
import vn.ctdp.core.quantity.VnNumbers;

/**
 * A field for a figure written the Vietnamese way: {@code 1.234,56}. Text that could be read in two
 * ways, such as {@code 20.5}, is refused with a sentence that says how to write it, and stays in
 * the field. An empty field has the value null.
 *
 * @param <F> the field itself
 * @param <V> type of the value
 */
public abstract class NumberInput<F extends NumberInput<F, V>, V>
    extends AbstractCompositeField<TextField, F, V>
    implements CheckedField,
        HasLabel,
        HasHelper,
        HasSize,
        HasStyle,
        HasTooltip,
        HasValidationProperties,
        Focusable<F> {

  private static final long serialVersionUID = 1L;

  private final int decimals;
  private BigDecimal min;
  private BigDecimal max;
  private String problem;

  /**
   * @param label label above the field
   * @param unit shown behind the figure; null for none
   * @param decimals decimal places allowed
   */
  NumberInput(String label, String unit, int decimals) {
    super(null);
    this.decimals = decimals;
    TextField text = getContent();
    text.setLabel(label);
    text.setManualValidation(true);
    text.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
    text.addClassName("cu-number");
    if (unit != null) {
      text.setSuffixComponent(new Span(unit));
    }
    text.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            read(e.getValue());
          }
        });
  }

  @Override
  protected TextField initContent() {
    return new TextField();
  }

  /** The smallest and largest value accepted, each inclusive or null. */
  @SuppressWarnings("unchecked")
  F limit(BigDecimal smallest, BigDecimal largest) {
    this.min = smallest;
    this.max = largest;
    return (F) this;
  }

  /** The value of an exact decimal that has passed all checks. */
  abstract V convert(BigDecimal number);

  /** The text of a value, as it stands in the field. */
  abstract String print(V value);

  /** Called after every change of the value. */
  void changed(V value) {}

  @Override
  protected void setPresentationValue(V value) {
    problem = null;
    setInvalid(false);
    getContent().setValue(value == null ? "" : print(value));
    changed(value);
  }

  /** Takes typed text as the user's input; for tests as well. */
  void read(String typed) {
    String text = typed == null ? "" : typed.strip();
    Optional<BigDecimal> number = VnNumbers.parse(text);
    if (text.isEmpty()) {
      problem = null;
    } else {
      problem = number.isPresent() ? outOfBounds(number.get()) : notANumber(text);
    }
    V value = text.isEmpty() || problem != null ? null : convert(number.orElseThrow());
    setModelValue(value, true);
    changed(value);
    if (problem == null) {
      setInvalid(false);
      if (value != null) {
        getContent().setValue(print(value));
      }
    } else {
      setErrorMessage(problem);
      setInvalid(true);
    }
  }

  private String notANumber(String text) {
    if (text.matches("[+-]?\\d+\\.\\d+")) {
      return UiText.of("ui.number.point", text, text.replace('.', ','));
    }
    if (text.matches("[+-]?\\d{1,3}(,\\d{3})+\\.\\d+")) {
      return UiText.of(
          "ui.number.point", text, text.replace(",", "\0").replace('.', ',').replace("\0", "."));
    }
    return UiText.of("ui.number.bad", text);
  }

  private String outOfBounds(BigDecimal n) {
    if (n.stripTrailingZeros().scale() > decimals) {
      return decimals == 0
          ? UiText.of("ui.number.whole")
          : UiText.of("ui.number.decimals", decimals);
    }
    if (min != null && n.compareTo(min) < 0) {
      return UiText.of("ui.number.min", VnNumbers.formatTrimmed(min, decimals));
    }
    if (max != null && n.compareTo(max) > 0) {
      return UiText.of("ui.number.max", VnNumbers.formatTrimmed(max, decimals));
    }
    return null;
  }

  @Override
  public Optional<String> inputProblem() {
    return Optional.ofNullable(problem);
  }
}
