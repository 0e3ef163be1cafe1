package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Adjustments with old and new values side by side, and whose decision each was. */
final class AdjustmentPanel {

  private AdjustmentPanel() {}

  static Div of(ViewContext context, Desk desk, List<Adjustment> adjustments) {
    Div panel = Texts.panel(t("extension.adjustments"));
    for (Adjustment a : adjustments) {
      Div head =
          new Div(
              new StatusBadge(a.decision().authority().label().in(context.locale()), Tone.INFO),
              new Span(a.decision().document() + ", " + Format.date(a.decision().on())));
      head.addClassName("kc-check-head");
      Div box = new Div(head, new Paragraph(a.decision().reason()), why(context, a.route()));
      box.addClassName("kc-check");
      box.add(changes(context, desk, a.route().changes()));
      panel.add(box);
    }
    return panel;
  }

  private static Span why(ViewContext context, Adjustment.Route route) {
    Span why = new Span(route.why().in(context.locale()) + " · " + route.clause());
    why.addClassName("cu-muted");
    return why;
  }

  /** Whose decision a change would be, and what it does to the plan. */
  static Div route(ViewContext context, Adjustment.Route route) {
    Div head =
        new Div(
            new StatusBadge(route.authority().label().in(context.locale()), Tone.INFO),
            new Span(route.why().in(context.locale())));
    head.addClassName("kc-check-head");
    Span clause = new Span(route.clause());
    clause.addClassName("cu-muted");
    Div box =
        new Div(
            head,
            new Paragraph(
                t(
                    "extension.decision.effect",
                    Format.money(route.supportBefore()),
                    Format.money(route.supportAfter()),
                    Format.money(route.planBefore()),
                    Format.money(route.planAfter()))),
            clause);
    box.addClassName("kc-check");
    return box;
  }

  private static NativeTable changes(
      ViewContext context, Desk desk, List<Adjustment.Change> changes) {
    NativeTable table = new NativeTable();
    table.addClassName("cu-table");
    NativeTableRow head = table.getHead().addRow();
    for (String column : List.of("field", "before", "after")) {
      head.addHeaderCell().setText(t("extension.change." + column));
    }
    for (Adjustment.Change change : changes) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell().setText(t("extension.field." + change.field()));
      row.addDataCell().setText(Texts.logged(context, desk, change.field(), change.before()));
      row.addDataCell().setText(Texts.logged(context, desk, change.field(), change.after()));
    }
    return table;
  }
}
