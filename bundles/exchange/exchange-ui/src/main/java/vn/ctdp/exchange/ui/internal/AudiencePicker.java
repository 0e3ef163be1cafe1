package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.stream.Audience;

/** Chooses provinces; none chosen means all of them. */
final class AudiencePicker extends MultiSelectComboBox<AdminUnit> {

  private static final long serialVersionUID = 1L;

  AudiencePicker(TerritoryService territory, LocalDate today) {
    super(t("audience"));
    List<AdminUnit> provinces = territory.provinces(today);
    setItems(
        (unit, filter) ->
            VietnameseText.searchKey(unit.nameVi()).contains(VietnameseText.searchKey(filter)),
        provinces);
    setItemLabelGenerator(AdminUnit::nameVi);
    setPlaceholder(t("audience.all"));
    setHelperText(t("audience.hint"));
    setWidthFull();
  }

  Set<UnitRef> provinces() {
    return getValue().stream().map(AdminUnit::ref).collect(Collectors.toCollection(HashSet::new));
  }

  Audience audience() {
    return Audience.of(provinces());
  }

  /** An audience in words. */
  static String words(Audience audience, TerritoryService territory, LocalDate day) {
    if (audience.everybody()) {
      return t("audience.all");
    }
    return audience.provinces().stream()
        .map(p -> territory.find(p, day).map(AdminUnit::nameVi).orElse(p.toString()))
        .sorted(VietnameseText.order())
        .collect(Collectors.joining(", "));
  }
}
