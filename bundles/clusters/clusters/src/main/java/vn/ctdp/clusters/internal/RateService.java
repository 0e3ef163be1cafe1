package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.ClusterRates;
import vn.ctdp.clusters.review.RateMethod;
import vn.ctdp.clusters.review.RateTable;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterRates} from the register. */
@Component(service = ClusterRates.class)
public final class RateService implements ClusterRates {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final TerritoryService territory;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public RateService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance) {
    this.jpa = jpa;
    this.access = access;
    this.territory = territory;
    this.instance = instance;
  }

  @Override
  public RateTable table(
      Caller caller, LocalDate day, Basis basis, Grouping grouping, Vintage division) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
    List<ClusterSnapshot> counted =
        jpa.txExpr(TransactionType.Supports, em -> snapshots(em, day)).stream()
            .filter(s -> counts(s, basis))
            .toList();
    LocalDate named = dayIn(division, day);
    Map<String, List<ClusterSnapshot>> groups = new LinkedHashMap<>();
    Map<String, Integer> shared = new HashMap<>();
    Map<UnitRef, Optional<AdminUnit>> units = new HashMap<>();
    Function<UnitRef, Optional<AdminUnit>> unit =
        ref -> units.computeIfAbsent(ref, r -> territory.find(r, named));
    for (ClusterSnapshot s : counted) {
      Set<String> keys = keys(s, grouping, division, named, unit);
      for (String key : keys.isEmpty() ? Set.of("") : keys) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(s);
        if (keys.size() > 1) {
          shared.merge(key, 1, Integer::sum);
        }
      }
    }
    Map<String, String> sortKeys = new HashMap<>();
    List<RateTable.Row> rows =
        groups.entrySet().stream()
            .map(
                g ->
                    row(
                        g.getKey(),
                        name(g.getKey(), grouping, unit),
                        g.getValue(),
                        shared.getOrDefault(g.getKey(), 0),
                        day))
            .sorted(
                Comparator.comparing((RateTable.Row r) -> r.name().isEmpty())
                    .thenComparing(r -> sortKeys.computeIfAbsent(r.name(), VietnameseText::sortKey))
                    .thenComparing(RateTable.Row::id))
            .toList();
    return new RateTable(day, basis, rows, row("", "", counted, 0, day));
  }

  private List<ClusterSnapshot> snapshots(EntityManager em, LocalDate day) {
    String province = instance.province().map(UnitRef::toString).orElse(null);
    return ClusterStore.snapshots(em, ClusterStore.all(em, province), day);
  }

  private static boolean counts(ClusterSnapshot s, Basis basis) {
    return switch (basis) {
      case ALL -> true;
      case OPERATING -> s.holds(FactKey.OPERATING);
      case ESTABLISHED -> s.holds(FactKey.ESTABLISHED_AREA);
    };
  }

  private static LocalDate dayIn(Vintage division, LocalDate day) {
    if (division.validFrom() != null && day.isBefore(division.validFrom())) {
      return division.validFrom();
    }
    return division.validTo() != null && day.isAfter(division.validTo()) ? division.validTo() : day;
  }

  /** The groups in which a cluster counts: one, or each of its communes; none when unknown. */
  private Set<String> keys(
      ClusterSnapshot s,
      Grouping grouping,
      Vintage division,
      LocalDate named,
      Function<UnitRef, Optional<AdminUnit>> unit) {
    Set<String> keys = new LinkedHashSet<>();
    if (grouping == Grouping.COMMUNE) {
      s.cluster().communes().forEach(c -> keys.add(c.toString()));
      return keys;
    }
    province(s, division, named, unit)
        .ifPresent(
            p ->
                keys.add(
                    switch (grouping) {
                      case ECONOMIC_REGION -> p.economicRegion();
                      case EXTENSION_REGION -> p.fairRegion();
                      default -> p.ref().toString();
                    }));
    return keys;
  }

  /** The province of a cluster in a division; through its communes when its own was merged. */
  private Optional<AdminUnit> province(
      ClusterSnapshot s,
      Vintage division,
      LocalDate named,
      Function<UnitRef, Optional<AdminUnit>> unit) {
    return new ProvincesOf(territory, division, named, unit)
        .of(s.cluster().province(), s.cluster().communes())
        .flatMap(unit);
  }

  private static String name(
      String key, Grouping grouping, Function<UnitRef, Optional<AdminUnit>> unit) {
    boolean place = grouping == Grouping.COMMUNE || grouping == Grouping.PROVINCE;
    return place && !key.isEmpty()
        ? unit.apply(UnitRef.parse(key)).map(AdminUnit::fullNameVi).orElse(key)
        : key;
  }

  private static RateTable.Row row(
      String id, String name, Collection<ClusterSnapshot> of, int shared, LocalDate day) {
    Map<RateMethod, RateTable.NamedRate> rates = new EnumMap<>(RateMethod.class);
    for (RateMethod method : RateMethod.values()) {
      rates.put(method, weighted(method, of, day));
    }
    return new RateTable.Row(id, name, of.size(), shared, rates);
  }

  static RateTable.NamedRate weighted(
      RateMethod method, Collection<ClusterSnapshot> of, LocalDate day) {
    BigDecimal numerator = BigDecimal.ZERO;
    BigDecimal denominator = BigDecimal.ZERO;
    int known = 0;
    for (ClusterSnapshot s : of) {
      Optional<Rate> own = rate(method, s);
      if (own.isPresent()) {
        known++;
        numerator = numerator.add(own.get().numerator());
        denominator = denominator.add(own.get().denominator());
      }
    }
    return new RateTable.NamedRate(
        method,
        known == 0
            ? Optional.empty()
            : Optional.of(new Rate(numerator, denominator, method.name(), day)),
        known,
        of.size());
  }

  static Optional<Rate> rate(RateMethod method, ClusterSnapshot s) {
    return switch (method) {
      case F1 -> s.fillF1();
      case F2 -> s.fillF2();
      case F3 -> s.fillF3();
      case F4 -> s.fillF4();
    };
  }
}
