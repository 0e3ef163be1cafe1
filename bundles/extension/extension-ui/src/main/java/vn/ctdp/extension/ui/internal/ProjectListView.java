package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanTotals;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.view.ViewContext;

/** All projects, with what this year's add up to. */
class ProjectListView extends Div {

  private static final long serialVersionUID = 1L;

  ProjectListView(ViewContext context, Desk desk) {
    addClassName("ctdp-view");
    int year = desk.today().getYear();
    PlanTotals national = desk.plans().totals(context.caller(), null, FundLevel.KCQG, year);
    PlanTotals local = desk.plans().totals(context.caller(), null, FundLevel.KCDP, year);
    Div tiles =
        new Div(
            tile("national", national.projects(), national.funds().support(), year),
            tile("local", local.projects(), local.funds().support(), year),
            new StatTile(
                getTranslation("extension.tile.counterpart", "" + year),
                Format.moneyShort(national.funds().plus(local.funds()).counterpart()),
                getTranslation("extension.tile.counterpart.detail")));
    tiles.addClassName("cu-tiles");
    DataGrid<ProjectRow> grid = ProjectGrid.build(context, desk, "extension.projects", false);
    if (context.may(ExtensionViews.EDIT)) {
      Button add =
          new Button(
              getTranslation("extension.project.new"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("extension/new"));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      if (desk.province().isPresent()) {
        grid.toolbar(
            new Button(
                getTranslation("extension-import.door"),
                VaadinIcon.UPLOAD.create(),
                e -> UI.getCurrent().navigate(ImportViews.ROUTE)));
      }
      grid.toolbar(add);
    }
    add(tiles, grid);
  }

  private StatTile tile(String key, long projects, long support, int year) {
    return new StatTile(
        getTranslation("extension.tile." + key, "" + year),
        Format.moneyShort(support),
        getTranslation("extension.tile.projects", Format.whole(projects)));
  }
}
