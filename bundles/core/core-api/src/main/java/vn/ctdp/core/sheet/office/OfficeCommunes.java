package vn.ctdp.core.sheet.office;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.text.VietnameseText;

/** Finds the communes that a table names, as they were on its day. For one thread. */
public final class OfficeCommunes {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");

  private final TerritoryService territory;
  private final LocalDate day;
  private final String problems;
  private final Map<String, List<AdminUnit>> byName = new HashMap<>();
  private final Map<String, AdminUnit> byCode = new HashMap<>();
  private final Map<String, List<UnitRef>> known = new HashMap<>();

  /**
   * Reads the communes of a province.
   *
   * @param day day on which they are looked for
   * @param problems what the codes of problems begin with; 60, 61, 62 follow
   */
  public OfficeCommunes(
      TerritoryService territory, UnitRef province, LocalDate day, String problems) {
    this.problems = problems;
    this.territory = territory;
    this.day = day;
    for (UnitShare share : territory.restate(province, day)) {
      below(share.unit());
    }
    if (byCode.isEmpty()) {
      below(province);
    }
  }

  private void below(UnitRef unit) {
    for (AdminUnit child : territory.children(unit, day)) {
      if (child.level() == UnitLevel.COMMUNE) {
        byCode.put(child.ref().code(), child);
        byName.computeIfAbsent(key(child.nameVi()), k -> new ArrayList<>()).add(child);
      } else {
        below(child.ref());
      }
    }
  }

  private static String key(String name) {
    return VietnameseText.searchKey(name)
        .replaceAll("^(xa|phuong|thi tran|dac khu|tt\\.?|p\\.|x\\.)\\s+", "")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /** Whether any commune of the province is known: without them names cannot be checked. */
  public boolean any() {
    return !byCode.isEmpty();
  }

  /** The full name of a commune of the province; its code when it is none. */
  public String name(UnitRef commune) {
    AdminUnit unit = byCode.get(commune.code());
    return unit == null ? commune.code() : unit.fullNameVi();
  }

  /** The communes of a text; an empty list where one is wrong, which is said in the row. */
  public List<UnitRef> read(OfficeTable.Values row, String field) {
    String text = row.text(field);
    List<UnitRef> whole = known.get(text);
    if (whole != null) {
      return whole;
    }
    List<UnitRef> result = new ArrayList<>();
    for (String part :
        byName.containsKey(key(text)) ? List.of(text) : List.of(text.split("[;,+/]| và | - "))) {
      if (part.isBlank()) {
        continue;
      }
      String name = part.strip();
      List<AdminUnit> units =
          byCode.containsKey(name.replaceFirst("^\\d\\d:", ""))
              ? List.of(byCode.get(name.replaceFirst("^\\d\\d:", "")))
              : byName.getOrDefault(key(name), List.of());
      if (units.size() != 1) {
        refuse(row, field, name, units);
        return List.of();
      }
      result.add(units.get(0).ref());
    }
    known.put(text, List.copyOf(result));
    return result;
  }

  private void refuse(OfficeTable.Values row, String field, String name, List<AdminUnit> units) {
    String on = DAY.format(day);
    if (units.size() > 1) {
      String codes =
          units.stream()
              .map(u -> u.fullNameVi() + " " + u.ref().code())
              .collect(Collectors.joining("; "));
      row.error(
          field,
          problems + "60",
          "Có %d xã tên “%s” (%s); ghi mã xã.".formatted(units.size(), name, codes),
          "%d communes are named “%s” (%s); give the code.".formatted(units.size(), name, codes));
      return;
    }
    for (AdminUnit other : territory.search(name, day, 20)) {
      if (other.level() == UnitLevel.COMMUNE && key(other.nameVi()).equals(key(name))) {
        String now =
            territory.restate(other.ref(), day).stream()
                .map(s -> territory.find(s.unit(), day).map(AdminUnit::fullNameVi).orElse(""))
                .filter(n -> !n.isEmpty())
                .collect(Collectors.joining(", "));
        boolean inForce =
            (other.validFrom() == null || !other.validFrom().isAfter(day))
                && (other.validTo() == null || !other.validTo().isBefore(day));
        if (!inForce) {
          row.error(
              field,
              problems + "61",
              "%s không có vào ngày %s%s."
                  .formatted(other.fullNameVi(), on, now.isEmpty() ? "" : "; nơi đó là " + now),
              "%s did not exist on %s%s."
                  .formatted(other.fullNameVi(), on, now.isEmpty() ? "" : "; the place is " + now));
          return;
        }
      }
    }
    row.error(
        field,
        problems + "62",
        "Tỉnh không có xã “%s” vào ngày %s.".formatted(name, on),
        "The province had no commune “%s” on %s.".formatted(name, on));
  }
}
