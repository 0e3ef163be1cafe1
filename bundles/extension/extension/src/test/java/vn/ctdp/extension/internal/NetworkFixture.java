package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.network.Centre;
import vn.ctdp.extension.network.CentreFacts;
import vn.ctdp.extension.network.CentreForm;
import vn.ctdp.extension.network.Collaborator;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.testing.TestDatabase;

/** The network's services with a small province that was reorganised on 2025-07-01. */
final class NetworkFixture implements AutoCloseable {

  static final UnitRef OLD_PROVINCE = UnitRef.parse("63:67");
  static final UnitRef DISTRICT = UnitRef.parse("63:670");
  static final UnitRef OLD_A = UnitRef.parse("63:67001");
  static final UnitRef OLD_B = UnitRef.parse("63:67002");
  static final UnitRef OLD_LOST = UnitRef.parse("63:67003");
  static final UnitRef NEW_AB = UnitRef.parse("34:24001");
  static final UnitRef NEW_C = UnitRef.parse("34:24002");
  static final UnitRef NEW_D = UnitRef.parse("34:24003");
  static final UnitRef ELSEWHERE = UnitRef.parse("34:03001");

  final Fixture f;
  final CentreService centres;
  final CollaboratorService collaborators;
  final CoverageService coverage;
  final NetworkRules rules;
  final Map<UnitRef, AdminUnit> units = new LinkedHashMap<>();
  private final Map<UnitRef, List<UnitRef>> after = new HashMap<>();

  NetworkFixture(TestDatabase database) {
    f = new Fixture(database);
    unit(Fixture.LAM_DONG, UnitLevel.PROVINCE, UnitType.TINH, "Lâm Đồng", null);
    unit(Fixture.LAI_CHAU, UnitLevel.PROVINCE, UnitType.TINH, "Lai Châu", null);
    unit(OLD_PROVINCE, UnitLevel.PROVINCE, UnitType.TINH, "Đắk Nông", null);
    unit(DISTRICT, UnitLevel.DISTRICT, UnitType.HUYEN, "Đắk Mil", OLD_PROVINCE);
    unit(OLD_A, UnitLevel.COMMUNE, UnitType.XA, "Đắk Lao", DISTRICT);
    unit(OLD_B, UnitLevel.COMMUNE, UnitType.XA, "Đắk Gằn", DISTRICT);
    unit(OLD_LOST, UnitLevel.COMMUNE, UnitType.XA, "Thuận An", DISTRICT);
    unit(NEW_AB, UnitLevel.COMMUNE, UnitType.XA, "Đắk Mil", Fixture.LAM_DONG);
    unit(NEW_C, UnitLevel.COMMUNE, UnitType.PHUONG, "Xuân Hương", Fixture.LAM_DONG);
    unit(NEW_D, UnitLevel.COMMUNE, UnitType.XA, "Lạc Dương", Fixture.LAM_DONG);
    unit(ELSEWHERE, UnitLevel.COMMUNE, UnitType.XA, "Mường Tè", Fixture.LAI_CHAU);
    after.put(OLD_PROVINCE, List.of(Fixture.LAM_DONG));
    after.put(OLD_A, List.of(NEW_AB));
    after.put(OLD_B, List.of(NEW_AB));
    TerritoryService territory =
        Fixture.fake(TerritoryService.class, (name, args) -> territory(name, args));
    rules = new NetworkRules(f.work, territory);
    centres = new CentreService(f.node, f.work, rules);
    collaborators = new CollaboratorService(f.node, f.work, rules);
    coverage = new CoverageService(f.node, f.work, rules);
  }

  void unit(UnitRef ref, UnitLevel level, UnitType type, String name, UnitRef parent) {
    String kind = type.vi().substring(0, 1).toUpperCase(VietnameseText.VI) + type.vi().substring(1);
    units.put(
        ref,
        new AdminUnit(
            ref,
            level,
            type,
            name,
            kind + " " + name,
            VietnameseText.searchKey(name),
            Optional.ofNullable(parent),
            "Nam",
            "Tây Nguyên",
            ref.vintage().validFrom(),
            ref.vintage().validTo(),
            null));
  }

  private Object territory(String method, Object[] args) {
    return switch (method) {
      case "find" -> Optional.ofNullable(units.get(args[0]));
      case "predecessors" ->
          after.entrySet().stream()
              .filter(e -> e.getValue().contains(args[0]))
              .map(Map.Entry::getKey)
              .toList();
      case "children" ->
          units.values().stream()
              .filter(u -> u.parent().equals(Optional.of(args[0])))
              .filter(u -> NetworkRules.existed(u, (LocalDate) args[1]))
              .sorted(Comparator.comparing(AdminUnit::nameVi, VietnameseText.order()))
              .toList();
      case "search" ->
          units.values().stream()
              .filter(
                  u ->
                      VietnameseText.searchKey(u.nameVi())
                          .contains(VietnameseText.searchKey((String) args[0])))
              .toList();
      case "restate" -> restate((UnitRef) args[0], (LocalDate) args[1]);
      default -> throw new IllegalStateException(method);
    };
  }

  private List<UnitShare> restate(UnitRef ref, LocalDate day) {
    AdminUnit unit = units.get(ref);
    if (unit == null) {
      return List.of();
    }
    if (NetworkRules.existed(unit, day)) {
      return List.of(new UnitShare(ref, BigDecimal.ONE));
    }
    List<UnitRef> next =
        unit.validTo() != null && day.isAfter(unit.validTo())
            ? after.getOrDefault(ref, List.of())
            : after.entrySet().stream()
                .filter(e -> e.getValue().contains(ref))
                .map(Map.Entry::getKey)
                .toList();
    return next.stream().map(u -> new UnitShare(u, BigDecimal.ONE)).toList();
  }

  static CentreFacts facts(String name) {
    return facts(null, name);
  }

  static CentreFacts facts(LocalDate from, String name) {
    return new CentreFacts(
        from, name, CentreForm.KHUYEN_CONG, null, null, null, null, null, null, null);
  }

  static Centre centre(UUID parent, String name, LocalDate founded) {
    return new Centre(
        null,
        Fixture.LAM_DONG,
        parent,
        founded,
        null,
        null,
        List.of(facts(founded, name)),
        List.of(),
        0);
  }

  static CommuneService in(UnitRef commune, String from, String to) {
    return new CommuneService(
        null,
        commune,
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        "15/QĐ-UBND",
        LocalDate.parse(from),
        null,
        null,
        null);
  }

  static Collaborator person(String name, CommuneService... services) {
    return new Collaborator(
        null,
        Fixture.LAM_DONG,
        name,
        Profession.KINH_TE,
        "Công chức kinh tế xã",
        false,
        new Collaborator.Contact("0900 000 000", "nguoi@example.vn"),
        null,
        new ArrayList<>(List.of(services)),
        0);
  }

  Collaborator save(Collaborator collaborator) {
    return collaborators.saveCollaborator(Fixture.OFFICER, collaborator);
  }

  @Override
  public void close() {
    f.close();
  }
}
