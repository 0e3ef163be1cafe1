package vn.ctdp.exchange.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.FormLibrary;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.CarriedIntake;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.IntakeListener;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The centre's views: national tables and the ledger. */
@Component(service = {ViewContribution.class, IntakeListener.class})
public class CentreViews implements ViewContribution, IntakeListener {

  static final String VIEW = "exchange.national.view";
  static final String FORMS = "exchange.form.manage";
  static final String CARRY = "exchange.intake.carry";

  private final OpenPages open = new OpenPages();
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public CentreViews(
      @Reference ConsolidationService consolidation,
      @Reference Forms forms,
      @Reference FormLibrary library,
      @Reference ReportDocuments documents,
      @Reference TerritoryService territory,
      @Reference CarriedIntake carried,
      @Reference Clock clock,
      @Reference Components components) {
    routes =
        List.of(
            ViewRoute.of(
                    "national",
                    NationalView.class,
                    c -> new NationalView(c, consolidation, forms, open),
                    "exchange.national.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "ledger",
                    LedgerView.class,
                    c -> new LedgerView(c, consolidation, forms, territory, components, open),
                    "exchange.ledger.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "carried",
                    CarriedView.class,
                    c -> new CarriedView(c, carried, forms, territory, clock, components),
                    "exchange.carried.title")
                .requiring(CARRY),
            ViewRoute.of(
                    "forms",
                    FormsView.class,
                    c -> new FormsView(c, library, documents, components),
                    "exchange.forms.title")
                .requiring(VIEW));
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
            "exchange.national.title", NavigationGroup.REPORTING, "table", 10, "national"),
        new NavigationEntry(
            "exchange.ledger.title", NavigationGroup.REPORTING, "inbox", 20, "ledger"),
        new NavigationEntry(
            "exchange.carried.title", NavigationGroup.REPORTING, "upload", 30, "carried"),
        new NavigationEntry(
            "exchange.forms.title", NavigationGroup.REPORTING, "file-table", 70, "forms"));
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
  public void received(Receipt receipt) {
    open.tell();
  }
}
