package vn.ctdp.ui.component;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/**
 * Chooses a province, or a commune of one province, in the division of a day. A value of another
 * division keeps its name and says until when it was in force.
 */
public final class UnitPicker extends LookupField<UnitPicker, UnitRef, AdminUnit> {

  private static final long serialVersionUID = 1L;
  private final transient TerritoryService territory;
  private UnitRef parent;
  private boolean communes;
  private LocalDate day;

  UnitPicker(String label, TerritoryService territory, LocalDate day) {
    super(label);
    this.territory = territory;
    this.day = day;
  }

  /** Lists provinces. */
  public UnitPicker provinces() {
    communes = false;
    parent = null;
    refresh();
    return this;
  }

  /**
   * Lists the communes of a province.
   *
   * @param province null while none is chosen: then nothing is listed
   */
  public UnitPicker communesOf(UnitRef province) {
    boolean other = communes && parent != null && !parent.equals(province);
    communes = true;
    parent = province;
    refresh();
    if (other && getValue() != null) {
      clear();
    }
    setReadOnly(false);
    setHelperText(province == null ? UiText.of("ui.pick.provinceFirst") : null);
    return this;
  }

  /** Lists what was in force on a day. */
  public UnitPicker on(LocalDate newDay) {
    day = newDay;
    refresh();
    return this;
  }

  @Override
  UnitRef identity(AdminUnit item) {
    return item.ref();
  }

  @Override
  String title(AdminUnit item) {
    String name = item.level() == UnitLevel.PROVINCE ? item.nameVi() : item.fullNameVi();
    return item.validTo() != null && item.validTo().isBefore(day)
        ? name + " (" + UiText.of("ui.range.to", Format.date(item.validTo())) + ")"
        : name;
  }

  @Override
  String detail(AdminUnit item) {
    return item.ref().code();
  }

  @Override
  Optional<AdminUnit> find(UnitRef value) {
    return territory.find(value, day);
  }

  @Override
  List<AdminUnit> search(String text, int offset, int limit) {
    if (communes && parent == null) {
      return List.of();
    }
    List<AdminUnit> all =
        communes
            ? territory.children(parent, day).stream()
                .filter(u -> u.level() == UnitLevel.COMMUNE)
                .toList()
            : territory.provinces(day);
    String wanted = VietnameseText.searchKey(text);
    List<AdminUnit> found =
        wanted.isEmpty()
            ? all
            : all.stream()
                .filter(
                    u ->
                        VietnameseText.searchKey(u.fullNameVi()).contains(wanted)
                            || u.ref().code().startsWith(wanted))
                .toList();
    return slice(found, offset, limit);
  }
}
