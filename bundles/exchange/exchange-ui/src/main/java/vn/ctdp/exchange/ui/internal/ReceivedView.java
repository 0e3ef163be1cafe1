package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.decision.DecisionService;
import vn.ctdp.exchange.decision.ReceivedReport;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** A received report at the centre: figures, where they come from, and the decision. */
class ReceivedView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DecisionService decisions;
  private final Map<String, String> reasons = new TreeMap<>();
  private transient ReceivedReport report;
  private String id;
  private String asked = "";

  ReceivedView(ViewContext context, DecisionService decisions) {
    this.context = context;
    this.decisions = decisions;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String wanted = event.getRouteParameters().get("id").orElse("");
    if (!wanted.equals(id)) {
      reasons.clear();
    }
    id = wanted;
    asked = event.getLocation().getQueryParameters().getSingleParameter("cell").orElse("");
    reload();
    CellLinks.show(this, asked);
  }

  private void reload() {
    report =
        decisions
            .find(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "báo cáo", id));
    removeAll();
    add(header());
    if (report.state() == ReportState.REVISED) {
      add(
          new MessageBox(Tone.INFO, t("received.later", report.latest()))
              .with(new Anchor("received/" + report.latestId(), t("received.openLatest"))));
    }
    add(facts());
    add(DecisionPanel.of(report.decisions(), report.form(), context.locale()));
    if (report.form().tables().isEmpty()) {
      if (!report.form().rows().isEmpty()) {
        add(table());
      }
    } else {
      report.form().tables().forEach(table -> add(matrix(table)));
    }
    if (!report.explanations().isEmpty()) {
      add(explanations());
    }
    if (!report.form().lists().isEmpty()) {
      add(lists());
    }
  }

  private boolean open() {
    return context.may(CentreStreamViews.DECIDE)
        && report.state() != ReportState.REVISED
        && report.state() != ReportState.LOCKED;
  }

  private PageHeader header() {
    PageHeader header =
        new PageHeader(
                report.province().nameVi()
                    + " · "
                    + report.form().number()
                    + " · "
                    + Format.period(report.submission().period()))
            .back("received", t("received"))
            .badge(
                new StatusBadge(
                    ExchangeTexts.state(report.state()), ReceivedListView.tone(report.state())))
            .subtitle(
                report.form().title().in(context.locale()) + " – " + report.form().legalText());
    Anchor national =
        new Anchor(
            NationalView.path(report.form().key().id(), report.submission().period(), asked),
            t("received.national"));
    national.addClassName("exchange-head-link");
    header.actions(national);
    if (open()) {
      if (report.state() != ReportState.RETURNED) {
        header.actions(
            new Button(
                reasons.isEmpty() ? t("return") : t("return.cells", reasons.size()),
                VaadinIcon.ARROW_BACKWARD.create(),
                e -> giveBack()));
      }
      if (report.state() != ReportState.ACCEPTED) {
        Button accept = new Button(t("accept"), VaadinIcon.CHECK.create(), e -> accept());
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        header.actions(accept);
      }
    }
    return header;
  }

  private void accept() {
    Confirm.ask(
        t("accept"),
        t("accept.text", report.province().nameVi(), report.submission().revision()),
        t("accept"),
        () -> act(() -> decisions.accept(context.caller(), id, ""), t("accepted")));
  }

  private void giveBack() {
    Div content = new Div(new Span(t("return.text")));
    reasons.forEach(
        (cell, why) -> {
          String where =
              report.form().figure(cell).map(this::spoken).map(x -> "[" + x + "] ").orElse("");
          Div line = new Div(new Span(where + why));
          line.addClassName("cu-muted");
          content.add(line);
        });
    Confirm.reason(
        t("return"),
        content,
        t("return"),
        true,
        why ->
            act(
                () ->
                    decisions.giveBack(
                        context.caller(),
                        id,
                        why,
                        reasons.entrySet().stream()
                            .map(x -> new Decision.CellReason(x.getKey(), x.getValue()))
                            .toList()),
                t("returned")));
  }

  private void act(Runnable act, String done) {
    try {
      act.run();
      reasons.clear();
      Notices.success(done);
    } catch (CtdpException e) {
      Notices.failure(e);
    }
    reload();
  }

  private Component facts() {
    return panel(
        t("received.facts"),
        new KeyValues()
            .put(t("revision"), Format.whole(report.submission().revision()))
            .put(t("receivedAt"), Format.moment(report.submission().receivedAt()))
            .put(t("cutoff"), Format.date(report.cutoff()))
            .put(t("approvedBy"), report.approvedBy())
            .putIfPresent(t("organisation"), report.organisation())
            .put(t("digest"), report.submission().digest()));
  }

  private Component table() {
    Map<String, ReportCell> cells = new HashMap<>();
    report.cells().forEach(c -> cells.put(c.row(), c));
    NativeTable table = new NativeTable();
    table.addClassName("exchange-form");
    NativeTableRow head = new NativeTableRow();
    head.add(
        th(t("col.no"), "exchange-no"),
        th(t("col.row"), "exchange-row"),
        th(t("col.unit"), "exchange-unit"),
        th(t("col.value"), "exchange-value"),
        th(t("col.origin"), "exchange-origin"));
    if (open()) {
      head.add(th(t("col.opinion"), "exchange-note"));
    }
    table.getHead().add(head);
    for (FormRow row : report.form().lines()) {
      table.getBody().add(line(row, cells.get(row.key())));
    }
    Div scroll = new Div(table);
    scroll.addClassNames("ctdp-panel", "exchange-scroll");
    return scroll;
  }

  private Component matrix(FormTable layout) {
    Map<String, ReportCell> cells = new HashMap<>();
    report.cells().forEach(c -> cells.put(c.row(), c));
    return panel(
        layout.title().in(context.locale()),
        FormMatrix.of(
            report.form(),
            layout,
            context.locale(),
            figure -> matrixCell(figure, cells.get(figure.key()))));
  }

  /** Figure, what lies behind it when it was not simply typed in, and the opinion on it. */
  private Component matrixCell(FormRow figure, ReportCell cell) {
    Div box = new Div(new Span(value(figure, cell)));
    if (open()) {
      box.add(opinionButton(figure));
    }
    if (cell != null) {
      box.addClassName("exchange-origin");
      if (!cell.origins().isEmpty()) {
        box.add(records(figure, cell));
      }
      remarks(figure, cell).forEach(box::add);
    }
    return box;
  }

  private static String value(FormRow row, ReportCell cell) {
    return cell == null || cell.value() == null ? "–" : ExchangeTexts.figure(row, cell.value());
  }

  private NativeTableRow line(FormRow row, ReportCell cell) {
    NativeTableCell number = new NativeTableCell(row.key());
    number.addClassName("exchange-no");
    NativeTableCell label = new NativeTableCell(ExchangeTexts.label(row, context.locale()));
    label.addClassNames("exchange-row", "exchange-indent-" + Math.min(3, row.indent()));
    ExchangeTexts.narrowUnit(label, row, context.locale());
    NativeTableRow line = new NativeTableRow(number, label);
    line.setId(CellLinks.id(row.key()));
    if (row.kind() == FormRow.Kind.HEADING) {
      line.addClassName("exchange-heading");
      label.getElement().setAttribute("colspan", open() ? "5" : "4");
      return line;
    }
    NativeTableCell unit = new NativeTableCell(row.printedUnit().in(context.locale()));
    unit.addClassName("exchange-unit");
    NativeTableCell value = new NativeTableCell(value(row, cell));
    value.addClassName("exchange-value");
    line.add(unit, value, origin(row, cell));
    if (open()) {
      line.add(opinion(row));
    }
    return line;
  }

  private NativeTableCell origin(FormRow row, ReportCell cell) {
    NativeTableCell box = new NativeTableCell();
    box.addClassName("exchange-origin");
    if (cell == null) {
      return box;
    }
    String source = UI.getCurrent().getTranslation("exchange.source." + cell.source().name());
    box.add(cell.origins().isEmpty() ? new Span(source) : records(row, cell));
    remarks(row, cell).forEach(box::add);
    return box;
  }

  private Button records(FormRow row, ReportCell cell) {
    Button records =
        new Button(
            t("records", cell.origins().size()),
            e ->
                Origins.dialog(
                        ExchangeTexts.titled(row, context.locale()), context, row, cell, Map.of())
                    .open());
    records.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    return records;
  }

  private List<Span> remarks(FormRow row, ReportCell cell) {
    List<Span> remarks = new ArrayList<>();
    if (cell.source() == ReportCell.Source.OVERRIDE) {
      remarks.add(muted(t("override", ExchangeTexts.figure(row, cell.computed()), cell.reason())));
    }
    if (!cell.note().isEmpty()) {
      remarks.add(muted(cell.note()));
    }
    if (cell.unknown() > 0) {
      remarks.add(muted(t("unknown", cell.unknown())));
    }
    return remarks;
  }

  private NativeTableCell opinion(FormRow row) {
    NativeTableCell box = new NativeTableCell(opinionButton(row));
    box.addClassName("exchange-note");
    return box;
  }

  private Button opinionButton(FormRow row) {
    String why = reasons.get(row.key());
    Button button =
        why == null
            ? new Button(VaadinIcon.COMMENT_O.create(), e -> ask(row))
            : new Button(why, VaadinIcon.COMMENT.create(), e -> ask(row));
    button.setAriaLabel(t("opinion.of", spoken(row)));
    button.setTooltipText(t("opinion.of", spoken(row)));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    return button;
  }

  /** The number of a row; in a table with several columns a cell is told by its labels. */
  private String spoken(FormRow row) {
    return row.table().isEmpty() ? row.key() : ExchangeTexts.titled(row, context.locale());
  }

  private void ask(FormRow row) {
    TextArea text = new TextArea(t("opinion"));
    text.setValue(reasons.getOrDefault(row.key(), ""));
    text.setMaxLength(1000);
    text.setWidthFull();
    Confirm.content(
        t("opinion.of", spoken(row)),
        text,
        t("keep"),
        () -> {
          if (text.getValue().isBlank()) {
            reasons.remove(row.key());
          } else {
            reasons.put(row.key(), text.getValue().strip());
          }
          reload();
        });
  }

  private Component explanations() {
    KeyValues facts = new KeyValues();
    new TreeMap<>(report.explanations()).forEach(facts::putWide);
    return panel(t("explanations"), facts);
  }

  private Component lists() {
    Div all = new Div();
    for (FormList list : report.form().lists()) {
      int lines = report.lists().getOrDefault(list.key(), List.of()).size();
      Anchor link =
          new Anchor(
              ReceivedListsView.path(id, list.key()),
              list.title().in(context.locale()) + " (" + t("lines", lines) + ")");
      all.add(new Div(link));
    }
    return panel(t("lists"), all);
  }

  private static Span muted(String text) {
    Span span = new Span(text);
    span.addClassName("cu-muted");
    return span;
  }

  private static Div panel(String title, Component content) {
    Div panel = new Div(new H3(title), content);
    panel.addClassName("ctdp-panel");
    return panel;
  }

  private static NativeTableHeaderCell th(String text, String css) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    cell.addClassName(css);
    return cell;
  }
}
