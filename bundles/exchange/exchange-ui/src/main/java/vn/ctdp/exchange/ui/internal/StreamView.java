package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.PublishedItem;
import vn.ctdp.exchange.stream.StreamDesk;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.exchange.stream.StreamReader;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What the centre has published, and how far each province has read. */
class StreamView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient StreamDesk desk;
  private final transient TerritoryService territory;
  private final transient CalendarService calendar;
  private final DataGrid<PublishedItem> items;
  private final DataGrid<StreamReader> readers;

  StreamView(
      ViewContext context,
      StreamDesk desk,
      TerritoryService territory,
      CalendarService calendar,
      Components components) {
    this.context = context;
    this.desk = desk;
    this.territory = territory;
    this.calendar = calendar;
    LocalDate today = calendar.today();
    items = components.grid(context, "exchange.stream", desk::published);
    items.text("title", t("title"), i -> i.title().in(context.locale())).grow(3).pinned();
    items.whole("number", t("number"), PublishedItem::number).sortable().width("7rem");
    items.text("kind", t("kind"), i -> StreamTexts.kind(i.kind()));
    items.text(
        "audience", t("audience"), i -> AudiencePicker.words(i.audience(), territory, today));
    items.badge(
        "read",
        t("read"),
        i -> t("read.of", i.readBy(), i.addressed()),
        i -> i.readBy() == i.addressed() ? Tone.GOOD : Tone.NEUTRAL);
    items.text("by", t("publishedBy"), PublishedItem::publishedBy).hidden();
    items.moment("at", t("publishedAt"), PublishedItem::publishedAt);
    items.text("digest", t("digest"), PublishedItem::digest).hidden();
    items.filter(
        "kind",
        t("kind"),
        List.of(
                "notice",
                "report-decision",
                "deadline",
                "module-advice",
                "form",
                "catalogue",
                "answer",
                "keys")
            .stream()
            .map(k -> new DataGrid.Option(k, StreamTexts.kind(k)))
            .toList());
    items.open(this::show);
    items.export("da-cong-bo", t("stream"));
    items.empty(VaadinIcon.DOWNLOAD_ALT, t("stream.empty"), t("stream.empty.hint"));
    if (context.may(CentreStreamViews.PUBLISH)) {
      Button notice = new Button(t("notice"), VaadinIcon.PLUS.create(), e -> notice().open());
      notice.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      items.toolbar(
          new Button(t("holidays"), VaadinIcon.CALENDAR.create(), e -> holidays()), notice);
    }
    readers =
        components.grid(
            context,
            "exchange.stream.readers",
            (caller, request) -> {
              List<StreamReader> all = desk.readers(caller);
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    readers.text("province", t("province"), r -> r.province().nameVi()).pinned();
    readers.badge(
        "state",
        t("state"),
        r ->
            !r.problem().isEmpty()
                ? t("reader.stopped")
                : r.lastSeen() == null
                    ? t("reader.never")
                    : r.behind() == 0 ? t("reader.upToDate") : t("reader.behind", r.behind()),
        r ->
            !r.problem().isEmpty()
                ? Tone.BAD
                : r.lastSeen() == null ? Tone.NEUTRAL : r.behind() == 0 ? Tone.GOOD : Tone.WARNING);
    readers.whole("readTo", t("reader.readTo"), StreamReader::readTo);
    readers.moment("seen", t("reader.seen"), StreamReader::lastSeen);
    readers.whole("waiting", t("reader.waiting"), StreamReader::waiting);
    readers.whole("failed", t("reader.failed"), StreamReader::failed);
    readers.text("version", t("version"), StreamReader::version);
    readers.text("problem", t("problem"), StreamReader::problem).grow(2);
    readers.noSearch();
    readers.export("tiep-nhan-cua-tinh", t("readers"));
    TabSheet tabs = new TabSheet();
    tabs.setWidthFull();
    tabs.add(t("stream"), items);
    tabs.add(t("readers"), readers);
    add(tabs);
  }

  private void show(PublishedItem item) {
    StreamItem full = desk.item(context.caller(), item.number()).orElseThrow();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(item.title().in(context.locale()));
    dialog.setWidth("46rem");
    dialog.add(
        new KeyValues()
            .put(t("number"), Format.whole(item.number()))
            .put(t("kind"), StreamTexts.kind(item.kind()))
            .put(t("audience"), AudiencePicker.words(item.audience(), territory, calendar.today()))
            .put(t("publishedBy"), item.publishedBy())
            .put(t("publishedAt"), Format.moment(item.publishedAt()))
            .put(t("digest"), item.digest()),
        content(full));
    dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
    dialog.open();
  }

  /** The content as it travels. */
  static Div content(StreamItem item) {
    Pre pre = new Pre(item.content());
    pre.addClassName("exchange-down-content");
    return new Div(pre);
  }

  private Dialog notice() {
    TextField title = new TextField(t("title"));
    title.setWidthFull();
    title.setMaxLength(500);
    TextArea text = new TextArea(t("text"));
    text.setWidthFull();
    text.setMinHeight("9rem");
    text.setMaxLength(4000);
    AudiencePicker audience = new AudiencePicker(territory, calendar.today());
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("notice"));
    Div body = new Div(audience, title, text);
    body.addClassName("exchange-draw");
    dialog.add(body);
    Button send =
        new Button(
            t("publish"),
            e -> {
              try {
                Localized both = new Localized(title.getValue(), title.getValue());
                desk.publishNotice(
                    context.caller(),
                    audience.audience(),
                    "",
                    both,
                    new Localized(text.getValue(), text.getValue()));
                dialog.close();
                Notices.success(t("published"));
                items.refresh();
                readers.refresh();
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("cancel"), e -> dialog.close()), send);
    return dialog;
  }

  private void holidays() {
    int year = calendar.today().getYear() + 1;
    Confirm.content(
        t("holidays"),
        new Span(t("holidays.text", Integer.toString(year))),
        t("publish"),
        () -> {
          try {
            desk.publishHolidays(context.caller(), Audience.ALL, year);
            Notices.success(t("published"));
            items.refresh();
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
  }
}
