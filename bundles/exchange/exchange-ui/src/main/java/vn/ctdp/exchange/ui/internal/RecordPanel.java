package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import vn.ctdp.exchange.record.RecordOutbox;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Shared records on their way to the centre: when last sent, what waits. */
class RecordPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient RecordOutbox outbox;

  RecordPanel(ViewContext context, RecordOutbox outbox) {
    this.context = context;
    this.outbox = outbox;
    addClassNames("ctdp-panel", "exchange-records-panel");
    refresh();
  }

  void refresh() {
    removeAll();
    List<RecordOutbox.Line> lines = outbox.lines(context.caller());
    setVisible(!lines.isEmpty());
    add(new H3(t("exchange.records.title")), new Span(t("exchange.records.panel")));
    for (RecordOutbox.Line line : lines) {
      Span name = new Span(line.name().in(context.locale()));
      name.addClassName("exchange-records-name");
      Span state =
          new Span(
              line.waiting() > 0
                  ? t(
                      "exchange.records.panel.waiting",
                      line.waiting(),
                      Format.moment(line.waitingSince()))
                  : t("exchange.records.panel.sent", Format.moment(line.lastSentAt())));
      state.addClassName("cu-muted");
      Div row = new Div(name, state);
      row.addClassName("exchange-version");
      add(row);
      if (!line.problem().isEmpty()) {
        String next =
            line.nextAttempt() == null
                ? ""
                : " " + t("exchange.records.panel.next", Format.moment(line.nextAttempt()));
        add(new MessageBox(Tone.WARNING, line.problem() + next));
      }
    }
  }
}
