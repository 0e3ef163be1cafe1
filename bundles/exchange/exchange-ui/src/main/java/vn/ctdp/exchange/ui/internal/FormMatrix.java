package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.Locale;
import java.util.function.Function;
import vn.ctdp.exchange.form.FormColumn;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;

/** A table of a form that has several value columns, laid out as the form prints it. */
final class FormMatrix {

  private FormMatrix() {}

  /**
   * Makes the table.
   *
   * @param cell takes a cell as a row of its own, answers what stands in it
   */
  static Component of(
      FormDefinition form, FormTable layout, Locale locale, Function<FormRow, Component> cell) {
    boolean units = layout.columns().stream().anyMatch(c -> c.unit().isEmpty());
    NativeTable table = new NativeTable();
    table.addClassNames("exchange-form", "exchange-matrix");
    NativeTableRow titles = new NativeTableRow(head(t("exchange.col.row"), "exchange-row"));
    if (units) {
      titles.add(head(t("exchange.col.unit"), "exchange-unit"));
    }
    for (FormColumn column : layout.columns()) {
      String unit = column.printedUnit().in(locale);
      titles.add(
          head(
              column.label().in(locale) + (unit.isEmpty() ? "" : " (" + unit + ")"),
              "exchange-value"));
    }
    table.getHead().add(titles);
    for (FormRow row : form.rows()) {
      if (row.table().equals(layout.key())) {
        table.getBody().add(line(form, layout, row, units, locale, cell));
      }
    }
    Div scroll = new Div(table);
    scroll.addClassName("exchange-scroll");
    return scroll;
  }

  private static NativeTableRow line(
      FormDefinition form,
      FormTable layout,
      FormRow row,
      boolean units,
      Locale locale,
      Function<FormRow, Component> cell) {
    NativeTableCell label = new NativeTableCell(ExchangeTexts.label(row, locale));
    label.addClassNames("exchange-row", "exchange-indent-" + Math.min(3, row.indent()));
    NativeTableRow line = new NativeTableRow(label);
    if (row.kind() == FormRow.Kind.HEADING) {
      line.addClassName("exchange-heading");
      label
          .getElement()
          .setAttribute("colspan", Integer.toString(1 + layout.columns().size() + (units ? 1 : 0)));
      return line;
    }
    if (row.kind() == FormRow.Kind.COMPUTED) {
      line.addClassName("exchange-total");
    }
    if (units) {
      NativeTableCell unit = new NativeTableCell(row.printedUnit().in(locale));
      unit.addClassName("exchange-unit");
      line.add(unit);
    }
    for (FormColumn column : layout.columns()) {
      String key = row.key() + "/" + column.key();
      NativeTableCell value = new NativeTableCell();
      value.addClassName("exchange-value");
      value.setId(CellLinks.id(key));
      form.figure(key).ifPresent(figure -> value.add(cell.apply(figure)));
      line.add(value);
    }
    return line;
  }

  private static NativeTableHeaderCell head(String text, String css) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    cell.addClassName(css);
    return cell;
  }
}
