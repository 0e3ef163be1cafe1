package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.MoneyTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import vn.ctdp.core.identity.Target;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.view.ViewContext;

/** All budgets. */
class BudgetListView extends Div {

  private static final long serialVersionUID = 1L;

  /** Sources that have a budget. */
  static final List<FundSource> SOURCES =
      List.of(FundSource.KCQG, FundSource.KCDP, FundSource.NSNN_KHAC);

  BudgetListView(ViewContext context, MoneyDesk desk) {
    addClassName("kc-page");
    DataGrid<Budget> grid =
        desk.components().grid(context, "extension-money.budgets", desk.money()::budgets);
    grid.text("name", t("budget"), b -> MoneyTexts.title(context, b)).width("18rem").grow(3);
    if (desk.province().isEmpty()) {
      grid.text(
          "province",
          t("owner"),
          b -> b.province() == null ? t("nation") : desk.name(b.province(), desk.today()));
    }
    grid.badge(
        "status",
        t("status"),
        b -> b.status().label().in(context.locale()),
        b -> MoneyTexts.tone(b.status()));
    grid.text("opinion", t("opinion"), Budget::opinion).grow(2);
    grid.filter(
        "source",
        t("source"),
        SOURCES.stream()
            .map(s -> new DataGrid.Option(s.name(), MoneyTexts.source(context, s)))
            .toList());
    grid.link(b -> "extension/money/" + b.id());
    grid.empty(VaadinIcon.WALLET, t("none"), t("none.hint"));
    grid.noExport().noSearch();
    if (context.may(MoneyViews.ALLOCATE, desk.province().map(Target::of).orElse(Target.INSTANCE))) {
      Button add =
          new Button(
              t("new"),
              VaadinIcon.PLUS.create(),
              e ->
                  MoneyDialogs.budget(
                      context,
                      desk,
                      new Budget(
                          null,
                          desk.today().getYear(),
                          desk.province().isEmpty() ? FundSource.KCQG : FundSource.KCDP,
                          null,
                          BudgetStatus.LAP_DU_TOAN,
                          null,
                          null,
                          null,
                          0),
                      saved -> UI.getCurrent().navigate("extension/money/" + saved.id())));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    Div list = new Div(grid);
    list.addClassNames("ctdp-panel", "kc-list");
    add(list);
  }
}
