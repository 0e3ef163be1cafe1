package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Arrays;
import java.util.List;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.stream.ReceivedItem;
import vn.ctdp.exchange.stream.StreamInbox;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What came from the centre, and what became of it. */
class InboxView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient StreamInbox inbox;
  private final Div head = new Div();
  private final DataGrid<ReceivedItem> grid;

  InboxView(ViewContext context, StreamInbox inbox, Components components) {
    this.context = context;
    this.inbox = inbox;
    grid = components.grid(context, "exchange.inbox", inbox::items);
    grid.text("title", t("title"), i -> i.title().in(context.locale())).grow(3).pinned();
    grid.text("kind", t("kind"), i -> StreamTexts.kind(i.kind()));
    grid.badge(
        "state", t("state"), i -> t("item." + i.state().name()), i -> StreamTexts.tone(i.state()));
    grid.moment("publishedAt", t("publishedAt"), ReceivedItem::publishedAt);
    grid.moment("receivedAt", t("receivedAt"), ReceivedItem::receivedAt).hidden();
    grid.text("problem", t("problem"), ReceivedItem::problem).grow(2);
    grid.whole("number", t("number"), ReceivedItem::number).sortable().width("6rem");
    grid.filter(
        "state",
        t("state"),
        Arrays.stream(ReceivedItem.State.values())
            .map(s -> new DataGrid.Option(s.name(), t("item." + s.name())))
            .toList());
    grid.filter(
        "kind",
        t("kind"),
        List.of("notice", "report-decision", "deadline", "module-advice", "form", "catalogue")
            .stream()
            .map(k -> new DataGrid.Option(k, StreamTexts.kind(k)))
            .toList());
    grid.link(i -> "inbox/" + i.number());
    grid.export("noi-dung-tu-cuc", t("inbox"));
    grid.empty(VaadinIcon.INBOX, t("inbox.empty"), t("inbox.empty.hint"));
    if (context.may(ProvinceStreamViews.MANAGE)) {
      grid.action(
          t("retry"),
          VaadinIcon.REFRESH,
          i -> i.state() == ReceivedItem.State.FAILED,
          i -> act(() -> inbox.retry(context.caller(), i.number())));
      grid.action(
          t("skip"),
          VaadinIcon.CLOSE_CIRCLE_O,
          i -> i.state() == ReceivedItem.State.FAILED,
          i ->
              Confirm.reason(
                  t("skip"),
                  new Span(t("skip.text")),
                  t("skip"),
                  true,
                  why -> act(() -> inbox.skip(context.caller(), i.number(), why))));
    }
    grid.toolbar(
        new Button(
            t("pull"),
            VaadinIcon.REFRESH.create(),
            e -> act(() -> inbox.pullNow(context.caller()))));
    add(head, grid);
    head();
  }

  private void head() {
    head.removeAll();
    StreamInbox.Standing s = inbox.standing(context.caller());
    if (!s.problemCode().isEmpty()) {
      head.add(
          new MessageBox(
              s.problemCode().equals("LINE") || s.problemCode().equals("KEY")
                  ? Tone.WARNING
                  : Tone.BAD,
              s.problemCode().equals("LINE") ? s.problem() : t("inbox.stopped", s.problem())));
    }
    Div tiles =
        new Div(
            new StatTile(
                t("inbox.readTo"),
                Format.whole(s.readTo()),
                s.lastContact() == null
                    ? t("reader.never")
                    : t("inbox.contact", Format.moment(s.lastContact()))),
            new StatTile(t("reader.waiting"), Format.whole(s.waiting()), t("inbox.waiting.hint")),
            new StatTile(t("reader.failed"), Format.whole(s.failed()), t("inbox.failed.hint"))
                .tone(s.failed() > 0 ? Tone.BAD : Tone.NEUTRAL));
    tiles.addClassName("cu-tiles");
    head.add(tiles);
  }

  private void act(Runnable act) {
    try {
      act.run();
      head();
      grid.refresh();
    } catch (CtdpException e) {
      Notices.failure(e);
    }
  }
}
