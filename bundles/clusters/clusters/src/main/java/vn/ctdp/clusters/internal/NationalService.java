package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.record.NationalClusters;
import vn.ctdp.clusters.record.NationalTable;
import vn.ctdp.clusters.record.NationalTable.Figures;
import vn.ctdp.clusters.record.NationalTable.Line;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;

/** {@link NationalClusters} by sums of the rows in force: at most seven statements for a table. */
@Component(service = NationalClusters.class)
public final class NationalService implements NationalClusters {

  /** Since when there are the provinces that records name. */
  private static final LocalDate DIVISION = LocalDate.of(2025, 7, 1);

  private static final List<String> PLANNED =
      Arrays.stream(PlanAction.values()).filter(PlanAction::planned).map(Enum::name).toList();

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final TerritoryService territory;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public NationalService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.territory = territory;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public NationalTable table(
      Caller caller, LocalDate day, Optional<LocalDate> before, Vintage division) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
    LocalDate today = LocalDate.now(clock.withZone(RegisterService.ZONE));
    if (division == Vintage.V63) {
      return former(day, before);
    }
    List<AdminUnit> provinces = territory.provinces(day.isBefore(DIVISION) ? today : day);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Map<String, Instant> senders = NationalFigures.senders(em);
          Sums now = Sums.read(em, day);
          Sums then = before.map(b -> Sums.read(em, b)).orElse(null);
          return table(day, before.orElse(null), provinces, senders, now, then);
        });
  }

  /** By the provinces of before 2025-07-01. */
  private NationalTable former(LocalDate day, Optional<LocalDate> before) {
    LocalDate named = Vintage.V63.validTo();
    List<AdminUnit> provinces = territory.provinces(named);
    Map<UnitRef, Optional<AdminUnit>> units = new HashMap<>();
    ProvincesOf of =
        new ProvincesOf(
            territory,
            Vintage.V63,
            named,
            ref -> {
              // Not computeIfAbsent: finding a unit's parent comes back here.
              Optional<AdminUnit> known = units.get(ref);
              if (known == null) {
                known = territory.find(ref, named);
                units.put(ref, known);
              }
              return known;
            });
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Map<String, Instant> now = NationalFigures.senders(em);
          Map<String, Instant> senders = new HashMap<>();
          for (AdminUnit p : provinces) {
            territory.successors(p.ref()).stream()
                .map(r -> now.get(r.toString()))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(at -> senders.put(p.ref().toString(), at));
          }
          Map<String, String> places = new HashMap<>();
          Map<String, String> remembered = new HashMap<>();
          for (Object[] row :
              em.createQuery(
                      "select c.id, c.province, c.communes from ClusterEntity c", Object[].class)
                  .getResultList()) {
            places.put((String) row[0], place(of, remembered, (String) row[1], (String) row[2]));
          }
          Sums sums = Sums.read(em, day, places, r -> place(of, remembered, r[0], r[1]));
          Sums then =
              before
                  .map(b -> Sums.read(em, b, places, r -> place(of, remembered, r[0], r[1])))
                  .orElse(null);
          return table(day, before.orElse(null), provinces, senders, sums, then);
        });
  }

  private static String place(
      ProvincesOf of, Map<String, String> remembered, String province, String communes) {
    String key = province + " " + communes;
    String place = remembered.get(key);
    if (place == null) {
      place =
          of.of(UnitRef.parse(province), DossierStore.units(communes))
              .map(UnitRef::toString)
              .orElse(NationalTable.UNPLACED);
      remembered.put(key, place);
    }
    return place;
  }

  private static NationalTable table(
      LocalDate day,
      LocalDate before,
      List<AdminUnit> provinces,
      Map<String, Instant> senders,
      Sums now,
      Sums then) {
    List<Line> lines = new ArrayList<>();
    Map<String, List<String>> regions = new LinkedHashMap<>();
    List<String> all = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (AdminUnit p : provinces) {
      String code = p.ref().toString();
      all.add(code);
      names.put(code, p.nameVi());
      regions.computeIfAbsent(p.economicRegion(), r -> new ArrayList<>()).add(code);
      boolean sent = senders.containsKey(code);
      lines.add(
          new Line(
              p.ref(),
              p.nameVi(),
              p.economicRegion(),
              sent ? 1 : 0,
              1,
              senders.get(code),
              null,
              sent ? now.figures(List.of(code)) : null,
              sent && then != null ? then.figures(List.of(code)) : null));
    }
    List<Line> totals = new ArrayList<>();
    regions.forEach((name, codes) -> totals.add(total(name, codes, senders, now, then)));
    if (now.holds(NationalTable.UNPLACED) || then != null && then.holds(NationalTable.UNPLACED)) {
      List<String> unplaced = List.of(NationalTable.UNPLACED);
      totals.add(
          new Line(
              null,
              NationalTable.UNPLACED,
              null,
              0,
              0,
              null,
              null,
              now.figures(unplaced),
              then == null ? null : then.figures(unplaced)));
    }
    Line country = total("", all, senders, now, then);
    return new NationalTable(
        day, before, country.sent(), provinces.size(), country, totals, ranked(lines));
  }

  private static Line total(
      String name, List<String> codes, Map<String, Instant> senders, Sums now, Sums then) {
    List<String> sent = codes.stream().filter(senders::containsKey).toList();
    Instant last = sent.stream().map(senders::get).max(Comparator.naturalOrder()).orElse(null);
    return new Line(
        null,
        name,
        null,
        sent.size(),
        codes.size(),
        last,
        null,
        sent.isEmpty() ? null : now.figures(counted(name, sent)),
        sent.isEmpty() || then == null ? null : then.figures(counted(name, sent)));
  }

  /** The country has what no province is known of, too. */
  private static List<String> counted(String name, List<String> sent) {
    return name.isEmpty()
        ? Stream.concat(sent.stream(), Stream.of(NationalTable.UNPLACED)).toList()
        : sent;
  }

  /** Equal rates have equal places. */
  private static List<Line> ranked(List<Line> lines) {
    List<BigDecimal> rates =
        lines.stream()
            .map(NationalService::fill)
            .filter(Objects::nonNull)
            .sorted(Comparator.reverseOrder())
            .toList();
    return lines.stream()
        .map(
            l -> {
              BigDecimal fill = fill(l);
              return fill == null
                  ? l
                  : new Line(
                      l.province(),
                      l.name(),
                      l.region(),
                      l.sent(),
                      l.expected(),
                      l.receivedAt(),
                      rates.indexOf(fill) + 1,
                      l.figures(),
                      l.then());
            })
        .toList();
  }

  private static BigDecimal fill(Line line) {
    return line.figures() == null
        ? null
        : line.figures().f1().flatMap(r -> r.percent(2)).orElse(null);
  }

  /** What is summed, by province. */
  private record Sums(
      LocalDate day, Map<String, Map<String, BigDecimal>> clusters, Map<String, Object[]> plan) {

    static Sums read(EntityManager em, LocalDate day) {
      Map<String, Object[]> plan = new HashMap<>();
      for (Object[] row :
          em.createQuery(
                  "select p.province, count(p), sum(p.area) from PlanEntryEntity p where"
                      + " p.validFrom <= :day and (p.validTo is null or p.validTo >= :day) and"
                      + " p.action in (:planned) group by p.province",
                  Object[].class)
              .setParameter("day", day)
              .setParameter("planned", PLANNED)
              .getResultList()) {
        plan.put((String) row[0], row);
      }
      return new Sums(day, NationalFigures.sums(em, day), plan);
    }

    /**
     * By other provinces than those that records name.
     *
     * @param places province of each cluster
     * @param place province of a plan entry from its province and communes
     */
    static Sums read(
        EntityManager em,
        LocalDate day,
        Map<String, String> places,
        Function<String[], String> place) {
      Map<String, Map<String, BigDecimal>> clusters = new HashMap<>();
      NationalFigures.ofClusters(em, day)
          .forEach(
              (id, figures) -> {
                Map<String, BigDecimal> sums =
                    clusters.computeIfAbsent(
                        places.getOrDefault(id, NationalTable.UNPLACED), p -> new HashMap<>());
                figures.forEach((name, value) -> sums.merge(name, value, BigDecimal::add));
              });
      Map<String, Object[]> plan = new HashMap<>();
      for (Object[] row :
          em.createQuery(
                  "select p.province, p.communes, p.area, p.cluster from PlanEntryEntity p where"
                      + " p.validFrom <= :day and (p.validTo is null or p.validTo >= :day) and"
                      + " p.action in (:planned)",
                  Object[].class)
              .setParameter("day", day)
              .setParameter("planned", PLANNED)
              .getResultList()) {
        String of = place.apply(new String[] {(String) row[0], (String) row[1]});
        if (of.equals(NationalTable.UNPLACED) && row[3] != null) {
          of = places.getOrDefault((String) row[3], of);
        }
        Object[] sum = plan.computeIfAbsent(of, p -> new Object[] {p, 0L, BigDecimal.ZERO});
        sum[1] = (Long) sum[1] + 1;
        sum[2] = ((BigDecimal) sum[2]).add((BigDecimal) row[2]);
      }
      return new Sums(day, clusters, plan);
    }

    boolean holds(String province) {
      return clusters.containsKey(province) || plan.containsKey(province);
    }

    Figures figures(List<String> provinces) {
      long planned = 0;
      BigDecimal plannedArea = BigDecimal.ZERO;
      Map<String, BigDecimal> s = new HashMap<>();
      for (String province : provinces) {
        Object[] row = plan.get(province);
        if (row != null) {
          planned += (Long) row[1];
          plannedArea = plannedArea.add((BigDecimal) row[2]);
        }
        clusters
            .getOrDefault(province, Map.of())
            .forEach((name, value) -> s.merge(name, value, BigDecimal::add));
      }
      return new Figures(
          planned,
          plannedArea,
          whole(s, "established"),
          area(s, "established_ha"),
          whole(s, "detailed"),
          area(s, "detailed_ha"),
          whole(s, "capital"),
          whole(s, "paid"),
          whole(s, "operating"),
          area(s, "land_ha"),
          area(s, "leased_ha"),
          rate(s, "F1"),
          rate(s, "F2"),
          rate(s, "F3"),
          rate(s, "F4"),
          whole(s, "projects"),
          whole(s, "workers"),
          whole(s, "wastewater"));
    }

    private static long whole(Map<String, BigDecimal> sums, String name) {
      return sums.getOrDefault(name, BigDecimal.ZERO).longValueExact();
    }

    private static BigDecimal area(Map<String, BigDecimal> sums, String name) {
      return sums.getOrDefault(name, BigDecimal.ZERO);
    }

    private Optional<Rate> rate(Map<String, BigDecimal> sums, String method) {
      String name = method.toLowerCase(java.util.Locale.ROOT);
      BigDecimal whole = area(sums, name + "_whole");
      return whole.signum() == 0
          ? Optional.empty()
          : Optional.of(new Rate(area(sums, name + "_part"), whole, method, day));
    }
  }
}
