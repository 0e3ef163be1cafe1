package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.text.VietnameseText;

/** What the services of the network share: rights, the province, its communes. Thread-safe. */
@Component(service = NetworkRules.class)
public class NetworkRules {

  private final Work work;
  private final TerritoryService territory;

  /** Made by the component runtime. */
  @Activate
  public NetworkRules(@Reference Work work, @Reference TerritoryService territory) {
    this.work = work;
    this.territory = territory;
  }

  /** The province whose network it is; requires the right to see it. */
  UnitRef requireView(Caller caller) {
    UnitRef province = work.province().orElse(null);
    work.require(caller, ExtensionPermissions.NETWORK_VIEW, province);
    if (province == null) {
      throw new CtdpException(NetworkError.AT_CENTRE);
    }
    return province;
  }

  /** The province whose network it is; requires the right to change it. */
  UnitRef requireEdit(Caller caller) {
    UnitRef province = work.province().orElse(null);
    work.require(caller, ExtensionPermissions.NETWORK_EDIT, province);
    if (province == null) {
      throw new CtdpException(NetworkError.AT_CENTRE);
    }
    return province;
  }

  static boolean existed(AdminUnit unit, LocalDate day) {
    return (unit.validFrom() == null || !day.isBefore(unit.validFrom()))
        && (unit.validTo() == null || !day.isAfter(unit.validTo()));
  }

  /** The communes of the province that existed on a day, in Vietnamese order. */
  List<AdminUnit> communes(UnitRef province, LocalDate day) {
    Deque<UnitRef> open = new ArrayDeque<>();
    territory.restate(province, day).forEach(s -> open.add(s.unit()));
    List<AdminUnit> communes = new ArrayList<>();
    while (!open.isEmpty()) {
      for (AdminUnit unit : territory.children(open.poll(), day)) {
        if (unit.level() == UnitLevel.COMMUNE) {
          communes.add(unit);
        } else {
          open.add(unit.ref());
        }
      }
    }
    communes.sort(
        Comparator.comparing(AdminUnit::nameVi, VietnameseText.order())
            .thenComparing(u -> u.ref().code()));
    return communes;
  }

  /** Checks that a commune existed on a day and is the province's, then or by what became of it. */
  void commune(Input input, String field, UnitRef commune, LocalDate day, UnitRef province) {
    if (commune == null) {
      input.commune(field, null);
      return;
    }
    if (day == null) {
      return;
    }
    Optional<AdminUnit> unit = territory.find(commune, day);
    if (unit.isEmpty() || unit.get().level() != UnitLevel.COMMUNE) {
      input.add(
          field,
          "KC-ML-1",
          "Không có xã, phường mang mã " + commune.code() + ". Chọn từ danh mục đơn vị hành chính.",
          "There is no commune of code " + commune.code() + ". Choose one from the list.");
    } else if (!existed(unit.get(), day)) {
      input.add(
          field,
          "KC-ML-2",
          unit.get().fullNameVi()
              + " không tồn tại vào ngày bắt đầu. Chọn đơn vị của ngày đó (sau sắp xếp 01/7/2025"
              + " nhiều xã đã nhập).",
          unit.get().fullNameVi()
              + " did not exist on the first day. Choose the unit of that day (many communes"
              + " merged on 2025-07-01).");
    } else if (!within(unit.get(), day, province)) {
      input.add(
          field,
          "KC-ML-3",
          unit.get().fullNameVi() + " không thuộc tỉnh này. Chọn xã của tỉnh.",
          unit.get().fullNameVi() + " is not in this province. Choose one of its communes.");
    }
  }

  private boolean within(AdminUnit commune, LocalDate day, UnitRef province) {
    AdminUnit unit = commune;
    while (unit.parent().isPresent()) {
      Optional<AdminUnit> above = territory.find(unit.parent().get(), day);
      if (above.isEmpty()) {
        break;
      }
      unit = above.get();
    }
    UnitRef top = unit.level() == UnitLevel.COMMUNE ? unit.parent().orElse(unit.ref()) : unit.ref();
    return top.equals(province)
        || territory.restate(top, work.today()).stream().anyMatch(s -> s.unit().equals(province));
  }

  /** Units of a day that a commune is or went into; empty when that is not known. */
  Set<UnitRef> on(UnitRef commune, LocalDate day) {
    return territory.restate(commune, day).stream()
        .map(UnitShare::unit)
        .collect(Collectors.toSet());
  }

  /** A commune and all that it was made of. */
  Set<UnitRef> withFormer(UnitRef commune) {
    Set<UnitRef> all = new HashSet<>();
    Deque<UnitRef> open = new ArrayDeque<>(List.of(commune));
    while (!open.isEmpty()) {
      UnitRef unit = open.poll();
      if (all.add(unit)) {
        open.addAll(territory.predecessors(unit));
      }
    }
    return all;
  }

  /** Full name of a unit, or its code when it is not known. */
  String name(UnitRef unit, LocalDate day) {
    return territory.find(unit, day).map(AdminUnit::fullNameVi).orElse(unit.code());
  }

  TerritoryService territory() {
    return territory;
  }

  /** A telephone number or mail address of a plausible form; says nothing of what it is. */
  static void contact(Input input, String phoneField, String phone, String mailField, String mail) {
    if (phone != null && !phone.isBlank() && !phone.matches("[0-9+(). -]{6,50}")) {
      input.add(
          phoneField,
          "KC-ML-4",
          "Số điện thoại chỉ gồm chữ số, dấu cách và + ( ) . -, ít nhất 6 ký tự.",
          "A telephone number has digits, blanks and + ( ) . - only, 6 characters at least.");
    }
    if (mail != null && !mail.isBlank() && !mail.matches("[^@\\s]{1,100}@[^@\\s]{3,99}")) {
      input.add(
          mailField,
          "KC-ML-5",
          "Địa chỉ thư có dạng ten@donvi.vn.",
          "A mail address looks like name@office.vn.");
    }
  }

  /** A document cannot be dated after what it decides, or after today. */
  void decision(Input input, String field, LocalDate on, LocalDate from) {
    input.day(field, on, false);
    if (on != null && from != null && on.isAfter(from)) {
      input.add(
          field,
          "KC-ML-6",
          "Ngày quyết định sau ngày có hiệu lực. Kiểm tra lại hai ngày.",
          "The decision is dated after the day from which it holds. Check both days.");
    }
  }

  /** The day of a list's filter, today without one. */
  LocalDate day(PageRequest request) {
    String text = request.filters().get("day");
    if (text == null) {
      return work.today();
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw SortColumns.unknown("filters.day");
    }
  }
}
