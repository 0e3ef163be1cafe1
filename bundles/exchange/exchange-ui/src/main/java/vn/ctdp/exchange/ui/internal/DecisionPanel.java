package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatusBadge;

/** What the centre decided, with the reasons at the cells. */
final class DecisionPanel {

  private DecisionPanel() {}

  /** A panel; without decisions it is empty and not shown. */
  static Div of(List<Decision> decisions, FormDefinition form, Locale locale) {
    Div panel = new Div();
    panel.addClassNames("ctdp-panel", "exchange-decisions");
    panel.setVisible(!decisions.isEmpty());
    panel.add(new H3(t("decisions")));
    for (Decision d : decisions) {
      Div line = new Div();
      line.addClassName("exchange-decision");
      Span who =
          new Span(
              t(
                  "decision.line",
                  d.revision(),
                  d.decidedBy(),
                  Format.moment(d.decidedAt()),
                  Long.toString(d.item())));
      who.addClassName("cu-muted");
      line.add(
          new StatusBadge(t("outcome." + d.outcome().name()), StreamTexts.tone(d.outcome())), who);
      if (!d.reason().isEmpty()) {
        line.add(new Paragraph(d.reason()));
      }
      if (!d.cells().isEmpty()) {
        UnorderedList list = new UnorderedList();
        for (Decision.CellReason c : d.cells()) {
          list.add(new ListItem(label(form, c.cell(), locale) + ": " + c.reason()));
        }
        line.add(list);
      }
      panel.add(line);
    }
    return panel;
  }

  private static String label(FormDefinition form, String cell, Locale locale) {
    String words =
        form.figure(cell)
            .map(r -> r.label().in(locale))
            .or(() -> form.row(cell).map(r -> r.label().in(locale)))
            .orElse("");
    return "[" + cell + "] " + words;
  }
}
