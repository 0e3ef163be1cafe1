package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.query.Page;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.Outlook;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.view.ViewContext;

/** On the page of a project: what is due next, what may go wrong, and its monthly reports. */
@org.osgi.service.component.annotations.Component(service = ProjectSection.class)
public final class OutlookSection implements ProjectSection {

  private final EarlyWarnings warnings;
  private final ProjectMonths months;
  private final Components components;

  /** Made by the component runtime. */
  @Activate
  public OutlookSection(
      @Reference EarlyWarnings warnings,
      @Reference ProjectMonths months,
      @Reference Components components) {
    this.warnings = warnings;
    this.months = months;
    this.components = components;
  }

  @Override
  public int order() {
    return PROGRESS + 10;
  }

  @Override
  public Optional<Component> section(ViewContext context, Project project) {
    Outlook outlook = warnings.project(context.caller(), project.id()).orElse(null);
    List<MonthReport> reports = months.reports(context.caller(), project.id());
    if (outlook == null || outlook.next() == null && reports.isEmpty()) {
      return Optional.empty();
    }
    Div panel = Texts.panel(Texts.t("extension-report.outlook"));
    KeyValues facts = new KeyValues();
    if (outlook.next() != null) {
      facts.put(
          Texts.t("extension-report.next"),
          outlook.next().what().in(context.locale())
              + " · "
              + Format.date(outlook.next().on())
              + " · "
              + Texts.t(
                  outlook.next().daysLeft() < 0
                      ? "extension-report.left.late"
                      : "extension-report.left.days",
                  Format.whole(Math.abs(outlook.next().daysLeft()))));
    }
    if (outlook.planned() != null) {
      facts.put(
          Texts.t("extension-report.slippage"),
          Texts.t(
              "extension-report.slippage.text",
              Format.decimal(outlook.planned(), 1),
              outlook.done() == null ? "–" : Format.decimal(outlook.done(), 1)));
    }
    panel.add(facts);
    if (!outlook.flags().isEmpty()) {
      panel.add(WarningsView.badges(context, outlook), reasons(context, outlook));
    }
    if (!reports.isEmpty()) {
      panel.add(list(context, reports));
    }
    if (outlook.planned() != null) {
      panel.add(
          new Button(
              Texts.t("extension-report.months.open"),
              VaadinIcon.CALENDAR.create(),
              e -> UI.getCurrent().navigate("extension/months")));
    }
    return Optional.of(panel);
  }

  private static UnorderedList reasons(ViewContext context, Outlook outlook) {
    UnorderedList list = new UnorderedList();
    outlook
        .flags()
        .forEach(
            f ->
                list.add(
                    new ListItem(
                        (f.likelihood() == null
                                ? ""
                                : f.likelihood().label().in(context.locale()) + ": ")
                            + f.why().in(context.locale()))));
    list.addClassName("kc-reasons");
    return list;
  }

  private DataGrid<MonthReport> list(ViewContext context, List<MonthReport> reports) {
    DataGrid<MonthReport> grid =
        components.grid(
            context,
            "extension.months",
            (caller, request) ->
                new Page<>(
                    reports.stream().skip(request.offset()).limit(request.limit()).toList(),
                    reports.size()));
    grid.text("month", Texts.t("extension-report.month"), r -> ReportDesk.month(r.month()))
        .width("7rem");
    grid.percent("percent", Texts.t("extension-report.percent"), 1, MonthReport::percent)
        .width("6rem");
    grid.money("spent", Texts.t("extension-report.spent"), MonthReport::spent);
    grid.money("advanced", Texts.t("extension-report.advanced"), MonthReport::advanced);
    grid.text("work", Texts.t("extension-report.work"), MonthReport::work).width("12rem").grow(2);
    grid.text("problem", Texts.t("extension-report.problem"), MonthReport::problem)
        .width("10rem")
        .grow(2);
    grid.text(
            "proposal",
            Texts.t("extension-report.proposal"),
            r -> r.proposal().label().in(context.locale()))
        .width("9rem");
    grid.text(
            "confirmed",
            Texts.t("extension-report.confirmedOn"),
            r -> r.confirmedOn() == null ? "" : Format.date(r.confirmedOn()))
        .width("8rem");
    return grid.plain().noExport().noCount().allRowsVisible();
  }
}
