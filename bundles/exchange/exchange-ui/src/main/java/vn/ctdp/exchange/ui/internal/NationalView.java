package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.CellTrace;
import vn.ctdp.exchange.intake.ConsolidatedTable;
import vn.ctdp.exchange.intake.ConsolidatedTable.ProvinceColumn;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The national table of a form, live: every figure opens down to the province's records. */
class NationalView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  /** So many missing provinces are named at once; more fill a phone. */
  private static final int FEW = 6;

  private final transient ViewContext context;
  private final transient ConsolidationService consolidation;
  private final Select<FormDefinition> form = new Select<>();
  private final Select<Period> period = new Select<>();
  private final Div body = new Div();
  private String wantedRow = "";

  /** True while form and period are set together. */
  private boolean choosing;

  NationalView(
      ViewContext context, ConsolidationService consolidation, Forms forms, OpenPages open) {
    this.context = context;
    this.consolidation = consolidation;
    form.setLabel(t("exchange.form"));
    form.setItemLabelGenerator(
        f -> f == null ? "" : f.number() + " – " + f.title().in(context.locale()));
    form.addClassName("exchange-choose-form");
    form.addValueChangeListener(e -> whenChosen(this::periods));
    period.setLabel(t("exchange.period"));
    period.addClassName("exchange-choose-period");
    period.setItemLabelGenerator(p -> p == null ? "" : Format.period(p));
    period.addValueChangeListener(e -> whenChosen(this::show));
    Div choose = new Div(form, period);
    choose.addClassName("exchange-choose");
    add(choose, body);
    List<FormDefinition> all = forms.all();
    form.setItems(all);
    if (all.isEmpty()) {
      body.add(
          new EmptyState(
              VaadinIcon.TABLE,
              t("exchange.national.noForms"),
              t("exchange.national.noForms.hint")));
    }
    open.follow(this, this::refresh);
  }

  /** Where the table of a form and period is shown, at a row of it. */
  static String path(String form, Period period, String row) {
    return "national?form="
        + form
        + "&period="
        + period.code()
        + (row.isEmpty() ? "" : "&row=" + CellLinks.encoded(row));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    wantedRow = asked.getSingleParameter("row").orElse("");
    choose(
        asked.getSingleParameter("form").orElse(""), asked.getSingleParameter("period").orElse(""));
    CellLinks.show(this, wantedRow);
  }

  /** Chooses what the address asks for, else the first with figures; the table is made once. */
  private void choose(String wantedForm, String wantedPeriod) {
    List<FormDefinition> all = form.getListDataView().getItems().toList();
    if (all.isEmpty()) {
      return;
    }
    choosing = true;
    try {
      form.setValue(
          all.stream()
              .filter(f -> f.key().id().equals(wantedForm))
              .findFirst()
              .or(() -> Optional.ofNullable(form.getValue()))
              .or(
                  () ->
                      all.stream()
                          .filter(
                              f -> !consolidation.periods(context.caller(), f.key().id()).isEmpty())
                          .findFirst())
              .orElse(all.get(0)));
      List<Period> known = known();
      Period before = period.getValue();
      period.setItems(known);
      known.stream()
          .filter(p -> p.code().equals(wantedPeriod))
          .findFirst()
          .or(() -> known.stream().filter(p -> p.equals(before)).findFirst())
          .or(() -> known.stream().findFirst())
          .ifPresent(period::setValue);
    } finally {
      choosing = false;
    }
    if (period.getValue() == null) {
      nothing();
    } else {
      show();
    }
  }

  private void whenChosen(Runnable next) {
    if (!choosing) {
      next.run();
    }
  }

  private List<Period> known() {
    return form.getValue() == null
        ? List.of()
        : consolidation.periods(context.caller(), form.getValue().key().id());
  }

  private void nothing() {
    body.removeAll();
    body.add(
        new EmptyState(
            VaadinIcon.INBOX, t("exchange.national.empty"), t("exchange.national.empty.hint")));
  }

  private void periods() {
    Period chosen = period.getValue();
    List<Period> known = known();
    period.setItems(known);
    if (known.isEmpty()) {
      nothing();
      return;
    }
    period.setValue(chosen != null && known.contains(chosen) ? chosen : known.get(0));
  }

  /** Something came in: the same table with today's figures, or the first table there is. */
  private void refresh() {
    List<Period> known = known();
    if (period.getValue() == null || !known.contains(period.getValue())) {
      periods();
    } else {
      show();
    }
  }

  private void show() {
    if (form.getValue() == null || period.getValue() == null) {
      return;
    }
    ConsolidatedTable table =
        consolidation.table(context.caller(), form.getValue().key().id(), period.getValue());
    address();
    body.removeAll();
    Div tiles =
        new Div(
            new StatTile(
                t("exchange.national.sent"),
                t(
                    "exchange.national.ofExpected",
                    table.provinces().size(),
                    table.expected().size()),
                t("exchange.national.asOf", Format.moment(table.asOf()))));
    tiles.addClassName("cu-tiles");
    body.add(tiles, missing(table));
    if (table.form().tables().isEmpty()) {
      body.add(grid(table));
    } else {
      matrices(table).forEach(body::add);
    }
  }

  /** The address follows the choice, so that the way back leads to the same table. */
  private void address() {
    UI ui = UI.getCurrent();
    if (isAttached() && ui != null) {
      ui.getPage()
          .getHistory()
          .replaceState(null, path(form.getValue().key().id(), period.getValue(), ""));
    }
  }

  private Component missing(ConsolidatedTable table) {
    List<AdminUnit> sent = table.provinces().stream().map(ProvinceColumn::province).toList();
    List<String> names =
        table.expected().stream()
            .filter(u -> sent.stream().noneMatch(s -> s.ref().equals(u.ref())))
            .map(AdminUnit::nameVi)
            .toList();
    if (names.isEmpty()) {
      return new MessageBox(Tone.GOOD, t("exchange.national.complete"));
    }
    String all = String.join(", ", names);
    if (names.size() <= FEW) {
      return new MessageBox(Tone.INFO, t("exchange.national.missing", all));
    }
    return new MessageBox(Tone.INFO, t("exchange.national.missing.many", names.size()))
        .with(new Details(t("exchange.national.missing.names"), new Span(all)));
  }

  /** A form with several value columns in its own layout; a total opens what each province gave. */
  private List<Component> matrices(ConsolidatedTable data) {
    List<Component> parts = new ArrayList<>();
    Div reports = new Div();
    reports.addClassName("exchange-files");
    for (ProvinceColumn column : data.provinces()) {
      reports.add(
          new Anchor(
              "received/" + column.submission(),
              t("exchange.national.report", column.province().nameVi())));
    }
    parts.add(reports);
    for (FormTable layout : data.form().tables()) {
      Div panel =
          new Div(
              new H3(layout.title().in(context.locale())),
              FormMatrix.of(data.form(), layout, context.locale(), figure -> total(data, figure)));
      panel.addClassName("ctdp-panel");
      parts.add(panel);
    }
    return parts;
  }

  private Component grid(ConsolidatedTable data) {
    NativeTable table = new NativeTable();
    table.addClassNames("exchange-form", "exchange-national");
    NativeTableRow head = new NativeTableRow();
    head.add(
        header(t("exchange.col.no"), "exchange-no"),
        header(t("exchange.col.row"), "exchange-row"),
        header(t("exchange.col.unit"), "exchange-unit"),
        header(t("exchange.national.total"), "exchange-value"));
    for (ProvinceColumn column : data.provinces()) {
      NativeTableHeaderCell cell = header("", "exchange-value");
      Anchor report = new Anchor("received/" + column.submission(), column.province().nameVi());
      report.setTitle(t("exchange.national.report", column.province().nameVi()));
      cell.add(report);
      head.add(cell);
    }
    table.getHead().add(head);
    for (FormRow row : data.form().lines()) {
      table.getBody().add(line(data, row));
    }
    Div scroll = new Div(table);
    scroll.addClassNames("ctdp-panel", "exchange-scroll");
    return scroll;
  }

  private NativeTableRow line(ConsolidatedTable data, FormRow row) {
    NativeTableCell number = new NativeTableCell(row.key());
    number.addClassName("exchange-no");
    NativeTableCell label = new NativeTableCell(ExchangeTexts.label(row, context.locale()));
    label.addClassNames("exchange-row", "exchange-indent-" + Math.min(3, row.indent()));
    ExchangeTexts.narrowUnit(label, row, context.locale());
    NativeTableRow line = new NativeTableRow(number, label);
    line.setId(CellLinks.id(row.key()));
    if (row.kind() == FormRow.Kind.HEADING) {
      line.addClassName("exchange-heading");
      label.getElement().setAttribute("colspan", Integer.toString(3 + data.provinces().size()));
      return line;
    }
    NativeTableCell unit = new NativeTableCell(row.printedUnit().in(context.locale()));
    unit.addClassName("exchange-unit");
    NativeTableCell total = new NativeTableCell(total(data, row));
    total.addClassNames("exchange-value", "exchange-total");
    line.add(unit, total);
    for (ProvinceColumn column : data.provinces()) {
      NativeTableCell cell = new NativeTableCell(figure(row, column));
      cell.addClassName("exchange-value");
      line.add(cell);
    }
    return line;
  }

  private Component total(ConsolidatedTable data, FormRow row) {
    BigDecimal value = data.totals().get(row.key());
    if (value == null) {
      return new Div(single(data, row));
    }
    Button open = new Button(ExchangeTexts.figure(row, value), e -> parts(data, row).open());
    open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    open.setAriaLabel(t("exchange.national.parts.of", row.key(), ExchangeTexts.figure(row, value)));
    Div box = new Div(open);
    int gave = data.contributors().getOrDefault(row.key(), 0);
    if (gave < data.provinces().size()) {
      Span note = new Span(t("exchange.national.gave", gave, data.provinces().size()));
      note.addClassName("cu-muted");
      box.add(note);
    }
    return box;
  }

  /** What stands for a total that there is none of: the way to the provinces' own figures. */
  private Component single(ConsolidatedTable data, FormRow row) {
    if (row.table().isEmpty()
        || data.provinces().stream().noneMatch(c -> c.values().get(row.key()) != null)) {
      return new Span("–");
    }
    Button open = new Button(t("exchange.national.each"), e -> parts(data, row).open());
    open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    open.setAriaLabel(t("exchange.national.each.of", ExchangeTexts.titled(row, context.locale())));
    return open;
  }

  /** What the provinces gave to a total. */
  private Dialog parts(ConsolidatedTable data, FormRow row) {
    Dialog dialog = PageDialogs.ofPage(new Dialog());
    dialog.setHeaderTitle(ExchangeTexts.titled(row, context.locale()));
    dialog.setWidth("min(40rem, 95vw)");
    NativeTable table = new NativeTable();
    table.addClassName("exchange-form");
    String unit = row.printedUnit().in(context.locale());
    table
        .getHead()
        .add(
            new NativeTableRow(
                header(t("exchange.ledger.province"), "exchange-row"),
                header(
                    t("exchange.col.value") + (unit.isEmpty() ? "" : " (" + unit + ")"),
                    "exchange-value")));
    for (ProvinceColumn column : data.provinces()) {
      NativeTableCell value = new NativeTableCell(figure(row, column));
      value.addClassName("exchange-value");
      NativeTableCell name =
          new NativeTableCell(
              new Anchor(
                  CellLinks.report(column.submission(), row.key()), column.province().nameVi()));
      name.addClassName("exchange-row");
      table.getBody().add(new NativeTableRow(name, value));
    }
    boolean added = data.totals().get(row.key()) != null;
    if (added) {
      NativeTableCell sum =
          new NativeTableCell(ExchangeTexts.figure(row, data.totals().get(row.key())));
      sum.addClassName("exchange-value");
      NativeTableRow total =
          new NativeTableRow(new NativeTableCell(t("exchange.national.total")), sum);
      total.addClassName("exchange-total");
      table.getBody().add(total);
    }
    Span rule =
        new Span(
            t(
                row.kind() == FormRow.Kind.COMPUTED
                    ? "exchange.national.parts.computed"
                    : "exchange.national.parts.added",
                data.provinces().size(),
                data.expected().size()));
    rule.addClassName("cu-muted");
    rule.setVisible(added);
    Div scroll = new Div(table);
    scroll.addClassName("exchange-scroll");
    dialog.add(rule, scroll);
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
    return dialog;
  }

  private Component figure(FormRow row, ProvinceColumn column) {
    BigDecimal value = column.values().get(row.key());
    Map<String, BigDecimal> values = column.values();
    if (value == null && !values.containsKey(row.key())) {
      Span open = new Span("–");
      open.setTitle(t("exchange.national.open"));
      return open;
    }
    Button button = new Button(ExchangeTexts.figure(row, value), e -> trace(row, column));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    button.setAriaLabel(
        t(
            "exchange.national.trace.of",
            column.province().nameVi(),
            row.key(),
            ExchangeTexts.figure(row, value)));
    if (column.overridden().contains(row.key())) {
      button.setIcon(VaadinIcon.PENCIL.create());
      button.setTooltipText(t("exchange.source.OVERRIDE"));
    }
    return button;
  }

  private void trace(FormRow row, ProvinceColumn column) {
    try {
      consolidation
          .trace(
              context.caller(),
              form.getValue().key().id(),
              period.getValue(),
              column.province().ref(),
              row.key())
          .ifPresent(trace -> dialog(trace).open());
    } catch (CtdpException e) {
      Notices.failure(e);
    }
  }

  private Dialog dialog(CellTrace trace) {
    Dialog dialog = PageDialogs.ofPage(new Dialog());
    dialog.setHeaderTitle(
        trace.province().nameVi() + " · " + ExchangeTexts.titled(trace.row(), context.locale()));
    dialog.setWidth("min(52rem, 95vw)");
    KeyValues facts =
        new KeyValues()
            .put(
                t("exchange.col.value"),
                trace.cell().value() == null
                    ? "–"
                    : ExchangeTexts.figure(trace.row(), trace.cell().value())
                        + " "
                        + trace.row().printedUnit().in(context.locale()))
            .put(t("exchange.col.origin"), t("exchange.source." + trace.cell().source().name()))
            .put(t("exchange.revision"), Format.whole(trace.submission().revision()))
            .put(t("exchange.receipt.at"), Format.moment(trace.submission().receivedAt()))
            .put(t("exchange.ledger.sender"), trace.submission().sender())
            .put(t("exchange.receipt.sequence"), Format.whole(trace.submission().sequence()))
            .put(t("exchange.receipt.digest"), trace.submission().digest());
    if (!trace.cell().reason().isEmpty()) {
      facts.put(t("exchange.edit.reason"), trace.cell().reason());
    }
    facts.putIfPresent(t("exchange.col.note"), trace.cell().note());
    dialog.add(facts);
    if (!trace.cell().origins().isEmpty()) {
      dialog.add(Origins.table(context, trace.row(), trace.cell(), Map.of()));
    }
    Button report =
        new Button(
            t("exchange.national.openReport"),
            VaadinIcon.ARROW_RIGHT.create(),
            e -> {
              dialog.close();
              CellLinks.open(trace.submission().id(), trace.row().key());
            });
    report.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()), report);
    return dialog;
  }

  private static NativeTableHeaderCell header(String text, String css) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    cell.addClassName(css);
    return cell;
  }
}
