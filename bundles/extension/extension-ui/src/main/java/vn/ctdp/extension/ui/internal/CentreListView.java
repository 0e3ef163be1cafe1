package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** The extension centres of the province, each with the units under it. */
class CentreListView extends Div {

  private static final long serialVersionUID = 1L;

  CentreListView(ViewContext context, NetworkDesk desk) {
    addClassName("kc-page");
    DataGrid<CentreRow> grid =
        desk.components().grid(context, "extension-network.centres", desk.centres()::centres);
    grid.text("name", t("centre.name"), c -> (c.parent() == null ? "" : "– ") + c.facts().name())
        .sortable()
        .width("18rem")
        .grow(3);
    grid.text("form", t("centre.form"), c -> NetworkTexts.in(context, c.facts().form().label()))
        .hidden();
    grid.text(
            "decision",
            t("decision"),
            c -> NetworkTexts.decision(c.facts().decisionNo(), c.facts().decisionOn()))
        .width("11rem");
    grid.text(
            "autonomy",
            t("autonomy"),
            c -> c.autonomy() == null ? "" : c.autonomy().name().in(context.locale()))
        .width("14rem")
        .grow(2);
    grid.whole("staff", t("staff"), CentreRow::staff).sortable().width("8rem");
    grid.date("staffAsOf", t("staff.asOf"), CentreRow::staffAsOf).width("9rem");
    grid.date("foundedOn", t("foundedOn"), CentreRow::foundedOn).sortable().width("9rem");
    grid.date("closedOn", t("closedOn"), CentreRow::closedOn).hidden();
    grid.text("address", t("address"), c -> c.facts().address()).hidden();
    DateField day = new DateField(t("day"));
    grid.filter("day", t("day"), day, Object::toString, LocalDate::parse);
    grid.filter(
        "closed", t("centres.which"), List.of(new DataGrid.Option("yes", t("centres.closed"))));
    grid.link(c -> "extension/network/centres/" + c.id());
    grid.empty(VaadinIcon.BUILDING_O, t("centres.none"), t("centres.none.hint"));
    grid.export("trung-tam-khuyen-cong", t("centres") + ", " + Format.date(desk.today()));
    if (desk.edits(context)) {
      Button add =
          new Button(
              t("centre.new"),
              VaadinIcon.PLUS.create(),
              e ->
                  CentreDialogs.found(
                      context,
                      desk,
                      null,
                      saved ->
                          UI.getCurrent().navigate("extension/network/centres/" + saved.id())));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    Div list = new Div(grid);
    list.addClassNames("ctdp-panel", "kc-list");
    add(list);
  }
}
