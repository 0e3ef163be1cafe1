package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Stream;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.decision.DecisionService;
import vn.ctdp.exchange.decision.ReceivedSummary;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Reports that came, where each stands, and closing a period. */
class ReceivedListView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DecisionService decisions;
  private final transient ConsolidationService consolidation;
  private final transient Forms forms;
  private final transient TerritoryService territory;
  private final transient CalendarService calendar;
  private final DataGrid<ReceivedSummary> grid;

  ReceivedListView(
      ViewContext context,
      DecisionService decisions,
      ConsolidationService consolidation,
      Forms forms,
      TerritoryService territory,
      CalendarService calendar,
      Components components,
      OpenPages open) {
    this.context = context;
    this.decisions = decisions;
    this.consolidation = consolidation;
    this.forms = forms;
    this.territory = territory;
    this.calendar = calendar;
    grid = components.grid(context, "exchange.received", decisions::page);
    grid.text("province", t("province"), r -> r.province().nameVi()).sortable().pinned();
    grid.text("form", t("form"), ReceivedSummary::formNumber).sortable();
    grid.text("period", t("period"), r -> Format.period(r.period())).sortable();
    grid.whole("revision", t("revision"), ReceivedSummary::revision).width("6rem");
    grid.badge("state", t("state"), r -> ExchangeTexts.state(r.state()), r -> tone(r.state()));
    grid.moment("receivedAt", t("receivedAt"), ReceivedSummary::receivedAt).sortable();
    grid.text("decidedBy", t("decidedBy"), ReceivedSummary::decidedBy);
    grid.moment("decidedAt", t("decidedAt"), ReceivedSummary::decidedAt).hidden();
    grid.filter(
        "state",
        t("state"),
        Stream.of(
                ReportState.RECEIVED,
                ReportState.ACCEPTED,
                ReportState.RETURNED,
                ReportState.LOCKED)
            .map(s -> new DataGrid.Option(s.name(), ExchangeTexts.state(s)))
            .toList());
    grid.filter(
        "form",
        t("form"),
        forms.all().stream()
            .filter(FormDefinition::sentToCentre)
            .map(f -> new DataGrid.Option(f.key().id(), f.number()))
            .toList());
    grid.filter(
        "province",
        t("province"),
        components.provincePicker(""),
        UnitRef::toString,
        UnitRef::parse);
    grid.noSearch();
    grid.link(r -> "received/" + r.id());
    grid.export("bao-cao-da-nhan", t("received"));
    grid.empty(VaadinIcon.INBOX, t("received.empty"), t("received.empty.hint"));
    if (context.may(CentreStreamViews.LOCK)) {
      grid.toolbar(
          new Button(t("lock"), VaadinIcon.LOCK.create(), e -> period(true).open()),
          new Button(t("reopen"), VaadinIcon.UNLOCK.create(), e -> period(false).open()));
    }
    addClassName("ctdp-view");
    add(grid);
    open.follow(this, grid::refresh);
  }

  static Tone tone(ReportState state) {
    return state == ReportState.RECEIVED ? Tone.INFO : ExchangeTexts.tone(state);
  }

  private Dialog period(boolean lock) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t(lock ? "lock" : "reopen"));
    Select<FormDefinition> form = new Select<>();
    form.setLabel(t("form"));
    List<FormDefinition> all = forms.all().stream().filter(FormDefinition::sentToCentre).toList();
    form.setItems(all);
    form.setItemLabelGenerator(f -> f == null ? "" : f.number());
    form.setWidthFull();
    Select<Period> period = new Select<>();
    period.setLabel(t("period"));
    period.setItemLabelGenerator(p -> p == null ? "" : Format.period(p));
    period.setWidthFull();
    form.addValueChangeListener(
        e -> {
          List<Period> known =
              e.getValue() == null
                  ? List.of()
                  : consolidation.periods(context.caller(), e.getValue().key().id());
          period.setItems(known);
          if (!known.isEmpty()) {
            period.setValue(known.get(0));
          }
        });
    if (!all.isEmpty()) {
      form.setValue(all.get(0));
    }
    AudiencePicker provinces = new AudiencePicker(territory, calendar.today());
    TextArea reason = new TextArea(t("reason"));
    reason.setWidthFull();
    reason.setMaxLength(2000);
    Div body = new Div(new Span(t(lock ? "lock.text" : "reopen.text")), form, period);
    body.add(provinces, reason);
    body.addClassName("exchange-draw");
    dialog.add(body);
    Button act =
        new Button(
            t(lock ? "lock" : "reopen"),
            e -> {
              if (form.getValue() == null || period.getValue() == null) {
                Notices.warning(t("choosePeriod"));
                return;
              }
              try {
                String id = form.getValue().key().id();
                int count =
                    lock
                        ? decisions.lock(
                            context.caller(),
                            id,
                            period.getValue(),
                            provinces.provinces(),
                            reason.getValue())
                        : decisions.reopen(
                            context.caller(),
                            id,
                            period.getValue(),
                            provinces.provinces(),
                            reason.getValue());
                dialog.close();
                Notices.success(t(lock ? "locked" : "reopened", count));
                grid.refresh();
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("cancel"), e -> dialog.close()), act);
    return dialog;
  }
}
