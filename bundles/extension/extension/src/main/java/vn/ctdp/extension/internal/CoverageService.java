package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.extension.network.CommunePlace;
import vn.ctdp.extension.network.Coverage;
import vn.ctdp.extension.network.NetworkCoverage;
import vn.ctdp.extension.report.Indicator;

/** Coverage from the services in force, restated into the division of the day (ADR 0320). */
@Component(service = {NetworkCoverage.class, CoverageService.class})
public class CoverageService implements NetworkCoverage {

  /** How many days ahead an end is said to be near. */
  static final int SOON_DAYS = 30;

  private static final int MOST_PLACES = 1_000;
  private static final String LAW = "NĐ 45/2012/NĐ-CP Điều 8, Điều 10";
  private static final BigDecimal WEST = new BigDecimal("102");
  private static final BigDecimal EAST = new BigDecimal("118");
  private static final BigDecimal SOUTH = new BigDecimal("6");
  private static final BigDecimal NORTH = new BigDecimal("24");

  private final JpaTemplate jpa;
  private final Work work;
  private final NetworkRules rules;

  /** Made by the component runtime. */
  @Activate
  public CoverageService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference NetworkRules rules) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
  }

  @Override
  public Coverage coverage(Caller caller, LocalDate day) {
    UnitRef province = rules.requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> coverage(em, province, checked(day)));
  }

  @Override
  public Page<Coverage.CommuneCover> communes(Caller caller, PageRequest request) {
    Work.onlyFilters(request, Set.of("day", "show"));
    LocalDate day = rules.day(request);
    String wanted = VietnameseText.searchKey(request.search());
    LocalDate soon = day.plusDays(SOON_DAYS);
    Predicate<Coverage.CommuneCover> shown =
        switch (request.filters().getOrDefault("show", "")) {
          case "" -> c -> true;
          case "with" -> Coverage.CommuneCover::covered;
          case "without" -> c -> !c.covered();
          case "ending" ->
              c -> c.services().stream().anyMatch(s -> s.to() != null && !s.to().isAfter(soon));
          default -> throw SortColumns.unknown("filters.show");
        };
    List<Coverage.CommuneCover> rows =
        coverage(caller, day).communes().stream()
            .filter(shown)
            .filter(
                c ->
                    VietnameseText.searchKey(c.name()).contains(wanted)
                        || VietnameseText.searchKey(c.district()).contains(wanted))
            .collect(Collectors.toCollection(ArrayList::new));
    for (Sort sort : request.sorts()) {
      Comparator<Coverage.CommuneCover> order =
          switch (sort.property()) {
            // The communes come in the order of their names.
            case "name" -> (a, b) -> 0;
            case "district" ->
                Comparator.comparing(Coverage.CommuneCover::district, VietnameseText.order());
            default -> throw SortColumns.unknown("sorts." + sort.property());
          };
      if (!sort.ascending()) {
        Collections.reverse(rows);
      }
      rows.sort(sort.ascending() ? order : order.reversed());
    }
    return new Page<>(
        rows.stream().skip(request.offset()).limit(request.limit()).toList(), rows.size());
  }

  private LocalDate checked(LocalDate day) {
    Input input = new Input();
    input.day("day", day, true);
    input.done();
    return day;
  }

  /** Two statements; the division is in memory. */
  Coverage coverage(EntityManager em, UnitRef province, LocalDate day) {
    Map<UnitRef, String> told = new HashMap<>();
    em.createQuery(
            "select p.commune, p.district from CommunePlaceEntity p where p.province = :p and"
                + " p.district is not null",
            Object[].class)
        .setParameter("p", province.toString())
        .getResultList()
        .forEach(row -> told.put(UnitRef.parse((String) row[0]), (String) row[1]));
    List<AdminUnit> communes = rules.communes(province, day);
    Map<UnitRef, List<Coverage.Serving>> serving = new HashMap<>();
    communes.forEach(c -> serving.put(c.ref(), new ArrayList<>()));
    List<Coverage.Unplaced> unplaced = new ArrayList<>();
    for (Object[] row : inForce(em, province, day)) {
      CommuneServiceEntity s = (CommuneServiceEntity) row[0];
      UUID collaborator = UUID.fromString(s.collaborator);
      UnitRef commune = UnitRef.parse(s.commune);
      boolean placed = false;
      for (UnitRef now : rules.on(commune, day)) {
        List<Coverage.Serving> there = serving.get(now);
        if (there != null) {
          placed = true;
          there.add(
              new Coverage.Serving(
                  collaborator,
                  (String) row[1],
                  s.fromDay,
                  s.toDay,
                  now.equals(commune) ? null : rules.name(commune, s.fromDay)));
        }
      }
      if (!placed) {
        unplaced.add(
            new Coverage.Unplaced(
                collaborator, (String) row[1], commune, rules.name(commune, s.fromDay)));
      }
    }
    return new Coverage(
        day,
        province,
        communes.stream()
            .map(
                c ->
                    new Coverage.CommuneCover(
                        c.ref(), c.fullNameVi(), districts(c, told), serving.get(c.ref())))
            .toList(),
        unplaced);
  }

  private static List<Object[]> inForce(EntityManager em, UnitRef province, LocalDate day) {
    return em.createQuery(
            "select s, c.fullName from CommuneServiceEntity s, CollaboratorEntity c where c.id ="
                + " s.collaborator and s.province = :p and s.fromDay <= :day and (s.toDay is null"
                + " or s.toDay >= :day) order by c.nameSort, s.id",
            Object[].class)
        .setParameter("p", province.toString())
        .setParameter("day", day)
        .getResultList();
  }

  /** The district of a commune, or the districts of the communes that went into it. */
  private List<String> districts(AdminUnit commune, Map<UnitRef, String> told) {
    TerritoryService territory = rules.territory();
    Set<String> names = new TreeSet<>(VietnameseText.order());
    for (UnitRef ref : rules.withFormer(commune.ref())) {
      // The last day of the division tells the district last belonged to.
      LocalDate then = ref.vintage().validTo() == null ? LocalDate.MAX : ref.vintage().validTo();
      territory
          .find(ref, then)
          .flatMap(AdminUnit::parent)
          .flatMap(p -> territory.find(p, then))
          .filter(p -> p.level() == UnitLevel.DISTRICT)
          .ifPresent(p -> names.add(p.fullNameVi()));
    }
    // What the province itself says where the register of units knows nothing.
    if (names.isEmpty() && told.containsKey(commune.ref())) {
      names.add(told.get(commune.ref()));
    }
    return List.copyOf(names);
  }

  /** What the figures of the network are read from. */
  record Facts(List<CentreRow> centres, Coverage coverage, Set<UUID> people) {

    List<CentreRow> open() {
      LocalDate day = coverage.day();
      return centres.stream()
          .filter(c -> !day.isBefore(c.foundedOn()))
          .filter(c -> c.closedOn() == null || day.isBefore(c.closedOn()))
          .toList();
    }
  }

  /** All facts of a day, in a number of statements that does not depend on how many there are. */
  Facts facts(EntityManager em, UnitRef province, LocalDate day) {
    Coverage coverage = coverage(em, province, day);
    Set<UUID> people = new HashSet<>();
    coverage.communes().forEach(c -> c.services().forEach(s -> people.add(s.collaborator())));
    coverage.unplaced().forEach(u -> people.add(u.collaborator()));
    return new Facts(CentreService.rows(em, province, day), coverage, people);
  }

  @Override
  public List<Indicator> indicators(Caller caller, LocalDate day) {
    UnitRef province = rules.requireView(caller);
    checked(day);
    Facts facts = jpa.txExpr(TransactionType.Supports, em -> facts(em, province, day));
    List<CentreRow> top = facts.open().stream().filter(c -> c.parent() == null).toList();
    List<CentreRow> counted = facts.open().stream().filter(c -> c.staff() != null).toList();
    int unknown = facts.open().size() - counted.size();
    BigDecimal staff =
        counted.isEmpty() && unknown > 0
            ? null
            : BigDecimal.valueOf(counted.stream().mapToLong(CentreRow::staff).sum());
    Coverage c = facts.coverage();
    BigDecimal covered = BigDecimal.valueOf(c.covered());
    BigDecimal total = BigDecimal.valueOf(c.total());
    BigDecimal people = BigDecimal.valueOf(facts.people().size());
    return List.of(
        sum(
            "KC-ML-TT",
            "Số trung tâm khuyến công",
            "Extension centres",
            "centre",
            "trung tâm",
            "Trung tâm của tỉnh đang hoạt động, không kể đơn vị trực thuộc.",
            "Centres of the province that exist, without units under them.",
            BigDecimal.valueOf(top.size()),
            top.size(),
            0,
            day),
        sum(
            "KC-ML-NL",
            "Số người làm việc tại các trung tâm",
            "People working for the centres",
            "person",
            "người",
            "Theo số liệu nhân lực gần nhất của từng trung tâm và từng đơn vị trực thuộc, cộng lại.",
            "By the latest count of each centre and each unit under one, added up.",
            staff,
            counted.size(),
            unknown,
            day),
        sum(
            "KC-ML-CTV",
            "Số cộng tác viên đang làm",
            "Collaborators serving",
            "person",
            "người",
            "Mỗi người tính một lần, dù phụ trách nhiều xã.",
            "Each person once, however many communes.",
            people,
            facts.people().size(),
            0,
            day),
        share(
            "KC-ML-PHU",
            "Tỷ lệ xã có cộng tác viên",
            "Share of communes with a collaborator",
            "Số xã có ít nhất một cộng tác viên chia cho tổng số xã của tỉnh theo đơn vị hành chính"
                + " của ngày chốt.",
            "Communes with one collaborator at least by all communes of the province, in the"
                + " division of the day.",
            part("Xã có cộng tác viên", "Communes with a collaborator", covered, c.covered()),
            part("Tổng số xã", "Communes", total, c.total()),
            day));
  }

  private static Indicator.Part part(String vi, String en, BigDecimal value, int records) {
    return new Indicator.Part(new Localized(vi, en), "commune", value, records, 0);
  }

  private static Indicator sum(
      String id,
      String vi,
      String en,
      String unit,
      String printed,
      String methodVi,
      String methodEn,
      BigDecimal value,
      int records,
      int unknown,
      LocalDate day) {
    Localized name = new Localized(vi, en);
    return new Indicator(
        id,
        name,
        unit,
        new Localized(printed, unit),
        new Localized(methodVi, methodEn),
        LAW,
        value,
        new Indicator.Part(name, unit, value, records, unknown),
        null,
        day);
  }

  private static Indicator share(
      String id,
      String vi,
      String en,
      String methodVi,
      String methodEn,
      Indicator.Part above,
      Indicator.Part below,
      LocalDate day) {
    BigDecimal value =
        below.value().signum() == 0
            ? null
            : above.value().movePointRight(2).divide(below.value(), 6, RoundingMode.HALF_UP);
    return new Indicator(
        id,
        new Localized(vi, en),
        "%",
        new Localized("%", "%"),
        new Localized(methodVi, methodEn),
        LAW,
        value,
        above,
        below,
        day);
  }

  @Override
  public List<CommunePlace> places(Caller caller) {
    UnitRef province = rules.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select p from CommunePlaceEntity p where p.province = :p order by p.commune",
                    CommunePlaceEntity.class)
                .setParameter("p", province.toString())
                .getResultList()
                .stream()
                .map(
                    p ->
                        new CommunePlace(
                            UnitRef.parse(p.commune),
                            p.latitude,
                            p.longitude,
                            p.outline,
                            p.district,
                            p.source))
                .toList());
  }

  @Override
  public int savePlaces(Caller caller, List<CommunePlace> places) {
    UnitRef province = rules.requireEdit(caller);
    Input input = new Input();
    input.rows("places", places, MOST_PLACES);
    Set<UnitRef> seen = new LinkedHashSet<>();
    for (int i = 0; i < Math.min(places.size(), MOST_PLACES); i++) {
      CommunePlace p = places.get(i);
      String at = "places[" + i + "].";
      rules.commune(input, at + "commune", p.commune(), dayOf(p), province);
      input.text(at + "source", p.source(), 300, true);
      input.text(at + "district", p.district(), 200, false);
      boolean point = p.latitude() != null && p.longitude() != null;
      boolean half = !point && (p.latitude() != null || p.longitude() != null);
      if (half || !point && p.outline() == null && p.district() == null) {
        input.missing(at + "latitude");
      }
      if (p.latitude() != null && !within(p.latitude(), SOUTH, NORTH)
          || p.longitude() != null && !within(p.longitude(), WEST, EAST)) {
        input.add(
            at + "latitude",
            "KC-ML-50",
            "Điểm nằm ngoài Việt Nam; có thể kinh độ và vĩ độ bị đổi chỗ.",
            "The point is not in Viet Nam; perhaps latitude and longitude are swapped.");
      }
      if (p.outline() != null) {
        PlaceFile.check(input, at + "outline", p.outline());
      }
      if (p.commune() != null && !seen.add(p.commune())) {
        input.add(
            at + "commune",
            "KC-ML-51",
            "Xã này đã có ở dòng trên.",
            "This commune stands in a row above.");
      }
    }
    input.done();
    if (places.isEmpty()) {
      return 0;
    }
    return jpa.txExpr(TransactionType.Required, em -> store(caller, em, province, places));
  }

  private int store(Caller caller, EntityManager em, UnitRef province, List<CommunePlace> places) {
    Work.awaitTurn(em);
    Map<String, CommunePlaceEntity> known = new HashMap<>();
    em.createQuery(
            "select p from CommunePlaceEntity p where p.province = :p", CommunePlaceEntity.class)
        .setParameter("p", province.toString())
        .getResultList()
        .forEach(p -> known.put(p.commune, p));
    for (CommunePlace p : places) {
      CommunePlaceEntity e = known.get(p.commune().toString());
      boolean fresh = e == null;
      if (fresh) {
        e = new CommunePlaceEntity();
        e.commune = p.commune().toString();
        e.province = province.toString();
      }
      e.latitude = p.latitude() == null ? null : p.latitude().setScale(6, RoundingMode.HALF_UP);
      e.longitude = p.longitude() == null ? null : p.longitude().setScale(6, RoundingMode.HALF_UP);
      e.outline = p.outline();
      e.district = CentreService.clean(p.district());
      e.source = CentreService.clean(p.source());
      if (fresh) {
        em.persist(e);
      }
    }
    em.flush();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("communes", Integer.toString(places.size()));
    details.put("source", CentreService.clean(places.get(0).source()));
    work.log(caller, "network", "places", province.toString(), details);
    return places.size();
  }

  private static boolean within(BigDecimal value, BigDecimal from, BigDecimal to) {
    return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
  }

  /** A day on which the unit was in force, if there is one. */
  private LocalDate dayOf(CommunePlace p) {
    if (p.commune() == null) {
      return null;
    }
    LocalDate today = work.today();
    return rules
        .territory()
        .find(p.commune(), today)
        .filter(u -> u.validTo() != null && u.validTo().isBefore(today))
        .map(AdminUnit::validTo)
        .orElse(today);
  }

  @Override
  public PlaceImport importPlaces(Caller caller, byte[] file, String source) {
    UnitRef province = rules.requireEdit(caller);
    List<PlaceFile.Feature> features = PlaceFile.read(file);
    Map<String, List<AdminUnit>> byName = new HashMap<>();
    Map<String, UnitRef> byCode = new HashMap<>();
    for (AdminUnit unit : rules.communes(province, work.today())) {
      byCode.put(unit.ref().code(), unit.ref());
      for (String name : Set.of(unit.nameVi(), unit.fullNameVi())) {
        byName.computeIfAbsent(VietnameseText.searchKey(name), k -> new ArrayList<>()).add(unit);
      }
    }
    Map<UnitRef, CommunePlace> places = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (PlaceFile.Feature f : features) {
      UnitRef commune = f.code() == null ? null : byCode.get(f.code());
      List<AdminUnit> named = byName.getOrDefault(VietnameseText.searchKey(f.name()), List.of());
      if (commune == null && f.code() == null && named.size() == 1) {
        commune = named.get(0).ref();
      }
      if (commune == null) {
        unknown.add(f.label());
        continue;
      }
      CommunePlace before = places.get(commune);
      places.put(
          commune,
          new CommunePlace(
              commune,
              f.latitude() == null && before != null ? before.latitude() : f.latitude(),
              f.longitude() == null && before != null ? before.longitude() : f.longitude(),
              f.outline() == null && before != null ? before.outline() : f.outline(),
              f.district() == null && before != null ? before.district() : f.district(),
              source));
    }
    int stored = savePlaces(caller, List.copyOf(places.values()));
    unknown.sort(Comparator.naturalOrder());
    return new PlaceImport(stored, unknown);
  }
}
