package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.ctdp.ui.component.CheckedField;

/**
 * Rows of fields: lines of an estimate, beneficiaries, results. Enter in the last field of a row
 * goes on to the next, which is added when there is none, so that a whole estimate is typed without
 * the mouse.
 *
 * @param <T> what a row is
 */
final class RowsField<T> extends CustomField<List<T>> implements CheckedField {

  private static final long serialVersionUID = 1L;

  /** The fields of one row. */
  interface Row<T> {
    /** The fields in their order, and whatever else is shown in the row. */
    List<Component> parts();

    /** What stands in the fields now. */
    T read();
  }

  private final class Line extends Div {
    private static final long serialVersionUID = 1L;
    final transient Row<T> row;
    final Button remove = new Button(VaadinIcon.TRASH.create());

    Line(T value) {
      row = rows.apply(value);
      addClassName("kc-row");
      row.parts().forEach(this::add);
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
      remove.setAriaLabel(Texts.t("extension.row.remove"));
      remove.setTooltipText(Texts.t("extension.row.remove"));
      remove.addClickListener(
          e -> {
            int at = lines.indexOf(this);
            lines.remove(this);
            box.remove(this);
            changed();
            // Whoever works with the keys goes on where the row was.
            if (lines.isEmpty()) {
              add.focus();
            } else {
              lines.get(Math.min(at, lines.size() - 1)).focusFirst();
            }
          });
      add(remove);
      for (Component part : row.parts()) {
        if (part instanceof HasValue<?, ?> field) {
          field.addValueChangeListener(e -> changed());
        }
      }
      // An open list of choices takes the key for itself.
      getElement()
          .addEventListener("keydown", e -> next(this))
          .setFilter(
              "event.key === 'Enter' && !event.target.closest('[opened]')"
                  + " && !event.target.closest('vaadin-button')");
    }

    void focusFirst() {
      row.parts().stream()
          .filter(Focusable.class::isInstance)
          .map(p -> (Focusable<?>) p)
          .findFirst()
          .ifPresent(Focusable::focus);
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final Div box = new Div();
  private final Div foot = new Div();
  private final Button add;
  private final transient Function<T, Row<T>> rows;
  private final transient Function<List<T>, T> fresh;
  private transient Function<List<T>, List<String>> sums = values -> List.of();

  /**
   * @param label heading of the rows; null where the section has it already
   * @param addLabel text of the button that adds one
   * @param rows makes the fields of a row
   * @param fresh makes a new row from those that are there
   */
  RowsField(String label, String addLabel, Function<T, Row<T>> rows, Function<List<T>, T> fresh) {
    super(List.of());
    this.rows = rows;
    this.fresh = fresh;
    if (label != null) {
      setLabel(label);
    }
    add = new Button(addLabel, VaadinIcon.PLUS.create(), e -> addRow());
    add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    box.addClassName("kc-rows");
    foot.addClassName("kc-sums");
    add(new Div(box, foot, add));
    setWidthFull();
  }

  /** What is shown below the rows, from their values. */
  RowsField<T> sums(Function<List<T>, List<String>> made) {
    sums = made;
    return this;
  }

  private void next(Line line) {
    int at = lines.indexOf(line);
    if (at >= 0 && at + 1 < lines.size()) {
      lines.get(at + 1).focusFirst();
    } else if (!isReadOnly()) {
      addRow();
    }
  }

  private void addRow() {
    Line line = new Line(fresh.apply(generateModelValue()));
    lines.add(line);
    box.add(line);
    changed();
    line.focusFirst();
  }

  private void changed() {
    updateValue();
    foot.removeAll();
    sums.apply(generateModelValue()).forEach(text -> foot.add(new Span(text)));
  }

  @Override
  protected List<T> generateModelValue() {
    return lines.stream().map(l -> l.row.read()).toList();
  }

  @Override
  protected void setPresentationValue(List<T> values) {
    lines.clear();
    box.removeAll();
    for (T value : values == null ? List.<T>of() : values) {
      Line line = new Line(value);
      lines.add(line);
      box.add(line);
    }
    foot.removeAll();
    sums.apply(generateModelValue()).forEach(text -> foot.add(new Span(text)));
    setReadOnly(isReadOnly());
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    super.setReadOnly(readOnly);
    if (lines == null) {
      return;
    }
    add.setVisible(!readOnly);
    for (Line line : lines) {
      line.remove.setVisible(!readOnly);
      line.row.parts().stream()
          .filter(HasValue.class::isInstance)
          .forEach(p -> ((HasValue<?, ?>) p).setReadOnly(readOnly));
    }
  }

  /** Does something with the fields of every row, for instance when what may be chosen changes. */
  void each(java.util.function.Consumer<Row<T>> act) {
    lines.forEach(l -> act.accept(l.row));
    changed();
  }

  @Override
  public Optional<String> inputProblem() {
    return lines.stream()
        .flatMap(l -> l.row.parts().stream())
        .filter(CheckedField.class::isInstance)
        .map(p -> ((CheckedField) p).inputProblem())
        .flatMap(Optional::stream)
        .findFirst();
  }
}
