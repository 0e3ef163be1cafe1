package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.NationalTexts.t;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.DataGrid;

/** What a list has at the centre besides: whose a row is, and the choice of province or region. */
final class NationalColumns {

  private NationalColumns() {}

  static <T> void add(DataGrid<T> grid, Desk desk, Function<T, UnitRef> province) {
    if (desk.instance().province().isPresent()) {
      return;
    }
    List<AdminUnit> provinces = desk.territory().provinces(desk.today());
    Map<UnitRef, String> names =
        provinces.stream().collect(Collectors.toMap(AdminUnit::ref, AdminUnit::nameVi));
    grid.text(
            "province",
            t("list.province"),
            row -> names.getOrDefault(province.apply(row), province.apply(row).toString()))
        .width("9rem");
    Map<String, String> regions = new LinkedHashMap<>();
    provinces.forEach(
        p -> regions.merge(p.economicRegion(), p.ref().toString(), (a, b) -> a + "," + b));
    List<DataGrid.Option> options = new ArrayList<>();
    regions.forEach(
        (name, codes) -> options.add(new DataGrid.Option(codes, t("list.region", name))));
    provinces.forEach(p -> options.add(new DataGrid.Option(p.ref().toString(), p.nameVi())));
    grid.filter("province", t("list.filter"), options);
  }
}
