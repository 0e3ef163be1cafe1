package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.Dialogs.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterProjects;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.ClusterTenants;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.Occupancy;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.core.identity.Target;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Projects, enterprises without a project, and leases, as they stood on the day of the page. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class TenantsSection implements ClusterSection {

  private final ClusterProjects projects;
  private final ClusterTenants tenants;
  private final Components components;
  private final TenantForms forms;

  /** Made by the component runtime. */
  @Activate
  public TenantsSection(
      @Reference ClusterProjects projects,
      @Reference ClusterTenants tenants,
      @Reference Components components,
      @Reference Clock clock) {
    this.projects = projects;
    this.tenants = tenants;
    this.components = components;
    forms = new TenantForms(projects, tenants, components, clock);
  }

  @Override
  public int order() {
    return TENANTS;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    boolean edit = context.may(ClusterViews.EDIT, Target.of(at.cluster().province()));
    UUID cluster = at.cluster().id();
    Occupancy count = tenants.occupancy(context.caller(), cluster, at.day());
    Div panel = new Div(new H3(t("clusters.tenants.title")));
    panel.addClassName("ctdp-panel");
    if (count.projects() + count.tenants() + count.leases() > 0) {
      panel.add(tiles(at, count));
    }
    panel.add(
        part("clusters.project.title", projects(context, panel, cluster, at.day(), edit)),
        part("clusters.tenant.title", tenants(context, panel, cluster, at.day(), edit)),
        part("clusters.lease.title", leases(context, panel, cluster, at.day(), edit)));
    return Optional.of(panel);
  }

  private static Component tiles(ClusterSnapshot at, Occupancy count) {
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    String unknown =
        count.statusUnknown() == 0
            ? t("clusters.tenants.foreign", Format.whole(count.foreign()))
            : t("clusters.tenants.unknown", Format.whole(count.statusUnknown()));
    String leasedFact =
        at.number(FactKey.IND_LAND_LEASED)
            .map(v -> t("clusters.tenants.fact", Format.area(v)))
            .orElse(t("clusters.tenants.fact.none"));
    tiles.add(
        new StatTile(t("clusters.tenants.projects"), Format.whole(count.projects()), unknown),
        new StatTile(
            t("clusters.tenants.operating"),
            Format.whole(count.operating()),
            t("clusters.tenants.of", Format.whole(count.projects()))),
        new StatTile(
            t("clusters.tenants.enterprises"),
            Format.whole(count.enterprises()),
            t("clusters.tenants.own", Format.whole(count.tenants()))),
        new StatTile(t("clusters.tenants.leased"), Format.area(count.leasedArea()), leasedFact));
    if (count.capitalRegistered() > 0) {
      tiles.add(
          new StatTile(
              t("clusters.tenants.capital"),
              Format.moneyShort(count.capitalRegistered()),
              t("clusters.tenants.capitalDone", Format.moneyShort(count.capitalDone()))));
    }
    return tiles;
  }

  private static Div part(String title, Component content) {
    Div part = new Div(new H4(t(title)), content);
    part.addClassName("cc-part");
    return part;
  }

  private DataGrid<ClusterProject> projects(
      ViewContext context, Component inside, UUID cluster, LocalDate day, boolean edit) {
    DataGrid<ClusterProject> grid =
        components.grid(
            context,
            "clusters-projects",
            (caller, request) -> projects.projects(caller, cluster, request, day));
    grid.text("name", t("clusters.project.name"), ClusterProject::name).sortable().pinned().grow(3);
    grid.text("investor", t("clusters.project.investor"), ClusterProject::investor)
        .sortable()
        .grow(2);
    grid.badge(
        "status",
        t("clusters.project.status"),
        p -> p.status() == null ? "–" : p.status().label().in(context.locale()),
        p -> tone(p.status()));
    grid.area("area", t("clusters.project.area"), ClusterProject::area).sortable();
    grid.money("registered", t("clusters.project.registered"), ClusterProject::capitalRegistered);
    grid.text(
        "foreign",
        t("clusters.project.foreign"),
        p -> p.foreignCapital() ? t("clusters.project.yes") : "");
    grid.text("sector", t("clusters.project.sector"), ClusterProject::sector).hidden();
    grid.text("taxCode", t("clusters.project.taxCode"), ClusterProject::taxCode).hidden();
    grid.money("done", t("clusters.project.done"), ClusterProject::capitalDone).hidden();
    grid.date("from", t("clusters.project.from"), ClusterProject::from).hidden();
    grid.date("to", t("clusters.project.to"), ClusterProject::to).hidden();
    grid.filter(
        "status",
        t("clusters.project.status"),
        Arrays.stream(ProjectStatus.values())
            .map(s -> new DataGrid.Option(s.name(), s.label().in(context.locale())))
            .toList());
    grid.filterYesNo("all", t("clusters.tenants.all"));
    grid.allRowsVisible();
    grid.export("du-an-trong-cum", t("clusters.project.title"));
    grid.empty(VaadinIcon.FACTORY, t("clusters.project.none"), t("clusters.project.none.hint"));
    grid.sort("name", true);
    if (edit) {
      grid.open(p -> forms.project(context, inside, p, day));
      grid.action(t("clusters.figures.title"), VaadinIcon.CHART, p -> forms.figures(context, p));
      grid.toolbar(
          add(
              "clusters.project.add",
              () -> forms.project(context, inside, forms.newProject(cluster, day), day)));
    }
    return grid;
  }

  static Tone tone(ProjectStatus status) {
    if (status == null) {
      return Tone.NEUTRAL;
    }
    return switch (status) {
      case HOAT_DONG -> Tone.GOOD;
      case XAY_DUNG -> Tone.INFO;
      case TAM_DUNG -> Tone.WARNING;
      case THU_HOI -> Tone.BAD;
      case DANG_KY -> Tone.NEUTRAL;
    };
  }

  private DataGrid<ClusterTenant> tenants(
      ViewContext context, Component inside, UUID cluster, LocalDate day, boolean edit) {
    DataGrid<ClusterTenant> grid =
        components.grid(
            context,
            "clusters-tenants",
            (caller, request) -> tenants.tenants(caller, cluster, request, day));
    grid.text("name", t("clusters.tenant.name"), ClusterTenant::name).sortable().pinned().grow(3);
    grid.text("taxCode", t("clusters.project.taxCode"), ClusterTenant::taxCode);
    grid.text("sector", t("clusters.project.sector"), ClusterTenant::sector).grow(2);
    grid.text("days", t("clusters.days"), x -> StandingSection.days(x.from(), x.to()));
    grid.allRowsVisible().plain().noSearch().noExport().noCount();
    grid.empty(VaadinIcon.BUILDING, t("clusters.tenant.none"), t("clusters.tenant.none.hint"));
    grid.sort("name", true);
    if (edit) {
      grid.open(x -> forms.tenant(context, inside, x));
      grid.action(t("clusters.figures.title"), VaadinIcon.CHART, x -> forms.figures(context, x));
      grid.toolbar(
          add(
              "clusters.tenant.add",
              () ->
                  forms.tenant(
                      context,
                      inside,
                      new ClusterTenant(
                          null, cluster, "", null, null, null, null, null, null, false, 0))));
    }
    return grid;
  }

  private DataGrid<ClusterLease> leases(
      ViewContext context, Component inside, UUID cluster, LocalDate day, boolean edit) {
    DataGrid<ClusterLease> grid =
        components.grid(
            context,
            "clusters-leases",
            (caller, request) -> tenants.leases(caller, cluster, request, day));
    grid.text("number", t("clusters.lease.number"), ClusterLease::number).sortable().pinned();
    grid.text("lessee", t("clusters.lease.lessee"), ClusterLease::lessee).grow(3);
    grid.area("area", t("clusters.lease.area"), ClusterLease::area).sortable();
    grid.date("from", t("clusters.lease.from"), ClusterLease::from).sortable();
    grid.date("until", t("clusters.lease.until"), ClusterLease::until).sortable();
    grid.date("signed", t("clusters.lease.signed"), ClusterLease::signedOn).hidden();
    grid.date("terminated", t("clusters.lease.terminated"), ClusterLease::terminatedOn).hidden();
    grid.filterYesNo("all", t("clusters.lease.all"));
    grid.allRowsVisible();
    grid.export("hop-dong-thue-dat", t("clusters.lease.title"));
    grid.empty(VaadinIcon.FILE_TEXT_O, t("clusters.lease.none"), t("clusters.lease.none.hint"));
    if (edit) {
      grid.open(l -> forms.lease(context, inside, l));
      grid.toolbar(
          add(
              "clusters.lease.add",
              () ->
                  forms.lease(
                      context,
                      inside,
                      new ClusterLease(
                          null, cluster, "", null, null, null, null, null, null, null, null, null,
                          null, null, false, 0))));
    }
    return grid;
  }

  private static Button add(String key, Runnable action) {
    return new Button(t(key), VaadinIcon.PLUS.create(), e -> action.run());
  }
}
