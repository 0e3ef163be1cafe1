package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The list of projects, as the page of all and that of a plan have it. */
final class ProjectGrid {

  private static final int YEARS = 12;

  private ProjectGrid() {}

  /**
   * @param id id under which the user's columns are kept
   * @param ofPlan whether it is the list of one plan, which has one year and one level
   */
  static DataGrid<ProjectRow> build(ViewContext context, Desk desk, String id, boolean ofPlan) {
    DataGrid<ProjectRow> grid = desk.components().grid(context, id, desk.projects()::projects);
    grid.text("name", Texts.t("extension.project.name"), ProjectRow::name)
        .sortable()
        .pinned()
        .width("13rem")
        .grow(4);
    grid.text("code", Texts.t("extension.project.code"), ProjectRow::code)
        .sortable()
        .width("10rem")
        .hidden();
    if (!ofPlan) {
      grid.badge(
              "level",
              Texts.t("extension.level"),
              p -> Texts.t("extension.level." + p.level().name()),
              p -> p.level() == FundLevel.KCQG ? Tone.INFO : Tone.NEUTRAL)
          .width("8rem");
      grid.text("year", Texts.t("extension.year"), p -> "" + p.year()).sortable().width("5.5rem");
    }
    if (desk.province().isEmpty()) {
      grid.text(
          "province", Texts.t("extension.project.province"), p -> desk.name(p.province(), p.end()));
    }
    grid.text(
            "kind",
            Texts.t("extension.project.kind.short"),
            p -> p.kind().label().in(context.locale()))
        .width("8rem")
        .hidden();
    grid.text(
            "contents", Texts.t("extension.project.contents"), p -> String.join(", ", p.contents()))
        .width("7rem");
    grid.text("beneficiaries", Texts.t("extension.beneficiaries"), ProjectRow::beneficiaries)
        .width("9rem")
        .grow(2);
    grid.text("unit", Texts.t("extension.project.unit"), ProjectRow::unitName).hidden();
    grid.badge(
            "phase",
            Texts.t("extension.phase"),
            p -> p.phase().label().in(context.locale()),
            p -> ProgressPanel.tone(p.phase()))
        .width("8rem");
    grid.money("support", Texts.t("extension.money.support"), p -> p.funds().support())
        .sortable()
        .width("9.5rem");
    grid.money("counterpart", Texts.t("extension.money.counterpart"), p -> p.funds().counterpart())
        .hidden();
    grid.money("total", Texts.t("extension.money.total"), p -> p.funds().total())
        .sortable()
        .width("9.5rem")
        .hidden();
    grid.date("start", Texts.t("extension.project.start"), ProjectRow::start).sortable().hidden();
    grid.date("end", Texts.t("extension.project.end"), ProjectRow::end).sortable().hidden();
    if (!ofPlan) {
      grid.filter(
          "level",
          Texts.t("extension.level"),
          Texts.options(context, FundLevel.values(), FundLevel::label));
      grid.filter("year", Texts.t("extension.year"), years(desk.today().getYear() + 1));
    }
    grid.filter(
        "phase", Texts.t("extension.phase"), Texts.options(context, Phase.values(), Phase::label));
    grid.filter("content", Texts.t("extension.project.contents"), contents(context, desk));
    grid.filter(
        "kind",
        Texts.t("extension.project.kind"),
        Texts.options(context, ProjectKind.values(), ProjectKind::label));
    if (desk.province().isEmpty()) {
      grid.filter(
          "province",
          Texts.t("extension.project.province"),
          desk.components().provincePicker(""),
          UnitRef::toString,
          UnitRef::parse);
    }
    grid.link(p -> "extension/" + p.id());
    grid.export("de-an-khuyen-cong", Texts.t("extension.projects.title"));
    grid.empty(
        VaadinIcon.BRIEFCASE,
        Texts.t("extension.projects.empty"),
        Texts.t("extension.projects.empty.hint"));
    grid.sort("name", true);
    return grid;
  }

  private static List<DataGrid.Option> years(int last) {
    List<DataGrid.Option> years = new ArrayList<>();
    for (int year = last; year > last - YEARS; year--) {
      years.add(new DataGrid.Option("" + year, "" + year));
    }
    return years;
  }

  private static List<DataGrid.Option> contents(ViewContext context, Desk desk) {
    return desk.catalogue().contents(desk.today()).stream()
        .filter(c -> c.parent() == null)
        .map((Content c) -> new DataGrid.Option(c.code(), Texts.content(context, c)))
        .toList();
  }
}
