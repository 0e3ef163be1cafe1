package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.Arrays;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Organisations by their names of today. */
public final class OrganisationsPage extends Div {

  private static final long serialVersionUID = 1L;

  OrganisationsPage(ViewContext context, PageServices services) {
    addClassName("ctdp-view");
    LocalDate today = services.today();
    DataGrid<Organisation> grid =
        services.components().grid(context, "core.organisations", services.organisations()::page);
    grid.text("name", t("core.organisation.name"), o -> o.nameOn(today).nameVi())
        .sortable()
        .width("18rem")
        .grow(4);
    grid.text("shortName", t("core.organisation.short"), o -> o.nameOn(today).shortName());
    grid.text("code", t("core.organisation.code"), Organisation::code).sortable();
    grid.text("type", t("core.organisation.type"), o -> type(o.type())).sortable();
    grid.badge(
        "state",
        t("core.organisation.state"),
        o -> active(o, today) ? t("core.organisation.active") : t("core.organisation.ended"),
        o -> active(o, today) ? Tone.GOOD : Tone.NEUTRAL);
    grid.date("validFrom", t("core.validFrom"), Organisation::validFrom).hidden();
    grid.date("validTo", t("core.validTo"), Organisation::validTo).hidden();
    grid.filter(
        "type",
        t("core.organisation.type"),
        Arrays.stream(OrganisationType.values())
            .map(x -> new DataGrid.Option(x.name(), type(x)))
            .toList());
    grid.filter(
        "province",
        t("core.province"),
        services.components().provincePicker(""),
        UnitRef::toString,
        UnitRef::parse);
    grid.filterYesNo("active", t("core.organisation.active"));
    grid.link(o -> "organisations/" + o.id());
    grid.sort("name", true);
    grid.export("to-chuc", t("core.organisations.title"));
    grid.empty(
        VaadinIcon.BUILDING_O, t("core.organisations.none"), t("core.organisations.none.hint"));
    if (context.may("core.organisation.manage")) {
      Button add =
          new Button(
              t("core.organisation.new"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("organisations/" + RecordPage.NEW));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    add(grid);
  }

  private static boolean active(Organisation o, LocalDate today) {
    return o.validTo() == null || !o.validTo().isBefore(today);
  }

  static String type(OrganisationType type) {
    return type == null ? "" : t("core.organisationType." + type.name());
  }
}
