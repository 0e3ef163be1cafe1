package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
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
class NationalView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ConsolidationService consolidation;
  private final Select<FormDefinition> form = new Select<>();
  private final Select<Period> period = new Select<>();
  private final Div body = new Div();

  NationalView(
      ViewContext context, ConsolidationService consolidation, Forms forms, OpenPages open) {
    this.context = context;
    this.consolidation = consolidation;
    form.setLabel(t("exchange.form"));
    form.setItemLabelGenerator(
        f -> f == null ? "" : f.number() + " – " + f.title().in(context.locale()));
    form.addClassName("exchange-choose-form");
    form.addValueChangeListener(e -> periods());
    period.setLabel(t("exchange.period"));
    period.addClassName("exchange-choose-period");
    period.setItemLabelGenerator(p -> p == null ? "" : Format.period(p));
    period.addValueChangeListener(e -> show());
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
    } else {
      // Whoever opens the page first sees figures, if there are any.
      form.setValue(
          all.stream()
              .filter(f -> !consolidation.periods(context.caller(), f.key().id()).isEmpty())
              .findFirst()
              .orElse(all.get(0)));
    }
    open.follow(this, this::refresh);
  }

  private void periods() {
    Period chosen = period.getValue();
    List<Period> known =
        form.getValue() == null
            ? List.of()
            : consolidation.periods(context.caller(), form.getValue().key().id());
    period.setItems(known);
    if (known.isEmpty()) {
      body.removeAll();
      body.add(
          new EmptyState(
              VaadinIcon.INBOX, t("exchange.national.empty"), t("exchange.national.empty.hint")));
      return;
    }
    period.setValue(chosen != null && known.contains(chosen) ? chosen : known.get(0));
  }

  /** Something came in: the same table with today's figures, or the first table there is. */
  private void refresh() {
    List<Period> known =
        form.getValue() == null
            ? List.of()
            : consolidation.periods(context.caller(), form.getValue().key().id());
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
    body.add(tiles, missing(table), grid(table));
  }

  private Component missing(ConsolidatedTable table) {
    List<AdminUnit> sent = table.provinces().stream().map(ProvinceColumn::province).toList();
    String names =
        table.expected().stream()
            .filter(u -> sent.stream().noneMatch(s -> s.ref().equals(u.ref())))
            .map(AdminUnit::nameVi)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? new MessageBox(Tone.GOOD, t("exchange.national.complete"))
        : new MessageBox(Tone.INFO, t("exchange.national.missing", names));
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
      head.add(header(column.province().nameVi(), "exchange-value"));
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
    NativeTableRow line = new NativeTableRow(number, label);
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
    Div box = new Div(new Span(value == null ? "–" : ExchangeTexts.figure(row, value)));
    int gave = data.contributors().getOrDefault(row.key(), 0);
    if (value != null && gave < data.provinces().size()) {
      Span note = new Span(t("exchange.national.gave", gave, data.provinces().size()));
      note.addClassName("cu-muted");
      box.add(note);
    }
    return box;
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
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        trace.province().nameVi()
            + " · "
            + trace.row().key()
            + ". "
            + ExchangeTexts.label(trace.row(), context.locale()));
    dialog.setWidth("52rem");
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
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
    return dialog;
  }

  private static NativeTableHeaderCell header(String text, String css) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    cell.addClassName(css);
    return cell;
  }
}
