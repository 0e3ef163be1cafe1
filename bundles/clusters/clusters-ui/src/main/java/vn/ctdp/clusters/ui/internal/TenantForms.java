package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.Dialogs.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterProjects;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.ClusterTenants;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.TenantFigures;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.ui.component.AreaField;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.DocumentPicker;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.PeriodPicker;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** Forms for projects, tenants, leases and yearly figures. */
final class TenantForms {

  private static final int MOST = 10_000;
  private static final int DECIMALS = 2;

  private final ClusterProjects projects;
  private final ClusterTenants tenants;
  private final Components components;
  private final Clock clock;

  TenantForms(
      ClusterProjects projects, ClusterTenants tenants, Components components, Clock clock) {
    this.projects = projects;
    this.tenants = tenants;
    this.components = components;
    this.clock = clock;
  }

  ClusterProject newProject(UUID cluster, LocalDate day) {
    return new ClusterProject(
        null,
        cluster,
        "",
        null,
        null,
        false,
        day,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        ProjectStatus.DANG_KY,
        null,
        null,
        null,
        false);
  }

  void project(ViewContext context, Component inside, ClusterProject project, LocalDate day) {
    FormPanel<ClusterProject> form = new FormPanel<>();
    TextField name =
        form.field("name", Dialogs.text(t("clusters.project.name"), 300), ClusterProject::name);
    form.required(name, true).wide(name);
    TextField investor =
        form.field(
            "investor",
            Dialogs.text(t("clusters.project.investor"), 300),
            ClusterProject::investor);
    TextField taxCode =
        form.field(
            "taxCode", Dialogs.text(t("clusters.project.taxCode"), 20), ClusterProject::taxCode);
    TextField sector =
        form.field(
            "sector", Dialogs.text(t("clusters.project.sector"), 300), ClusterProject::sector);
    AreaField area =
        form.field("area", new AreaField(t("clusters.project.area")), ClusterProject::area);
    MoneyField registered =
        form.field(
            "capitalRegistered",
            new MoneyField(t("clusters.project.registered")),
            ClusterProject::capitalRegistered);
    MoneyField done =
        form.field(
            "capitalDone", new MoneyField(t("clusters.project.done")), ClusterProject::capitalDone);
    DateField from =
        form.field("from", new DateField(t("clusters.project.from")), ClusterProject::from);
    form.required(from, true);
    DateField to = form.field("to", new DateField(t("clusters.project.to")), ClusterProject::to);
    Select<ProjectStatus> status =
        form.field(
            "status",
            Dialogs.choice(
                t("clusters.project.status"),
                ProjectStatus.values(),
                ProjectStatus::label,
                context.locale(),
                true),
            ClusterProject::status);
    DateField statusFrom =
        form.field(
            "statusFrom",
            new DateField(t("clusters.project.statusFrom")),
            ClusterProject::statusFrom);
    statusFrom.setHelperText(t("clusters.project.statusFrom.help"));
    TextField documentText =
        form.field(
            "documentText",
            Dialogs.text(t("clusters.project.document"), 300),
            ClusterProject::documentText);
    DocumentPicker document =
        form.field(
            "document",
            components.documentPicker(context, t("clusters.document")),
            ClusterProject::document);
    Checkbox foreign =
        form.field(
            "foreignCapital",
            new Checkbox(t("clusters.project.foreign")),
            ClusterProject::foreignCapital);
    Checkbox illustrative =
        form.field(
            "illustrative", new Checkbox(t("clusters.illustrative")), ClusterProject::illustrative);
    TextArea note =
        form.field("note", Dialogs.note(t("clusters.project.note")), ClusterProject::note);
    form.wide(note);
    form.onSave(
        base ->
            projects.saveProject(
                context.caller(),
                new ClusterProject(
                    base.id(),
                    base.cluster(),
                    name.getValue(),
                    FormPanel.text(investor),
                    FormPanel.text(taxCode),
                    foreign.getValue(),
                    from.getValue(),
                    to.getValue(),
                    FormPanel.text(note),
                    base.version(),
                    base.establishment(),
                    FormPanel.text(sector),
                    area.getValue(),
                    registered.getValue(),
                    done.getValue(),
                    status.getValue(),
                    // A status that changes without a day of its own holds from today.
                    status.getValue() != base.status()
                            && java.util.Objects.equals(statusFrom.getValue(), base.statusFrom())
                        ? null
                        : statusFrom.getValue(),
                    document.getValue(),
                    FormPanel.text(documentText),
                    illustrative.getValue())));
    form.onReload(base -> projects.project(context.caller(), base.id(), day));
    Dialogs.open(
        t(project.id() == null ? "clusters.project.add" : "clusters.project.edit"),
        form,
        project,
        () -> ClusterView.redraw(inside),
        null);
  }

  void tenant(ViewContext context, Component inside, ClusterTenant tenant) {
    FormPanel<ClusterTenant> form = new FormPanel<>();
    TextField name =
        form.field("name", Dialogs.text(t("clusters.tenant.name"), 300), ClusterTenant::name);
    form.required(name, true).wide(name);
    TextField taxCode =
        form.field(
            "taxCode", Dialogs.text(t("clusters.project.taxCode"), 20), ClusterTenant::taxCode);
    TextField sector =
        form.field(
            "sector", Dialogs.text(t("clusters.project.sector"), 300), ClusterTenant::sector);
    DateField from = form.field("from", new DateField(t("clusters.from")), ClusterTenant::from);
    DateField to = form.field("to", new DateField(t("clusters.to")), ClusterTenant::to);
    TextArea note = form.field("note", Dialogs.note(t("clusters.note")), ClusterTenant::note);
    form.wide(note);
    form.onSave(
        base ->
            tenants.saveTenant(
                context.caller(),
                new ClusterTenant(
                    base.id(),
                    base.cluster(),
                    name.getValue(),
                    base.establishment(),
                    FormPanel.text(taxCode),
                    FormPanel.text(sector),
                    from.getValue(),
                    to.getValue(),
                    FormPanel.text(note),
                    base.illustrative(),
                    base.version())));
    Dialogs.open(
        t(tenant.id() == null ? "clusters.tenant.add" : "clusters.tenant.edit"),
        form,
        tenant,
        () -> ClusterView.redraw(inside),
        tenant.id() == null
            ? null
            : () ->
                tenants.removeTenant(
                    context.caller(), tenant.cluster(), tenant.id(), tenant.version()));
  }

  /** Who may be a lessee: a project or a tenant. */
  private record Lessee(UUID project, UUID tenant, String name) {}

  void lease(ViewContext context, Component inside, ClusterLease lease) {
    List<Lessee> lessees = lessees(context, lease.cluster());
    FormPanel<ClusterLease> form = new FormPanel<>();
    TextField number =
        form.field("number", Dialogs.text(t("clusters.lease.number"), 100), ClusterLease::number);
    form.required(number, true);
    ComboBox<Lessee> lessee =
        form.field(
            "project",
            new ComboBox<>(t("clusters.lease.lessee")),
            l ->
                lessees.stream()
                    .filter(
                        x ->
                            x.project() != null
                                ? x.project().equals(l.project())
                                : x.tenant().equals(l.tenant()))
                    .findFirst()
                    .orElse(null));
    lessee.setItems(lessees);
    lessee.setItemLabelGenerator(Lessee::name);
    if (lessees.isEmpty()) {
      lessee.setHelperText(t("clusters.lease.lessee.none"));
    }
    form.required(lessee, true);
    AreaField area =
        form.field("area", new AreaField(t("clusters.lease.area")), ClusterLease::area);
    form.required(area, true);
    DateField signed =
        form.field("signedOn", new DateField(t("clusters.lease.signed")), ClusterLease::signedOn);
    form.required(signed, true);
    DateField from =
        form.field("from", new DateField(t("clusters.lease.from")), ClusterLease::from);
    form.required(from, true);
    DateField until =
        form.field("until", new DateField(t("clusters.lease.until")), ClusterLease::until);
    DateField terminated =
        form.field(
            "terminatedOn",
            new DateField(t("clusters.lease.terminated")),
            ClusterLease::terminatedOn);
    DocumentPicker document =
        form.field(
            "document",
            components.documentPicker(context, t("clusters.document")),
            ClusterLease::document);
    TextArea note = form.field("note", Dialogs.note(t("clusters.note")), ClusterLease::note);
    form.wide(note);
    // The day of signature is the first day more often than not.
    signed.addValueChangeListener(
        e -> {
          if (e.isFromClient() && from.getValue() == null) {
            from.setValue(e.getValue());
          }
        });
    form.onSave(
        base ->
            tenants.saveLease(
                context.caller(),
                new ClusterLease(
                    base.id(),
                    base.cluster(),
                    number.getValue(),
                    signed.getValue(),
                    from.getValue(),
                    until.getValue(),
                    terminated.getValue(),
                    area.getValue(),
                    lessee.getValue() == null ? null : lessee.getValue().project(),
                    lessee.getValue() == null ? null : lessee.getValue().tenant(),
                    null,
                    document.getValue(),
                    base.documentText(),
                    FormPanel.text(note),
                    base.illustrative(),
                    base.version())));
    Dialogs.open(
        t(lease.id() == null ? "clusters.lease.add" : "clusters.lease.edit"),
        form,
        lease,
        () -> ClusterView.redraw(inside),
        lease.id() == null
            ? null
            : () ->
                tenants.removeLease(
                    context.caller(), lease.cluster(), lease.id(), lease.version()));
  }

  private List<Lessee> lessees(ViewContext context, UUID cluster) {
    PageRequest all = new PageRequest(0, MOST, List.of(), "", java.util.Map.of("all", "true"));
    LocalDate today = LocalDate.now(clock.withZone(Format.ZONE));
    return Stream.concat(
            projects.projects(context.caller(), cluster, all, today).rows().stream()
                .map(p -> new Lessee(p.id(), null, StandingSection.join(p.name(), p.investor()))),
            tenants.tenants(context.caller(), cluster, all, today).rows().stream()
                .map(x -> new Lessee(null, x.id(), x.name())))
        .toList();
  }

  /** Figures of a project by period, with a form for a new period. */
  void figures(ViewContext context, ClusterProject project) {
    figures(context, project.cluster(), project.id(), null, project.name());
  }

  /** Figures of an enterprise without a project, as those of a project. */
  void figures(ViewContext context, ClusterTenant tenant) {
    figures(context, tenant.cluster(), null, tenant.id(), tenant.name());
  }

  private void figures(ViewContext context, UUID cluster, UUID project, UUID tenant, String name) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("clusters.figures.of", name));
    dialog.setWidth("min(60rem, 95vw)");
    DataGrid<TenantFigures> grid =
        components.grid(
            context,
            "clusters-figures",
            (caller, request) -> {
              List<TenantFigures> all =
                  tenants.figures(caller, cluster, project == null ? tenant : project);
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    grid.text("period", t("clusters.figures.period"), f -> Format.period(f.period())).pinned();
    grid.whole("workers", t("clusters.figures.workers"), TenantFigures::workers);
    grid.money("income", t("clusters.figures.income"), TenantFigures::averageIncome);
    grid.money("revenue", t("clusters.figures.revenue"), TenantFigures::revenue);
    grid.money("tax", t("clusters.figures.tax"), TenantFigures::tax);
    grid.decimal("wastewater", t("clusters.figures.wastewater"), 0, TenantFigures::wastewater);
    grid.noSearch().plain().noCount().noExport().allRowsVisible();
    grid.empty(VaadinIcon.CHART, t("clusters.figures.none"), t("clusters.figures.none.hint"));
    grid.open(f -> edit(context, grid, f));
    grid.toolbar(
        new Button(
            t("clusters.figures.add"),
            VaadinIcon.PLUS.create(),
            e ->
                edit(
                    context,
                    grid,
                    new TenantFigures(
                        null, cluster, project, tenant, null, null, null, null, null, null, null,
                        false, null, null, 0))));
    dialog.add(new Div(grid));
    dialog.getFooter().add(new Button(t("clusters.close"), e -> dialog.close()));
    dialog.open();
  }

  private void edit(ViewContext context, DataGrid<TenantFigures> grid, TenantFigures figures) {
    FormPanel<TenantFigures> form = new FormPanel<>();
    PeriodPicker period =
        form.field(
            "period",
            components.periodPicker(
                t("clusters.figures.period"), PeriodKind.HALF_YEAR, PeriodKind.YEAR),
            TenantFigures::period);
    form.required(period, true).wide(period);
    period.setReadOnly(figures.id() != null);
    WholeNumberField workers =
        form.field(
            "workers", new WholeNumberField(t("clusters.figures.workers")), TenantFigures::workers);
    MoneyField income =
        form.field(
            "averageIncome",
            new MoneyField(t("clusters.figures.income")),
            TenantFigures::averageIncome);
    MoneyField revenue =
        form.field(
            "revenue", new MoneyField(t("clusters.figures.revenue")), TenantFigures::revenue);
    MoneyField tax =
        form.field("tax", new MoneyField(t("clusters.figures.tax")), TenantFigures::tax);
    DecimalField wastewater =
        form.field(
            "wastewater",
            new DecimalField(t("clusters.figures.wastewater"), null, DECIMALS),
            TenantFigures::wastewater);
    TextField source =
        form.field("source", Dialogs.text(t("clusters.fact.source"), 300), TenantFigures::source);
    form.onSave(
        base ->
            tenants.saveFigures(
                context.caller(),
                new TenantFigures(
                    base.id(),
                    base.cluster(),
                    base.project(),
                    base.tenant(),
                    period.getValue(),
                    workers.getValue(),
                    income.getValue(),
                    revenue.getValue(),
                    tax.getValue(),
                    wastewater.getValue(),
                    FormPanel.text(source),
                    base.illustrative(),
                    null,
                    null,
                    base.version())));
    Dialogs.open(
        t(figures.id() == null ? "clusters.figures.add" : "clusters.figures.edit"),
        form,
        figures,
        grid::refresh,
        null);
  }
}
