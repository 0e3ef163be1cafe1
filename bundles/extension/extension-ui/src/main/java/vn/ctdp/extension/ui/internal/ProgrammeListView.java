package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Programme;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Programmes of some years. */
class ProgrammeListView extends Div {

  private static final long serialVersionUID = 1L;

  ProgrammeListView(ViewContext context, Desk desk) {
    addClassName("ctdp-view");
    DataGrid<Programme> grid =
        desk.components().grid(context, "extension.programmes", desk.plans()::programmes);
    grid.text("name", getTranslation("extension.programme.name"), Programme::name)
        .sortable()
        .pinned()
        .width("16rem")
        .grow(4);
    grid.badge(
            "level",
            getTranslation("extension.level"),
            p -> getTranslation("extension.level." + p.level().name()),
            p -> p.level() == FundLevel.KCQG ? Tone.INFO : Tone.NEUTRAL)
        .width("9rem");
    grid.text("from", getTranslation("extension.programme.period"), p -> p.from() + "–" + p.to())
        .sortable()
        .width("8rem");
    grid.money("budget", getTranslation("extension.programme.budget"), p -> p.budget().total());
    grid.whole("targets", getTranslation("extension.programme.targets"), p -> p.targets().size());
    grid.text("document", getTranslation("extension.plan.document"), Programme::approvingText)
        .width("12rem")
        .grow(2);
    grid.filter(
        "level",
        getTranslation("extension.level"),
        Texts.options(context, FundLevel.values(), FundLevel::label));
    grid.link(p -> "extension/programmes/" + p.id());
    grid.export("chuong-trinh-khuyen-cong", getTranslation("extension.programmes.title"));
    grid.empty(
        VaadinIcon.ROAD,
        getTranslation("extension.programmes.empty"),
        getTranslation("extension.programmes.empty.hint"));
    if (context.may(ExtensionViews.PLAN)) {
      Button add =
          new Button(
              getTranslation("extension.programme.new"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("extension/programmes/new"));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    add(grid);
  }
}
