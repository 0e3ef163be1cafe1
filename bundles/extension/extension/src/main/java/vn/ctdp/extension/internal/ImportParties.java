package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Project;

/**
 * Who a table names: implementing units among the organisations, beneficiaries among the
 * establishments. Asked for all rows at once. For one thread.
 */
final class ImportParties {

  private static final int ALIKE = 20;

  private final Caller caller;
  private final OrganisationService organisations;
  private final EstablishmentService establishments;
  private final boolean mayEnter;
  private final LocalDate today;
  private final Map<String, List<Party>> units = new HashMap<>();
  private final Map<String, Establishment> byCode = new HashMap<>();
  private final Map<String, List<Establishment>> byName = new HashMap<>();
  private final Map<UUID, Establishment> byId = new HashMap<>();
  private final Map<String, Establishment> fresh = new LinkedHashMap<>();
  private Party fallback;

  /** An implementing unit with its name of today. */
  record Party(UUID id, String name) {}

  /**
   * @param mayEnter whether the caller may enter establishments into the register
   */
  ImportParties(
      Caller caller,
      OrganisationService organisations,
      EstablishmentService establishments,
      boolean mayEnter,
      LocalDate today) {
    this.caller = caller;
    this.organisations = organisations;
    this.establishments = establishments;
    this.mayEnter = mayEnter;
    this.today = today;
  }

  /** Reads everybody who is named. */
  void read(Collection<OfficeTable.Values> rows, Collection<Project> stored, UUID unitOtherwise) {
    Set<String> codes = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (OfficeTable.Values row : rows) {
      String unit = row.text("unit");
      if (unit != null && !units.containsKey(key(unit))) {
        units.put(key(unit), unit(unit));
      }
      codes.addAll(parts(row.text("taxCode")));
      names.addAll(parts(row.text("beneficiary")));
      if (row.text("beneficiary") != null) {
        names.add(row.text("beneficiary"));
      }
    }
    stored.forEach(
        p ->
            p.beneficiaries()
                .forEach(b -> Optional.ofNullable(b.businessCode()).ifPresent(codes::add)));
    if (!codes.isEmpty()) {
      establishments.byBusinessCodes(caller, codes).forEach((c, e) -> byCode.put(digits(c), e));
    }
    if (!names.isEmpty()) {
      byName.putAll(establishments.byNames(caller, names));
    }
    byCode.values().forEach(e -> byId.put(e.id(), e));
    byName.values().forEach(all -> all.forEach(e -> byId.put(e.id(), e)));
    if (unitOtherwise != null) {
      String name = organisations.names(Set.of(unitOtherwise)).get(unitOtherwise);
      fallback = name == null ? null : new Party(unitOtherwise, name);
    }
  }

  /** The texts of a cell that names several, each on a line or with semicolons between. */
  static List<String> parts(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split("[;\\n]")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  private static String key(String name) {
    return VietnameseText.searchKey(name).replaceAll("[^a-z0-9]+", " ").strip();
  }

  private static String digits(String code) {
    return code.replaceAll("\\D", "");
  }

  private List<Party> unit(String name) {
    List<Party> found = new ArrayList<>();
    for (Organisation o :
        organisations.page(caller, new PageRequest(0, ALIKE, List.of(), name, Map.of())).rows()) {
      boolean same =
          o.names().stream()
              .anyMatch(
                  n ->
                      key(n.nameVi()).equals(key(name))
                          || (n.shortName() != null && key(n.shortName()).equals(key(name))));
      if (same && (o.validTo() == null || !o.validTo().isBefore(today))) {
        found.add(new Party(o.id(), o.nameOn(today).nameVi()));
      }
    }
    return found;
  }

  /** The implementing unit of a new project's row; empty when it is not known, which is said. */
  Optional<Party> unitOf(OfficeTable.Values row) {
    String name = row.text("unit");
    if (name == null) {
      if (fallback == null) {
        row.error(
            "unit",
            "KC-NH-80",
            "Chưa rõ đơn vị thực hiện: ghi trong bảng, hoặc chọn đơn vị ở bước 1.",
            "The implementing unit is not known: name it in the table, or choose one in step 1.");
      }
      return Optional.ofNullable(fallback);
    }
    List<Party> found = units.getOrDefault(key(name), List.of());
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    row.error(
        "unit",
        "KC-NH-81",
        found.isEmpty()
            ? "Danh mục đơn vị không có “" + name + "”; thêm đơn vị rồi xem trước lại."
            : "Có nhiều đơn vị tên “" + name + "”; đổi tên trong bảng cho rõ.",
        found.isEmpty()
            ? "There is no organisation “" + name + "”; add it, then preview again."
            : "Several organisations are named “" + name + "”; name it more clearly.");
    return Optional.empty();
  }

  /** An establishment of the register or one that the row enters. */
  Optional<Establishment> establishment(UUID id, List<Establishment> entered) {
    return entered.stream()
        .filter(e -> e.id().equals(id))
        .findFirst()
        .or(() -> Optional.ofNullable(byId.get(id)));
  }

  /**
   * The beneficiaries that a row names; an empty list where one is wrong, which is said in the row.
   *
   * @param entered gets those that the register does not have yet
   */
  List<Establishment> beneficiaries(
      OfficeTable.Values row, UnitRef province, UnitRef commune, List<Establishment> entered) {
    List<String> codes = parts(row.text("taxCode"));
    String whole = row.text("beneficiary");
    List<String> names =
        whole == null || byName.containsKey(whole) || codes.size() == 1
            ? whole == null ? List.of() : List.of(whole)
            : parts(whole);
    if (!codes.isEmpty() && !names.isEmpty() && codes.size() != names.size()) {
      row.error(
          "taxCode",
          "KC-NH-82",
          "Có %d mã số thuế cho %d đơn vị thụ hưởng; ghi lần lượt, cách nhau dấu chấm phẩy."
              .formatted(codes.size(), names.size()),
          "%d tax codes for %d beneficiaries; give them in order, with semicolons between."
              .formatted(codes.size(), names.size()));
      return List.of();
    }
    List<Establishment> result = new ArrayList<>();
    for (int i = 0; i < Math.max(codes.size(), names.size()); i++) {
      String name = i < names.size() ? names.get(i) : null;
      Establishment who =
          codes.isEmpty()
              ? named(row, name)
              : coded(row, codes.get(i), name, province, commune, entered);
      if (who != null) {
        result.add(who);
      }
    }
    return result;
  }

  private Establishment named(OfficeTable.Values row, String name) {
    List<Establishment> same = byName.getOrDefault(name, List.of());
    if (same.size() == 1) {
      return same.get(0);
    }
    if (same.isEmpty()) {
      row.error(
          "beneficiary",
          "KC-NH-83",
          "Chưa có cơ sở “%s”: ghi thêm mã số thuế để hệ thống thêm vào danh mục.".formatted(name),
          "There is no establishment “%s”: give its tax code, then it is entered.".formatted(name));
    } else {
      row.error(
          "beneficiary",
          "KC-NH-84",
          "Có %d cơ sở tên “%s”; ghi mã số thuế.".formatted(same.size(), name),
          "%d establishments are named “%s”; give the tax code.".formatted(same.size(), name));
    }
    return null;
  }

  private Establishment coded(
      OfficeTable.Values row,
      String code,
      String name,
      UnitRef province,
      UnitRef commune,
      List<Establishment> entered) {
    String digits = digits(code);
    Establishment who = byCode.get(digits);
    if (who != null) {
      if (name != null && !key(name).equals(key(who.name()))) {
        row.warning(
            "beneficiary",
            "KC-NH-85",
            "Mã số %s là của “%s” trong danh mục; tên trong danh mục được giữ."
                .formatted(code, who.name()),
            "Code %s is that of “%s” in the register; the register's name stays."
                .formatted(code, who.name()));
      }
      return who;
    }
    if (!code.matches("[\\d .-]+") || digits.length() < 8 || digits.length() > 13) {
      row.error(
          "taxCode",
          "KC-NH-86",
          "“%s” không phải mã số thuế (8–12 chữ số, hoặc 10 và 3 chữ số).".formatted(code),
          "“%s” is no tax code (8 to 12 digits, or 10 and 3).".formatted(code));
      return null;
    }
    if (digits.length() == 9) {
      row.warning(
          "taxCode",
          "KC-NH-87",
          "Mã số “%s” có 9 chữ số: có thể bảng tính đã bỏ số 0 ở đầu.".formatted(code),
          "Code “%s” has 9 digits: the spreadsheet may have dropped a leading 0.".formatted(code));
    }
    if (name == null) {
      row.error(
          "taxCode",
          "KC-NH-88",
          "Chưa có cơ sở mã số %s; ghi thêm tên để hệ thống thêm vào danh mục.".formatted(code),
          "There is no establishment of code %s; give its name, then it is entered."
              .formatted(code));
      return null;
    }
    if (!mayEnter) {
      row.error(
          "taxCode",
          "KC-NH-89",
          "Chưa có cơ sở mã số %s trong danh mục, và tài khoản này không thêm được cơ sở."
              .formatted(code),
          "There is no establishment of code %s, and this account may not enter one."
              .formatted(code));
      return null;
    }
    Establishment made =
        fresh.computeIfAbsent(
            digits,
            c ->
                new Establishment(
                    UUID.nameUUIDFromBytes(c.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    c.length() == 13 ? c.substring(0, 10) + "-" + c.substring(10) : c,
                    VietnameseText.normalise(name),
                    owner(name),
                    null,
                    province,
                    commune,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0));
    if (entered.stream().noneMatch(e -> Objects.equals(e.id(), made.id()))) {
      entered.add(made);
    }
    row.warning(
        "taxCode",
        "KC-NH-90",
        "Thêm cơ sở “%s” (%s) vào danh mục; loại hình, ngành nghề cần bổ sung sau."
            .formatted(made.name(), made.businessCode()),
        "Enters establishment “%s” (%s); its kind and branch are to be completed."
            .formatted(made.name(), made.businessCode()));
    return made;
  }

  /** What a name says of its owner; the register corrects it. */
  private static OwnerType owner(String name) {
    String key = key(name) + " ";
    if (key.startsWith("hop tac xa ") || key.startsWith("htx ")) {
      return OwnerType.HTX;
    }
    if (key.startsWith("to hop tac ") || key.startsWith("tht ")) {
      return OwnerType.THT;
    }
    if (key.startsWith("ho kinh doanh ") || key.startsWith("hkd ") || key.startsWith("co so ")) {
      return OwnerType.HO_KD;
    }
    return OwnerType.DN_NHO;
  }
}
