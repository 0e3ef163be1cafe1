package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Annual plans with what their projects add up to. */
class PlanListView extends Div {

  private static final long serialVersionUID = 1L;

  PlanListView(ViewContext context, Desk desk) {
    addClassName("ctdp-view");
    DataGrid<PlanRow> grid =
        desk.components().grid(context, "extension.plans", desk.plans()::plans);
    grid.text("name", getTranslation("extension.plan.title"), r -> Desk.title(context, r.plan()))
        .pinned()
        .width("19rem")
        .grow(3);
    grid.text("year", getTranslation("extension.year"), r -> "" + r.plan().year())
        .sortable()
        .width("6rem");
    if (desk.province().isEmpty()) {
      grid.text(
          "province",
          getTranslation("extension.project.province"),
          r ->
              r.plan().province() == null
                  ? getTranslation("extension.plan.national")
                  : desk.name(r.plan().province(), desk.today()));
    }
    grid.badge(
            "status",
            getTranslation("extension.plan.status"),
            r -> r.plan().status().label().in(context.locale()),
            r -> tone(r.plan().status()))
        .width("10rem");
    grid.whole("projects", getTranslation("extension.plan.projects"), PlanRow::projects)
        .width("7rem");
    grid.money("national", getTranslation("extension.money.national"), r -> r.funds().national());
    grid.money("local", getTranslation("extension.money.local"), r -> r.funds().local());
    grid.money("total", getTranslation("extension.money.total"), r -> r.funds().total());
    grid.text("document", getTranslation("extension.plan.document"), r -> r.plan().approvingText())
        .hidden();
    grid.text("programme", getTranslation("extension.programme.title"), PlanRow::programmeName)
        .hidden();
    grid.filter(
        "level",
        getTranslation("extension.level"),
        Texts.options(context, FundLevel.values(), FundLevel::label));
    grid.filter(
        "status",
        getTranslation("extension.plan.status"),
        Texts.options(context, PlanStatus.values(), PlanStatus::label));
    grid.link(r -> "extension/plans/" + r.plan().id());
    grid.export("ke-hoach-khuyen-cong", getTranslation("extension.plans.title"));
    grid.noSearch();
    grid.empty(
        VaadinIcon.CLIPBOARD_TEXT,
        getTranslation("extension.plans.empty"),
        getTranslation("extension.plans.empty.hint"));
    if (context.may(ExtensionViews.PLAN)) {
      Button add =
          new Button(
              getTranslation("extension.plan.new"),
              VaadinIcon.PLUS.create(),
              e ->
                  PlanDialog.open(
                      context,
                      desk,
                      new AnnualPlan(
                          null,
                          null,
                          FundLevel.KCDP,
                          desk.province().orElse(null),
                          desk.today().getYear() + 1,
                          1,
                          PlanStatus.DANG_KY,
                          null,
                          null,
                          null,
                          0),
                      saved -> grid.refresh()));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    add(grid);
  }

  static Tone tone(PlanStatus status) {
    return switch (status) {
      case DANG_KY, TONG_HOP, THAM_DINH -> Tone.WARNING;
      case PHE_DUYET, GIAO_KH -> Tone.GOOD;
      case QUYET_TOAN -> Tone.INFO;
      case DONG -> Tone.NEUTRAL;
    };
  }
}
