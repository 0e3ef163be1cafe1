package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.record.RecordDesk;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Records that provinces share with the centre: what came, and what became of it. */
class SharedRecordsView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient RecordDesk desk;
  private final transient Map<UnitRef, String> provinces;
  private final transient Map<String, String> types;
  private final DataGrid<RecordDesk.Line> records;

  SharedRecordsView(
      ViewContext context,
      RecordDesk desk,
      TerritoryService territory,
      CalendarService calendar,
      Components components) {
    this.context = context;
    this.desk = desk;
    provinces =
        territory.provinces(calendar.today()).stream()
            .collect(Collectors.toMap(AdminUnit::ref, AdminUnit::nameVi));
    List<RecordDesk.Type> known = desk.types(context.caller());
    types =
        known.stream()
            .collect(Collectors.toMap(RecordDesk.Type::id, k -> k.name().in(context.locale())));
    addClassName("ctdp-view");
    records = records(components, known);
    add(
        headed("exchange.records.standing"),
        standing(components),
        headed("exchange.records.list"),
        records);
  }

  private static H3 headed(String key) {
    H3 head = new H3(t(key));
    head.addClassName("exchange-records-head");
    return head;
  }

  private DataGrid<RecordDesk.Standing> standing(Components components) {
    DataGrid<RecordDesk.Standing> grid =
        components.grid(
            context,
            "exchange.records.standing",
            (caller, request) -> {
              List<RecordDesk.Standing> all = desk.standing(caller);
              int from = Math.min(request.offset(), all.size());
              return new Page<>(
                  all.subList(from, Math.min(from + request.limit(), all.size())), all.size());
            });
    grid.text("province", t("exchange.ledger.province"), s -> province(s.province())).pinned();
    grid.text("type", t("exchange.records.type"), s -> type(s.type())).grow(2);
    grid.whole("records", t("exchange.records.count"), RecordDesk.Standing::records);
    grid.moment("receivedAt", t("exchange.records.last"), RecordDesk.Standing::receivedAt);
    grid.whole(
        "waiting", t("exchange.records.waiting"), s -> s.waiting() == 0 ? null : s.waiting());
    grid.whole("failed", t("exchange.records.failed"), s -> s.failed() == 0 ? null : s.failed());
    grid.whole("batches", t("exchange.records.batches"), RecordDesk.Standing::batches).hidden();
    grid.open(
        s -> {
          records.setFilter("province", s.province().toString());
          records.setFilter("type", s.type());
        });
    grid.plain();
    grid.allRowsVisible();
    grid.empty(VaadinIcon.INBOX, t("exchange.records.empty"), t("exchange.records.empty.hint"));
    return grid;
  }

  private DataGrid<RecordDesk.Line> records(Components components, List<RecordDesk.Type> known) {
    DataGrid<RecordDesk.Line> grid = components.grid(context, "exchange.records", desk::records);
    grid.text("title", t("exchange.records.title.column"), RecordDesk.Line::title)
        .sortable()
        .pinned()
        .grow(3);
    grid.text("province", t("exchange.ledger.province"), l -> province(l.province()));
    grid.text("type", t("exchange.records.type"), l -> type(l.type()));
    grid.badge(
        "state",
        t("exchange.records.state"),
        l -> t("exchange.records.state." + l.state().name()),
        l ->
            switch (l.state()) {
              case APPLIED -> Tone.GOOD;
              case WAITING -> Tone.NEUTRAL;
              case FAILED -> Tone.BAD;
            });
    grid.moment("receivedAt", t("exchange.receipt.at"), RecordDesk.Line::receivedAt).sortable();
    grid.text("problem", t("exchange.records.problem"), RecordDesk.Line::problem).grow(2);
    grid.whole("version", t("exchange.records.version"), RecordDesk.Line::version).hidden();
    grid.whole("batch", t("exchange.records.batch"), RecordDesk.Line::batch).hidden();
    grid.filter(
        "province",
        t("exchange.ledger.province"),
        components.provincePicker(""),
        UnitRef::toString,
        UnitRef::parse);
    grid.filter(
        "type",
        t("exchange.records.type"),
        known.stream().map(k -> new DataGrid.Option(k.id(), type(k.id()))).toList());
    grid.filter(
        "state",
        t("exchange.records.state"),
        Arrays.stream(RecordDesk.State.values())
            .map(s -> new DataGrid.Option(s.name(), t("exchange.records.state." + s.name())))
            .toList());
    grid.open(this::history);
    if (context.may(CentreRecordViews.MANAGE)) {
      known.stream()
          .filter(RecordDesk.Type::handled)
          .forEach(
              k ->
                  grid.toolbar(
                      new Button(
                          t("exchange.records.again", type(k.id())),
                          VaadinIcon.REFRESH.create(),
                          e -> again(k.id()))));
    }
    grid.export("ban-ghi-dung-chung", t("exchange.records.title"));
    grid.empty(VaadinIcon.INBOX, t("exchange.records.none"), t("exchange.records.empty.hint"));
    return grid;
  }

  private void again(String type) {
    Confirm.ask(
        t("exchange.records.again", type(type)),
        t("exchange.records.again.text"),
        t("exchange.records.again.do"),
        () -> {
          try {
            Notices.success(
                t("exchange.records.again.done", desk.handOver(context.caller(), type)));
            records.refresh();
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
  }

  /** Every version that came, newest first. */
  private void history(RecordDesk.Line line) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(line.title());
    dialog.setWidth("min(40rem, 100vw - 2rem)");
    Div versions = new Div();
    versions.addClassName("exchange-versions");
    for (RecordDesk.Version v :
        desk.history(context.caller(), line.province(), line.type(), line.id())) {
      Span what = new Span(t("exchange.records.history.line", v.version(), v.batch()));
      Span when = new Span(Format.moment(v.receivedAt()));
      when.addClassName("cu-muted");
      Span digest = new Span("SHA-256 " + v.digest().substring(0, 16) + "…");
      digest.addClassName("cu-muted");
      Div row = new Div(what, when, digest);
      row.addClassName("exchange-version");
      versions.add(row);
    }
    dialog.add(
        new Span(t("exchange.records.history", province(line.province()), type(line.type()))),
        versions);
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
    PageDialogs.ofPage(dialog).open();
  }

  private String province(UnitRef ref) {
    return provinces.getOrDefault(ref, ref.toString());
  }

  private String type(String id) {
    return types.getOrDefault(id, id);
  }
}
