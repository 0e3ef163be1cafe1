package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;

/** Types in one line of a list section. */
final class LineEditor {

  /** A field that could not be read. */
  private static final String UNREADABLE = "\0";

  private LineEditor() {}

  /**
   * A dialog over the columns of a list.
   *
   * @param save takes the values by column; true when they were stored
   */
  static Dialog dialog(
      FormList list, Map<String, String> line, Locale locale, Predicate<Map<String, String>> save) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(list.title().in(locale));
    Div body = new Div();
    body.addClassName("exchange-line-editor");
    Map<String, Supplier<String>> values = new LinkedHashMap<>();
    for (FormList.Column column : list.columns()) {
      String label = label(column, locale) + (column.required() ? " *" : "");
      String value = line.getOrDefault(column.key(), "");
      Component field =
          switch (column.type()) {
            case DATE -> date(column, label, value, values);
            case FIGURE -> figure(column, label, value, values);
            default ->
                column.choices().isEmpty()
                    ? text(column, label, value, values)
                    : choice(column, label, value, locale, values);
          };
      ((HasSize) field).setWidthFull();
      body.add(field);
    }
    dialog.add(body);
    Button store =
        new Button(
            t("exchange.save"),
            e -> {
              Map<String, String> result = new LinkedHashMap<>();
              values.forEach((key, supplier) -> result.put(key, supplier.get()));
              if (!result.containsValue(UNREADABLE) && save.test(result)) {
                dialog.close();
              }
            });
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("exchange.cancel"), e -> dialog.close()), store);
    return dialog;
  }

  /** A column's heading with its unit. */
  static String label(FormList.Column column, Locale locale) {
    String unit = column.printedUnit().in(locale);
    String label = column.label().in(locale);
    return unit.isEmpty() || label.contains(unit) ? label : label + " (" + unit + ")";
  }

  /** A stored value as people read it. */
  static String shown(FormList.Column column, String value, Locale locale) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return switch (column.type()) {
      case DATE -> Format.date(LocalDate.parse(value));
      case FIGURE ->
          VnNumbers.format(new BigDecimal(value).movePointLeft(column.shift()), column.decimals());
      default -> column.name(value).in(locale);
    };
  }

  private static Component date(
      FormList.Column column, String label, String value, Map<String, Supplier<String>> values) {
    DateField field = new DateField(label);
    if (!value.isEmpty()) {
      field.setValue(LocalDate.parse(value));
    }
    values.put(
        column.key(),
        () ->
            field.inputProblem().isPresent()
                ? UNREADABLE
                : field.getValue() == null ? "" : field.getValue().toString());
    return field;
  }

  private static Component figure(
      FormList.Column column, String label, String value, Map<String, Supplier<String>> values) {
    TextField field = new TextField(label);
    if (!value.isEmpty()) {
      field.setValue(
          VnNumbers.formatTrimmed(
              new BigDecimal(value).movePointLeft(column.shift()), 6 + column.shift()));
    }
    values.put(
        column.key(),
        () -> {
          if (field.getValue().isBlank()) {
            return "";
          }
          Optional<BigDecimal> typed = VnNumbers.parse(field.getValue());
          if (typed.isEmpty()) {
            field.setErrorMessage(t("exchange.edit.unreadable"));
            field.setInvalid(true);
            return UNREADABLE;
          }
          return plain(typed.get().movePointRight(column.shift()));
        });
    return field;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static Component text(
      FormList.Column column, String label, String value, Map<String, Supplier<String>> values) {
    if (column.maxLength() > 300) {
      TextArea area = new TextArea(label);
      area.setMaxLength(column.maxLength());
      area.setValue(value);
      values.put(column.key(), area::getValue);
      return area;
    }
    TextField field = new TextField(label);
    field.setMaxLength(column.maxLength());
    field.setValue(value);
    values.put(column.key(), field::getValue);
    return field;
  }

  private static Component choice(
      FormList.Column column,
      String label,
      String value,
      Locale locale,
      Map<String, Supplier<String>> values) {
    Select<FormList.Choice> field = new Select<>();
    field.setLabel(label);
    field.setItems(column.choices());
    field.setEmptySelectionAllowed(!column.required());
    field.setItemLabelGenerator(c -> c == null ? "" : c.label().in(locale));
    column.choices().stream()
        .filter(c -> c.value().equals(value))
        .findFirst()
        .ifPresent(field::setValue);
    values.put(column.key(), () -> field.getValue() == null ? "" : field.getValue().value());
    return field;
  }
}
