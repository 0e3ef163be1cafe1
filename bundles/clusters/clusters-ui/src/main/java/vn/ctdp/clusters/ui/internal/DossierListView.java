package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.DossierStatus;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.view.ViewContext;

/** All dossiers with their rung and the clock that counts now. */
class DossierListView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DossierDesk desk;

  DossierListView(ViewContext context, DossierDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
    DataGrid<DossierSummary> grid =
        desk.components().grid(context, "clusters-dossiers", desk.dossiers()::page);
    columns(grid);
    filters(grid);
    grid.link(d -> "clusters/dossiers/" + d.id());
    grid.export("ho-so-cum-cong-nghiep", t("clusters.dossier.list.title"));
    grid.empty(
        VaadinIcon.FOLDER_OPEN_O, t("clusters.dossier.none"), t("clusters.dossier.none.hint"));
    if (desk.instance().province().isPresent() && context.may(DossierViews.PROCESS)) {
      Button add =
          new Button(
              t("clusters.dossier.new.title"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("clusters/dossiers/new"));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    add(grid);
  }

  private void columns(DataGrid<DossierSummary> grid) {
    grid.text("name", t("clusters.dossier.name"), DossierSummary::name)
        .sortable()
        .pinned()
        .width("11rem")
        .grow(4);
    grid.text("code", t("clusters.dossier.code"), DossierSummary::code).sortable().hidden();
    grid.text("kind", t("clusters.dossier.kind"), d -> d.kind().label().in(context.locale()))
        .grow(2);
    grid.text(
            "rung",
            t("clusters.dossier.rung"),
            d -> d.rung().number() + ". " + d.rung().label().in(context.locale()))
        .grow(3);
    grid.badge(
        "light",
        t("clusters.dossier.clock"),
        d -> desk.light(d, context.locale()),
        d -> DossierDesk.tone(d.light()));
    grid.date(
            "due",
            t("clusters.dossier.due"),
            d -> d.light() == Light.NONE ? null : d.clock().dueOn())
        .sortable();
    grid.badge(
        "status",
        t("clusters.dossier.status"),
        d -> d.status().label().in(context.locale()),
        d -> DossierDesk.tone(d.status()));
    grid.date("opened", t("clusters.dossier.opened"), DossierSummary::openedOn).sortable();
    grid.text("ruleSet", t("clusters.dossier.rules"), d -> desk.rules(d.ruleSetId())).hidden();
  }

  private void filters(DataGrid<DossierSummary> grid) {
    grid.filter(
        "kind",
        t("clusters.dossier.kind"),
        Arrays.stream(DossierKind.values())
            .map(k -> new DataGrid.Option(k.name(), k.label().in(context.locale())))
            .toList());
    List<DataGrid.Option> statuses = new ArrayList<>();
    statuses.add(new DataGrid.Option("open", t("clusters.dossier.status.open")));
    Arrays.stream(DossierStatus.values())
        .map(s -> new DataGrid.Option(s.name(), s.label().in(context.locale())))
        .forEach(statuses::add);
    grid.filter("status", t("clusters.dossier.status"), statuses);
    grid.filter(
        "light",
        t("clusters.dossier.clock"),
        List.of(Light.OVERDUE, Light.SOON, Light.IN_TIME, Light.PAUSED).stream()
            .map(l -> new DataGrid.Option(l.name(), l.label().in(context.locale())))
            .toList());
    grid.filter(
        "rung",
        t("clusters.dossier.rung"),
        Arrays.stream(Rung.values())
            .map(
                r ->
                    new DataGrid.Option(
                        r.name(), r.number() + ". " + r.label().in(context.locale())))
            .toList());
    grid.filter(
        "ruleSet",
        t("clusters.dossier.rules"),
        desk.rules().ruleSets().stream()
            .filter(s -> s.domain().equals("clusters"))
            .map(s -> new DataGrid.Option(s.id(), s.legalText()))
            .toList());
  }

  private String t(String key) {
    return getTranslation(key);
  }
}
