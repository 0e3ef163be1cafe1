package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.Arrays;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The cluster section of the provincial plan as it stood on a day. */
class PlanListView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;
  private final Div tiles = new Div();
  private final DataGrid<PlanEntry> grid;
  private LocalDate day;

  PlanListView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    addClassName("ctdp-view");
    tiles.addClassName("cu-tiles");
    grid = desk.components().grid(context, "clusters.plan", desk.register()::planEntries);
    columns();
    DateField asOf = new DateField(getTranslation("clusters.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            totals();
            grid.fix("day", day.toString());
            grid.refresh();
          }
        });
    grid.fix("day", day.toString());
    grid.toolbar(asOf);
    if (context.may(ClusterViews.EDIT)) {
      Button add =
          new Button(
              getTranslation("clusters.plan.new.title"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("clusters/plan/new"));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    totals();
    add(tiles, grid);
  }

  private void columns() {
    grid.text("name", getTranslation("clusters.plan.name"), PlanEntry::name)
        .sortable()
        .pinned()
        .width("11rem")
        .grow(4);
    NationalColumns.add(grid, desk, PlanEntry::province);
    grid.area("area", getTranslation("clusters.plan.area"), e -> e.area().ha()).sortable();
    grid.badge(
        "action",
        getTranslation("clusters.plan.action"),
        e -> e.action().label().in(context.locale()),
        e -> e.action().planned() ? Tone.INFO : Tone.WARNING);
    grid.text(
        "phase",
        getTranslation("clusters.plan.phase"),
        e -> e.phase() == null ? "" : e.phase().label().in(context.locale()));
    grid.text("document", getTranslation("clusters.plan.document"), PlanEntry::planDocumentText)
        .width("10rem")
        .grow(3);
    grid.date("validFrom", getTranslation("clusters.plan.validFrom"), PlanEntry::validFrom)
        .sortable();
    grid.date("validTo", getTranslation("clusters.plan.validTo"), PlanEntry::validTo).hidden();
    grid.badge(
        "illustrative",
        getTranslation("clusters.figures"),
        e -> getTranslation(e.illustrative() ? "clusters.illustrative" : "clusters.sourced"),
        e -> e.illustrative() ? Tone.WARNING : Tone.NEUTRAL);
    grid.filter(
        "action",
        getTranslation("clusters.plan.action"),
        Arrays.stream(PlanAction.values())
            .map(a -> new DataGrid.Option(a.name(), a.label().in(context.locale())))
            .toList());
    grid.filter(
        "phase",
        getTranslation("clusters.plan.phase"),
        Arrays.stream(PlanPhase.values())
            .map(p -> new DataGrid.Option(p.name(), p.label().in(context.locale())))
            .toList());
    grid.link(e -> "clusters/plan/" + e.id());
    grid.export("phuong-an-cum-cong-nghiep", getTranslation("clusters.plan.title"));
    grid.empty(
        VaadinIcon.MAP_MARKER,
        getTranslation("clusters.plan.empty"),
        getTranslation("clusters.plan.empty.hint"));
    grid.sort("name", true);
  }

  private void totals() {
    ClusterRegister.Totals t = desk.register().totals(context.caller(), day);
    tiles.removeAll();
    tiles.add(
        new StatTile(
            getTranslation("clusters.tile.planned"),
            Format.whole(t.planned()),
            getTranslation("clusters.tile.asOf", Format.date(day))),
        new StatTile(
            getTranslation("clusters.tile.plannedArea"),
            Format.area(t.plannedArea()),
            getTranslation("clusters.tile.asOf", Format.date(day))));
  }
}
