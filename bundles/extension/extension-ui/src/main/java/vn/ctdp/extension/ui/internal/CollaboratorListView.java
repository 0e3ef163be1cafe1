package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.network.CollaboratorRow;
import vn.ctdp.extension.network.CollaboratorStatus;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** The register of collaborators; without telephone numbers, since lists are exported. */
class CollaboratorListView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final DataGrid<CollaboratorRow> grid;

  CollaboratorListView(ViewContext context, NetworkDesk desk) {
    addClassName("kc-page");
    grid =
        desk.components()
            .grid(context, "extension-network.collaborators", desk.collaborators()::collaborators);
    grid.text("name", t("fullName"), CollaboratorRow::fullName).sortable().width("12rem").grow(2);
    grid.text("communes", t("communes"), c -> NetworkTexts.communes(desk, c.services()))
        .width("11rem")
        .grow(3);
    grid.badge(
            "status",
            t("status"),
            c -> c.status().label().in(context.locale()),
            c -> NetworkTexts.tone(c.status()))
        .width("8rem");
    grid.text("profession", t("profession"), c -> NetworkTexts.in(context, c.profession()))
        .sortable()
        .hidden();
    grid.text("occupation", t("occupation"), CollaboratorRow::occupation).hidden();
    grid.date("from", t("from.day"), c -> first(c.services())).width("8.5rem");
    grid.date("to", t("to.day"), c -> last(c.services())).width("8.5rem");
    grid.text("decision", t("decision"), CollaboratorListView::decision).width("11rem");
    grid.money("allowance", t("allowance.month"), CollaboratorRow::allowance).width("9rem");
    grid.filter(
        "status",
        t("status"),
        Texts.options(context, CollaboratorStatus.values(), CollaboratorStatus::label));
    grid.filter(
        "commune",
        t("commune"),
        desk.components().communePicker(""),
        UnitRef::toString,
        UnitRef::parse);
    grid.filter(
        "profession",
        t("profession"),
        Texts.options(context, Profession.values(), Profession::label));
    grid.filter("day", t("day"), new DateField(t("day")), Object::toString, LocalDate::parse);
    grid.link(c -> "extension/network/collaborators/" + c.id());
    grid.empty(VaadinIcon.USERS, t("collaborators.none"), t("collaborators.none.hint"));
    grid.export("cong-tac-vien-khuyen-cong", t("collaborators") + ", " + Format.date(desk.today()));
    Button allowances =
        new Button(
            t("allowances"),
            VaadinIcon.MONEY.create(),
            e -> CollaboratorDialogs.allowances(context, desk, grid::refresh));
    grid.toolbar(allowances);
    if (desk.edits(context)) {
      Button add =
          new Button(
              t("collaborator.new"),
              VaadinIcon.PLUS.create(),
              e ->
                  CollaboratorDialogs.add(
                      context,
                      desk,
                      null,
                      saved ->
                          UI.getCurrent()
                              .navigate("extension/network/collaborators/" + saved.id())));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    Div list = new Div(grid);
    list.addClassNames("ctdp-panel", "kc-list");
    add(list);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<String> commune =
        event.getLocation().getQueryParameters().getParameters().getOrDefault("commune", List.of());
    if (!commune.isEmpty() && commune.get(0).matches("\\d{2}:\\d{5}")) {
      grid.setFilter("commune", commune.get(0));
    }
  }

  private static LocalDate first(List<CommuneService> services) {
    return services.stream().map(CommuneService::from).min(Comparator.naturalOrder()).orElse(null);
  }

  private static LocalDate last(List<CommuneService> services) {
    return services.stream()
        .map(CommuneService::to)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static String decision(CollaboratorRow c) {
    Function<CommuneService, String> text =
        s -> NetworkTexts.decision(s.decisionNo(), s.decisionOn());
    return String.join("; ", c.services().stream().map(text).distinct().toList());
  }
}
