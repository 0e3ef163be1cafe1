package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.PlanTotals;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** One plan: what its projects add up to, and the projects. */
class PlanView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  PlanView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Desk.id(event.getRouteParameters().get("id").orElse("")));
  }

  private void show(UUID id) {
    AnnualPlan plan =
        desk.plans()
            .plan(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "kế hoạch", id));
    PlanTotals totals = desk.plans().totals(context.caller(), id, null, null);
    removeAll();
    add(header(plan), tiles(plan, totals), facts(plan));
    if (totals.projects() > 0) {
      LocalDate day = plan.approvedOn() == null ? desk.today() : plan.approvedOn();
      List<Content> contents = desk.catalogue().contents(day);
      Div both = new Div();
      both.addClassName("kc-columns");
      both.add(
          Texts.panel(
              getTranslation("extension.totals.content"),
              shares(
                  "extension-by-content",
                  totals.byContent(),
                  k -> Texts.content(context, contents, k))),
          Texts.panel(
              getTranslation("extension.totals.kind"),
              shares(
                  "extension-by-kind",
                  totals.byKind(),
                  k -> ProjectKind.valueOf(k).label().in(context.locale()))));
      if (desk.province().isEmpty()) {
        both.add(
            Texts.panel(
                getTranslation("extension.totals.province"),
                shares(
                    "extension-by-province",
                    totals.byProvince(),
                    k -> desk.name(UnitRef.parse(k), day))));
      }
      add(both);
    }
    DataGrid<ProjectRow> grid = ProjectGrid.build(context, desk, "extension.plan.projects", true);
    grid.fix("plan", id.toString());
    Div projects = Texts.panel(getTranslation("extension.projects.title"), grid);
    projects.addClassName("kc-list");
    add(projects);
    SubjectRef subject = new SubjectRef("extension-plan", id.toString());
    desk.sections().papers().flatMap(p -> p.panel(context, subject)).ifPresent(this::add);
    add(Texts.history(context, desk, subject));
  }

  private PageHeader header(AnnualPlan plan) {
    PageHeader header =
        new PageHeader(Desk.title(context, plan))
            .back("extension/plans", getTranslation("extension.plans.title"))
            .badge(
                new StatusBadge(
                    plan.status().label().in(context.locale()), PlanListView.tone(plan.status())));
    if (plan.status() == PlanStatus.DONG) {
      return header;
    }
    Target target = plan.province() == null ? Target.INSTANCE : Target.of(plan.province());
    if (context.may(ExtensionViews.EDIT, target)) {
      Button add =
          new Button(
              getTranslation("extension.project.new"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("extension/new?plan=" + plan.id()));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(add);
    }
    if (context.may(ExtensionViews.PLAN, target)) {
      header.actions(
          new Button(
              getTranslation("extension.edit"),
              VaadinIcon.PENCIL.create(),
              e -> PlanDialog.open(context, desk, plan, saved -> show(saved.id()))));
    }
    return header;
  }

  private Div tiles(AnnualPlan plan, PlanTotals totals) {
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    tiles.add(
        new StatTile(
            getTranslation("extension.plan.projects"), Format.whole(totals.projects()), ""),
        plan.level() == FundLevel.KCQG
            ? tile("national", totals.funds().national())
            : tile("local", totals.funds().local()),
        tile("counterpart", totals.funds().counterpart()),
        tile("total", totals.funds().total()));
    return tiles;
  }

  private StatTile tile(String key, long amount) {
    return new StatTile(
        getTranslation("extension.money." + key), Format.moneyShort(amount), Format.money(amount));
  }

  private Div facts(AnnualPlan plan) {
    KeyValues facts = new KeyValues();
    facts.put(getTranslation("extension.plan.document"), plan.approvingText());
    facts.put(
        getTranslation("extension.plan.approvedOn"),
        plan.approvedOn() == null ? "" : Format.date(plan.approvedOn()));
    if (plan.programme() != null) {
      desk.plans()
          .programme(context.caller(), plan.programme())
          .ifPresent(p -> facts.put(getTranslation("extension.programme.title"), p.name()));
    }
    facts.putWide(getTranslation("extension.note"), plan.note());
    return Texts.panel(getTranslation("extension.section.general"), facts);
  }

  private DataGrid<PlanTotals.Share> shares(
      String id, List<PlanTotals.Share> rows, Function<String, String> label) {
    DataGrid<PlanTotals.Share> grid =
        desk.components()
            .grid(
                context,
                id,
                (caller, request) ->
                    new Page<>(
                        rows.stream().skip(request.offset()).limit(request.limit()).toList(),
                        rows.size()));
    grid.text("key", getTranslation("extension.totals.of"), s -> label.apply(s.key()))
        .width("12rem")
        .grow(3);
    grid.whole("projects", getTranslation("extension.plan.projects"), PlanTotals.Share::projects)
        .width("6rem");
    grid.money("support", getTranslation("extension.money.support"), s -> s.funds().support());
    grid.money("total", getTranslation("extension.money.total"), s -> s.funds().total());
    return grid.plain().noExport().noCount().allRowsVisible();
  }
}
