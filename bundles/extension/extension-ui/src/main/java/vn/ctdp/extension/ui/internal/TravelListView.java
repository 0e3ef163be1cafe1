package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.TravelDesk.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.TravelRow;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** National projects on the exchange: at the centre those of all provinces. */
class TravelListView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int YEARS = 12;

  private final transient ViewContext context;
  private final transient TravelDesk desk;

  TravelListView(ViewContext context, TravelDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
    Side mine = desk.atCentre() ? Side.CENTRE : Side.PROVINCE;
    Side other = desk.atCentre() ? Side.PROVINCE : Side.CENTRE;
    Div tiles =
        new Div(
            tile("mine", Map.of("waits", mine.name())),
            tile(desk.atCentre() ? "provinces" : "centre", Map.of("waits", other.name())),
            tile("open", Map.of("open", "true")));
    tiles.addClassName("cu-tiles");
    add(tiles, grid());
  }

  private StatTile tile(String key, Map<String, String> filters) {
    long count =
        desk.travel()
            .projects(context.caller(), new PageRequest(0, 1, List.of(), "", filters))
            .total();
    return new StatTile(t("tile." + key), Format.whole(count), t("tile." + key + ".detail"));
  }

  private DataGrid<TravelRow> grid() {
    DataGrid<TravelRow> grid =
        desk.components().grid(context, "extension.travel", desk.travel()::projects);
    grid.text("name", t("name"), TravelRow::name).sortable().pinned().width("13rem").grow(4);
    DataGrid.Column<TravelRow> code =
        grid.text("code", t("code"), TravelRow::code).sortable().width("11.5rem");
    if (desk.atCentre()) {
      code.hidden();
      grid.text("province", t("province"), r -> desk.name(r.province())).width("9rem");
    }
    grid.text("year", t("year"), r -> "" + r.year()).sortable().width("5rem").hidden();
    grid.badge(
            "state",
            t("state"),
            r -> r.stateName().in(context.locale()),
            r -> ProgressPanel.tone(r.phase()))
        .width("11rem");
    grid.text(
            "waits",
            t("waits"),
            r -> r.waitsFor() == null ? "" : r.waitsFor().label().in(context.locale()))
        .width("8.5rem");
    grid.badge(
            "open",
            t("open"),
            TravelListView::open,
            r -> r.openActs() > 0 ? Tone.BAD : Tone.WARNING)
        .width("8rem");
    grid.money("support", t("support"), TravelRow::support).sortable().width("9.5rem");
    grid.moment("heard", t(desk.atCentre() ? "heard" : "changed"), TravelRow::heardAt)
        .sortable()
        .width("9rem");
    grid.filter("waits", t("waits"), Texts.options(context, Side.values(), Side::label));
    grid.filter("state", t("state"), states());
    grid.filter("year", t("year"), years());
    grid.filter("open", t("open"), List.of(new DataGrid.Option("true", t("open.yes"))));
    if (desk.atCentre()) {
      grid.filter(
          "province",
          t("province"),
          desk.components().provincePicker(""),
          UnitRef::toString,
          UnitRef::parse);
    }
    grid.link(r -> "extension/" + r.project());
    grid.export("de-an-quoc-gia", t("title"));
    grid.empty(
        VaadinIcon.EXCHANGE, t("empty"), t(desk.atCentre() ? "empty.centre" : "empty.province"));
    grid.sort("heard", false);
    if (!desk.atCentre() && context.may(ExtensionViews.PROCESS)) {
      Button setting =
          new Button(
              t("setting", "" + desk.travel().fromYear(context.caller())),
              VaadinIcon.COG.create(),
              e -> setting());
      setting.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      grid.toolbar(setting);
    }
    return grid;
  }

  private static String open(TravelRow r) {
    return r.openActs() > 0
        ? t("open.acts", Format.whole(r.openActs()))
        : r.openRequests() > 0 ? t("open.requests") : "";
  }

  private List<DataGrid.Option> states() {
    return desk.lifecycle().process(context.caller(), FundLevel.KCQG, null).states().stream()
        .map((Process.State s) -> new DataGrid.Option(s.code(), s.name().in(context.locale())))
        .toList();
  }

  private List<DataGrid.Option> years() {
    List<DataGrid.Option> years = new ArrayList<>();
    int last = desk.today().getYear() + 1;
    for (int year = last; year > last - YEARS; year--) {
      years.add(new DataGrid.Option("" + year, "" + year));
    }
    return years;
  }

  /** A year as a form edits it. */
  private record Year(Integer year) {}

  private void setting() {
    FormPanel<Year> form = new FormPanel<>();
    WholeNumberField year = form.field("year", new WholeNumberField(t("setting.year")), Year::year);
    form.required(year, true);
    Dialog dialog = new Dialog();
    form.onSave(base -> new Year(desk.travel().fromYear(context.caller(), year.getValue())));
    form.onSaved(
        saved -> {
          dialog.close();
          getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
        });
    form.onCancel(dialog::close);
    form.load(new Year(desk.travel().fromYear(context.caller())));
    dialog.setHeaderTitle(t("setting.title"));
    dialog.setWidth("min(32rem, 95vw)");
    Div hint = new Div(t("setting.hint"));
    hint.addClassName("cu-muted");
    dialog.add(hint, form);
    dialog.open();
  }
}
