package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PeriodPicker;
import vn.ctdp.ui.view.ViewContext;

/** The province's reports, and the way to draw up a new one. */
class ReportListView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReportService reports;
  private final transient Forms forms;
  private final transient CalendarService calendar;
  private final transient Components components;
  private final transient ReportDocuments documents;

  ReportListView(
      ViewContext context,
      ReportService reports,
      Forms forms,
      CalendarService calendar,
      Components components,
      ReportDocuments documents,
      OpenPages open) {
    this.documents = documents;
    this.context = context;
    this.reports = reports;
    this.forms = forms;
    this.calendar = calendar;
    this.components = components;
    addClassName("ctdp-view");
    DataGrid<ReportSummary> grid = components.grid(context, "exchange.reports", reports::page);
    grid.text("form", t("exchange.form"), ReportSummary::formNumber).sortable().pinned();
    grid.text(
            "subject", t("exchange.subject"), r -> r.subject().map(ReportSubject::title).orElse(""))
        .sortable()
        .grow(2);
    grid.text("period", t("exchange.period"), r -> Format.period(r.period())).sortable().grow(2);
    grid.whole("revision", t("exchange.revision"), ReportSummary::revision).width("6rem");
    grid.badge(
            "state",
            t("exchange.state"),
            r -> ExchangeTexts.state(r.state()),
            r -> ExchangeTexts.tone(r.state()))
        .sortable();
    grid.date("cutoff", t("exchange.cutoff"), ReportSummary::cutoff);
    grid.date("due", t("exchange.due"), ReportSummary::dueDay);
    grid.text("by", t("exchange.changedBy"), r -> Format.actor(r.changedBy())).hidden();
    grid.moment("changedAt", t("exchange.changedAt"), ReportSummary::changedAt).sortable();
    grid.filter(
        "state",
        t("exchange.state"),
        Arrays.stream(ReportState.values())
            .map(s -> new DataGrid.Option(s.name(), ExchangeTexts.state(s)))
            .toList());
    grid.filter(
        "form",
        t("exchange.form"),
        forms.all().stream().map(f -> new DataGrid.Option(f.key().id(), f.number())).toList());
    grid.link(r -> "reports/" + r.id());
    grid.export("bao-cao", t("exchange.reports.title"));
    grid.empty(
        VaadinIcon.FILE_TEXT_O, t("exchange.reports.empty"), t("exchange.reports.empty.hint"));
    grid.sort("changedAt", false);
    if (context.may(ProvinceViews.EDIT)) {
      Button draw = new Button(t("exchange.draw"), VaadinIcon.PLUS.create(), e -> dialog().open());
      draw.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(draw);
    }
    add(grid);
    open.follow(this, grid::refresh);
  }

  private Dialog dialog() {
    List<FormDefinition> offered =
        forms.all().stream().filter(f -> forms.offered(f.key())).toList();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("exchange.draw"));
    Select<FormDefinition> form = new Select<>();
    form.setLabel(t("exchange.form"));
    form.setItems(offered);
    form.setItemLabelGenerator(
        f -> f == null ? "" : f.number() + " – " + f.title().in(context.locale()));
    form.setWidthFull();
    if (offered.isEmpty()) {
      form.setHelperText(t("exchange.draw.none"));
    }
    Div periodBox = new Div();
    PeriodPicker[] picker = new PeriodPicker[1];
    ComboBox<ReportSubject> subject = new ComboBox<>(t("exchange.subject"));
    subject.setItemLabelGenerator(ReportListView::label);
    subject.setWidthFull();
    subject.setVisible(false);
    Div templateBox = new Div();
    form.addValueChangeListener(
        e -> {
          periodBox.removeAll();
          templateBox.removeAll();
          FormDefinition chosen = e.getValue();
          if (chosen != null) {
            picker[0] =
                components.periodPicker(
                    t("exchange.period"),
                    chosen.periods().toArray(vn.ctdp.core.calendar.PeriodKind[]::new));
            picker[0].addValueChangeListener(
                changed -> subjects(subject, chosen, changed.getValue()));
            latestClosed(chosen).ifPresent(picker[0]::setValue);
            periodBox.add(picker[0]);
            subjects(subject, chosen, picker[0].getValue());
            Locale language = context.locale();
            templateBox.add(
                FileLinks.link(
                    t("exchange.template"),
                    VaadinIcon.FILE_TABLE,
                    chosen.key().id() + "-" + chosen.key().version() + ".xlsx",
                    FileLinks.XLSX,
                    () -> documents.template(chosen, language)));
          }
        });
    if (offered.size() == 1) {
      form.setValue(offered.get(0));
    }
    Div body = new Div(form, periodBox, subject, templateBox);
    body.addClassName("exchange-draw");
    dialog.add(body);
    Button draw =
        new Button(
            t("exchange.draw"),
            e -> {
              if (form.getValue() == null || picker[0] == null || picker[0].getValue() == null) {
                Notices.warning(t("exchange.draw.choose"));
                return;
              }
              if (subject.isVisible() && subject.getValue() == null) {
                Notices.warning(t("exchange.draw.subject"));
                return;
              }
              try {
                Report drawn =
                    reports.drawUp(
                        context.caller(),
                        form.getValue().key().id(),
                        picker[0].getValue(),
                        subject.isVisible() ? subject.getValue().ref() : null);
                dialog.close();
                UI.getCurrent().navigate("reports/" + drawn.summary().id());
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    draw.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    draw.setDisableOnClick(false);
    dialog.getFooter().add(new Button(t("exchange.cancel"), e -> dialog.close()), draw);
    return dialog;
  }

  private static String label(ReportSubject subject) {
    return subject.within().isEmpty()
        ? subject.title()
        : subject.title() + " – " + subject.within();
  }

  /** Offers those about whom the form is drawn up. */
  private void subjects(ComboBox<ReportSubject> box, FormDefinition form, Period period) {
    box.setVisible(!form.subject().isEmpty());
    box.clear();
    if (form.subject().isEmpty() || period == null) {
      return;
    }
    try {
      List<ReportSubject> all = reports.subjects(context.caller(), form.key().id(), period);
      box.setItems(
          (item, text) ->
              VietnameseText.searchKey(label(item) + " " + item.code())
                  .contains(VietnameseText.searchKey(text)),
          all);
      box.setHelperText(all.isEmpty() ? t("exchange.draw.noSubject") : null);
    } catch (CtdpException e) {
      box.setItems(List.of());
      box.setHelperText(e.sentence(context.locale()));
    }
  }

  /** The last period of the form's first kind whose cut-off has passed. */
  private java.util.Optional<Period> latestClosed(FormDefinition form) {
    int year = calendar.today().getYear();
    return form.periods().stream()
        .flatMap(
            kind ->
                java.util.stream.IntStream.rangeClosed(year - 1, year)
                    .boxed()
                    .flatMap(y -> periods(kind, y)))
        .filter(p -> p.closingTo().isBefore(calendar.today()))
        .max(java.util.Comparator.naturalOrder());
  }

  private static java.util.stream.Stream<Period> periods(
      vn.ctdp.core.calendar.PeriodKind kind, int year) {
    int most =
        switch (kind) {
          case MONTH -> 12;
          case QUARTER -> 4;
          // Law asks for the first half only; the year's report covers the rest.
          case HALF_YEAR, YEAR -> 1;
        };
    return java.util.stream.IntStream.rangeClosed(1, most).mapToObj(i -> new Period(kind, year, i));
  }
}
