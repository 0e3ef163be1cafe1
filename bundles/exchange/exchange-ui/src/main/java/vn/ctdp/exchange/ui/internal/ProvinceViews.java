package vn.ctdp.exchange.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.exchange.decision.ReportDecisions;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.outbox.OutboxService;
import vn.ctdp.exchange.record.RecordOutbox;
import vn.ctdp.exchange.report.ReportListener;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The province's views: its reports. */
@Component(service = {ViewContribution.class, ReportListener.class})
public class ProvinceViews implements ViewContribution, ReportListener {

  static final String VIEW = "exchange.report.view";
  static final String EDIT = "exchange.report.edit";
  static final String APPROVE = "exchange.report.approve";
  static final String OUTBOX = "exchange.outbox.manage";

  private final OpenPages open = new OpenPages();
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public ProvinceViews(
      @Reference ReportService reports,
      @Reference ReportDecisions decisions,
      @Reference Forms forms,
      @Reference CalendarService calendar,
      @Reference OutboxService outbox,
      @Reference RecordOutbox records,
      @Reference InstanceInfo instance,
      @Reference Clock clock,
      @Reference Components components,
      @Reference ReportDocuments documents) {
    routes =
        List.of(
            ViewRoute.of(
                    "reports",
                    ReportListView.class,
                    c ->
                        new ReportListView(
                            c, reports, forms, calendar, components, documents, open),
                    "exchange.reports.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "reports/:id",
                    ReportView.class,
                    c ->
                        new ReportView(c, reports, components, documents, instance, open)
                            .with(decisions),
                    "exchange.report.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "reports/coverage/:form/:period",
                    CoverageView.class,
                    c -> new CoverageView(c, reports, components, open),
                    "exchange.coverage")
                .requiring(VIEW),
            ViewRoute.of(
                    "outbox",
                    OutboxView.class,
                    c -> new OutboxView(c, outbox, records, clock, components, open),
                    "exchange.outbox.title")
                .requiring(OUTBOX));
  }

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public String nameKey() {
    return "exchange.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "exchange.reports.title", NavigationGroup.REPORTING, "file-text-o", 10, "reports"),
        new NavigationEntry(
            "exchange.outbox.title", NavigationGroup.REPORTING, "outbox", 40, "outbox"));
  }

  @Override
  public Messages messages() {
    return ExchangeTexts.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("exchange.css");
  }

  @Override
  public void changed(ReportSummary report) {
    open.tell();
  }
}
