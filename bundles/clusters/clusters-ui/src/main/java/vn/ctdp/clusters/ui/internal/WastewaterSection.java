package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.Dialogs.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.FundingSource;
import vn.ctdp.clusters.WastewaterStatus;
import vn.ctdp.clusters.WastewaterStep;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** The way of a cluster to treated wastewater by 2030, year by year. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class WastewaterSection implements ClusterSection {

  private static final int DECIMALS = 2;

  private final ClusterStanding standing;
  private final Components components;

  /** Made by the component runtime. */
  @Activate
  public WastewaterSection(@Reference ClusterStanding standing, @Reference Components components) {
    this.standing = standing;
    this.components = components;
  }

  @Override
  public int order() {
    return WASTEWATER;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    UUID cluster = at.cluster().id();
    boolean edit = context.may(ClusterViews.EDIT, Target.of(at.cluster().province()));
    DataGrid<WastewaterStep> grid =
        components.grid(
            context,
            "clusters-wastewater",
            (caller, request) -> {
              List<WastewaterStep> all = standing.roadmap(caller, cluster);
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    grid.text("year", t("clusters.wastewater.year"), s -> Integer.toString(s.year()))
        .pinned()
        .width("6rem");
    grid.badge(
        "status",
        t("clusters.wastewater.status"),
        s -> s.status().label().in(context.locale()),
        s ->
            switch (s.status()) {
              case HOAN_THANH -> Tone.GOOD;
              case CHAM -> Tone.BAD;
              case DANG_DAU_TU -> Tone.INFO;
              case KE_HOACH -> Tone.NEUTRAL;
            });
    grid.decimal("capacity", t("clusters.wastewater.capacity"), 0, WastewaterStep::capacity);
    grid.percent(
        "collected", t("clusters.wastewater.collected"), 0, WastewaterStep::collectedPercent);
    grid.text(
            "funding",
            t("clusters.wastewater.funding"),
            s ->
                StandingSection.join(
                    s.funding() == null ? null : s.funding().label().in(context.locale()),
                    s.fundingNote()))
        .grow(2);
    grid.text("monitor", t("clusters.wastewater.monitor"), s -> Format.yesNo(s.autoMonitor()));
    grid.date("done", t("clusters.wastewater.done"), WastewaterStep::doneOn);
    grid.noSearch().plain().noCount().noExport().allRowsVisible();
    grid.empty(VaadinIcon.DROP, t("clusters.wastewater.none"), t("clusters.wastewater.none.hint"));
    Div panel = new Div(new H3(t("clusters.wastewater.title")), grid);
    panel.addClassName("ctdp-panel");
    if (edit) {
      grid.open(s -> edit(context, panel, s));
      grid.toolbar(
          new Button(
              t("clusters.wastewater.add"),
              VaadinIcon.PLUS.create(),
              e ->
                  edit(
                      context,
                      panel,
                      new WastewaterStep(
                          null,
                          cluster,
                          at.day().getYear(),
                          null,
                          WastewaterStatus.KE_HOACH,
                          null,
                          null,
                          null,
                          false,
                          null,
                          null,
                          false,
                          0))));
    }
    return Optional.of(panel);
  }

  private void edit(ViewContext context, Component inside, WastewaterStep step) {
    FormPanel<WastewaterStep> form = new FormPanel<>();
    WholeNumberField year =
        form.field(
            "year", new WholeNumberField(t("clusters.wastewater.year")), WastewaterStep::year);
    form.required(year, true);
    Select<WastewaterStatus> status =
        form.field(
            "status",
            Dialogs.choice(
                t("clusters.wastewater.status"),
                WastewaterStatus.values(),
                WastewaterStatus::label,
                context.locale(),
                false),
            WastewaterStep::status);
    form.required(status, true);
    DecimalField capacity =
        form.field(
            "capacity",
            new DecimalField(t("clusters.wastewater.capacity"), null, DECIMALS),
            WastewaterStep::capacity);
    DecimalField collected =
        form.field(
            "collectedPercent",
            new DecimalField(t("clusters.wastewater.collected"), null, DECIMALS),
            WastewaterStep::collectedPercent);
    Select<FundingSource> funding =
        form.field(
            "funding",
            Dialogs.choice(
                t("clusters.wastewater.funding"),
                FundingSource.values(),
                FundingSource::label,
                context.locale(),
                true),
            WastewaterStep::funding);
    TextField fundingNote =
        form.field(
            "fundingNote",
            Dialogs.text(t("clusters.wastewater.fundingNote"), 300),
            WastewaterStep::fundingNote);
    DateField doneOn =
        form.field("doneOn", new DateField(t("clusters.wastewater.done")), WastewaterStep::doneOn);
    Checkbox monitor =
        form.field(
            "autoMonitor",
            new Checkbox(t("clusters.wastewater.monitor")),
            WastewaterStep::autoMonitor);
    TextArea note = form.field("note", Dialogs.note(t("clusters.note")), WastewaterStep::note);
    form.wide(note);
    form.onSave(
        base ->
            standing.saveStep(
                context.caller(),
                new WastewaterStep(
                    base.id(),
                    base.cluster(),
                    year.getValue() == null ? 0 : year.getValue().intValue(),
                    capacity.getValue(),
                    status.getValue(),
                    funding.getValue(),
                    FormPanel.text(fundingNote),
                    collected.getValue(),
                    monitor.getValue(),
                    doneOn.getValue(),
                    FormPanel.text(note),
                    base.illustrative(),
                    base.version())));
    form.onReload(
        base ->
            standing.roadmap(context.caller(), base.cluster()).stream()
                .filter(s -> s.id().equals(base.id()))
                .findFirst());
    Dialogs.open(
        t(step.id() == null ? "clusters.wastewater.add" : "clusters.wastewater.edit"),
        form,
        step,
        () -> ClusterView.redraw(inside),
        step.id() == null
            ? null
            : () ->
                standing.removeStep(context.caller(), step.cluster(), step.id(), step.version()));
  }
}
