package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.view.ViewContext;

/** Rural industrial establishments. */
public final class EstablishmentsPage extends Div {

  private static final long serialVersionUID = 1L;

  private final transient PageServices services;
  private final transient Map<UnitRef, String> unitNames = new HashMap<>();

  EstablishmentsPage(ViewContext context, PageServices services) {
    this.services = services;
    addClassName("ctdp-view");
    DataGrid<Establishment> grid =
        services.components().grid(context, "core.establishments", services.establishments()::page);
    grid.text("name", t("core.establishment.name"), Establishment::name).sortable().grow(3);
    grid.text("businessCode", t("core.establishment.businessCode"), Establishment::businessCode)
        .sortable();
    grid.text("ownerType", t("core.establishment.ownerType"), e -> owner(e.ownerType()));
    grid.text("commune", t("core.commune"), e -> unit(e.commune()));
    grid.text("province", t("core.province"), e -> unit(e.province())).hidden();
    grid.text("address", t("core.establishment.address"), Establishment::address).hidden();
    grid.text("vsic", t("core.establishment.vsic"), Establishment::vsic).hidden();
    grid.whole("workersTotal", t("core.establishment.workers"), Establishment::workersTotal);
    grid.whole("workersFemale", t("core.establishment.women"), Establishment::workersFemale)
        .hidden();
    grid.filter(
        "ownerType",
        t("core.establishment.ownerType"),
        Arrays.stream(OwnerType.values())
            .map(x -> new DataGrid.Option(x.name(), owner(x)))
            .toList());
    if (services.instance().province().isPresent()) {
      grid.filter(
          "commune",
          t("core.commune"),
          services.components().communePicker(""),
          UnitRef::toString,
          UnitRef::parse);
    }
    grid.link(e -> "establishments/" + e.id());
    grid.sort("name", true);
    grid.export("co-so-cnnt", t("core.establishments.title"));
    grid.empty(
        VaadinIcon.FACTORY, t("core.establishments.none"), t("core.establishments.none.hint"));
    if (context.may("core.establishment.manage")) {
      Button add =
          new Button(
              t("core.establishment.new"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("establishments/" + RecordPage.NEW));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    add(grid);
  }

  /** Names of units, remembered for the life of the page: the same few come again and again. */
  private synchronized String unit(UnitRef ref) {
    if (ref == null) {
      return "";
    }
    return unitNames.computeIfAbsent(
        ref,
        r ->
            services
                .territory()
                .find(r, services.today())
                .map(AdminUnit::fullNameVi)
                .orElse(r.toString()));
  }

  static String owner(OwnerType type) {
    return type == null ? "" : t("core.ownerType." + type.name());
  }
}
