package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.ui.component.SubjectLink;
import vn.ctdp.ui.view.ViewContext;

/** The records behind a figure. */
final class Origins {

  private Origins() {}

  /**
   * A dialog with every record and its part.
   *
   * @param links the records' own pages, where this instance has them; empty at the centre
   */
  static Dialog dialog(
      String title,
      ViewContext context,
      FormRow row,
      ReportCell cell,
      Map<SubjectRef, SubjectLink> links) {
    Dialog dialog = PageDialogs.ofPage(new Dialog());
    dialog.setHeaderTitle(title);
    dialog.setWidth("48rem");
    dialog.add(table(context, row, cell, links));
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
    return dialog;
  }

  static Component table(
      ViewContext context, FormRow row, ReportCell cell, Map<SubjectRef, SubjectLink> links) {
    NativeTable table = new NativeTable();
    table.addClassName("exchange-form");
    NativeTableRow head = new NativeTableRow();
    for (String key : List.of("record", "part", "source")) {
      NativeTableHeaderCell th = new NativeTableHeaderCell(t("exchange.origin." + key));
      th.getElement().setAttribute("scope", "col");
      if ("part".equals(key)) {
        th.addClassName("exchange-value");
      }
      head.add(th);
    }
    table.getHead().add(head);
    for (Origin origin : cell.origins()) {
      SubjectLink link = links.get(origin.subject());
      NativeTableCell value = new NativeTableCell(ExchangeTexts.figure(row, origin.contribution()));
      value.addClassName("exchange-value");
      table
          .getBody()
          .add(
              new NativeTableRow(
                  link == null ? new NativeTableCell(origin.title()) : new NativeTableCell(link),
                  value,
                  new NativeTableCell(origin.note())));
    }
    NativeTableCell total = new NativeTableCell(ExchangeTexts.figure(row, cell.computed()));
    total.addClassName("exchange-value");
    NativeTableRow sum =
        new NativeTableRow(
            new NativeTableCell(t("exchange.origin.total")),
            total,
            new NativeTableCell(row.printedUnit().in(context.locale())));
    sum.addClassName("exchange-total");
    table.getBody().add(sum);
    Div box = new Div(table);
    box.addClassName("exchange-scroll");
    if (cell.unknown() > 0) {
      box.add(new Span(t("exchange.unknown", cell.unknown())));
    }
    return box;
  }
}
