package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportContent;

/**
 * A form with a field in each cell that people fill, typed in as on paper: Tab goes on, Enter and
 * the arrows go down and up the column. Nothing is stored before all is.
 */
final class TypedFigures {

  /** Enter does what Tab does within a column; a field that it reaches is replaced by typing. */
  private static final String KEYS =
      "if (this.ctdpKeys) return; this.ctdpKeys = true;"
          + " this.addEventListener('keydown', e => {"
          + " const up = e.key === 'ArrowUp' || (e.key === 'Enter' && e.shiftKey);"
          + " const down = e.key === 'ArrowDown' || (e.key === 'Enter' && !e.shiftKey);"
          + " if (!up && !down) return;"
          + " const field = e.target.closest('vaadin-text-field'); if (!field) return;"
          + " e.preventDefault();"
          + " const column = field.closest('td').cellIndex;"
          + " const all = [...this.querySelectorAll('td vaadin-text-field')]"
          + "   .filter(f => f.closest('td').cellIndex === column);"
          + " const next = all[all.indexOf(field) + (up ? -1 : 1)];"
          + " if (next) { next.focus(); next.inputElement.select(); } });";

  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final Map<String, String> before = new HashMap<>();
  private final Map<String, FormRow> rows = new HashMap<>();

  /** Whether people fill a cell; the others are computed, and overridden one by one. */
  static boolean typed(FormRow row, ReportCell cell) {
    return row.kind() != FormRow.Kind.COMPUTED
        && row.kind() != FormRow.Kind.HEADING
        && cell.source() != ReportCell.Source.OVERRIDE
        && (row.source().isEmpty() || (row.typedWhenUnknown() && cell.computed() == null));
  }

  /** A value as people type it: in the printed unit, without zeros that say nothing. */
  static String text(FormRow row, BigDecimal value) {
    return value == null
        ? ""
        : VnNumbers.formatTrimmed(value.movePointLeft(row.shift()), row.decimals() + row.shift());
  }

  /** A typed text as the value that is stored; empty when it is no number. */
  static Optional<BigDecimal> value(FormRow row, String text) {
    return VnNumbers.parse(text)
        .map(v -> v.movePointRight(row.shift()))
        .map(v -> v.scale() < 0 ? v.setScale(0) : v);
  }

  /** The field of a cell. */
  TextField field(FormRow row, ReportCell cell, Locale locale) {
    TextField field = new TextField();
    field.addThemeVariants(TextFieldVariant.LUMO_SMALL, TextFieldVariant.LUMO_ALIGN_RIGHT);
    field.addClassName("exchange-typed");
    field.setAutoselect(true);
    field.getElement().setAttribute("inputmode", "decimal");
    String unit = row.printedUnit().in(locale);
    field.setAriaLabel(
        ExchangeTexts.titled(row, locale) + (unit.isEmpty() ? "" : " (" + unit + ")"));
    String text = text(row, cell.value());
    field.setValue(text);
    field.addValueChangeListener(e -> check(row, field));
    fields.put(row.key(), field);
    before.put(row.key(), text);
    rows.put(row.key(), row);
    return field;
  }

  private static boolean check(FormRow row, TextField field) {
    boolean wrong = !field.getValue().isBlank() && value(row, field.getValue()).isEmpty();
    field.setErrorMessage(wrong ? t("exchange.edit.unreadable") : null);
    field.setInvalid(wrong);
    return !wrong;
  }

  /** Makes the keys work within a table. */
  static void keys(Component table) {
    table.getElement().executeJs(KEYS);
  }

  boolean changed() {
    return fields.entrySet().stream()
        .anyMatch(e -> !e.getValue().getValue().strip().equals(before.get(e.getKey())));
  }

  /** What was typed; empty when something cannot be read, which then is marked and in focus. */
  Optional<ReportContent> content() {
    Map<String, BigDecimal> cells = new LinkedHashMap<>();
    TextField wrong = null;
    for (Map.Entry<String, TextField> e : fields.entrySet()) {
      FormRow row = rows.get(e.getKey());
      TextField field = e.getValue();
      if (!check(row, field)) {
        wrong = wrong == null ? field : wrong;
      } else if (!field.getValue().strip().equals(before.get(e.getKey()))) {
        cells.put(e.getKey(), value(row, field.getValue()).orElse(null));
      }
    }
    if (wrong != null) {
      wrong.focus();
      return Optional.empty();
    }
    return Optional.of(new ReportContent(cells, Map.of(), Map.of()));
  }

  /** Marks the cells that were refused. */
  void mark(List<FieldProblem> problems, Locale locale) {
    TextField first = null;
    for (FieldProblem problem : problems) {
      TextField field = fields.get(problem.field());
      if (field != null) {
        field.setErrorMessage(problem.sentence(locale));
        field.setInvalid(true);
        first = first == null ? field : first;
      }
    }
    if (first != null) {
      first.focus();
    }
  }

  void focus() {
    fields.values().stream().findFirst().ifPresent(TextField::focus);
  }
}
