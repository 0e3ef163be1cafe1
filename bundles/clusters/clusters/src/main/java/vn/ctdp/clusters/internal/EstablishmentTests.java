package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.internal.ReviewData.Timeline;
import vn.ctdp.clusters.review.EstablishmentTest;
import vn.ctdp.clusters.review.EstablishmentTest.Result;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** The test of establishment (V-CCN-14) for each unit with a cluster or a place for one. */
final class EstablishmentTests {

  private static final String DISTRICT = "DISTRICT";

  private EstablishmentTests() {}

  private static final class Unit {
    final List<ClusterSnapshot> established = new ArrayList<>();
    final Set<String> waiting = new LinkedHashSet<>();
  }

  static List<EstablishmentTest> of(
      ReviewData data, UnitRef province, RuleService rules, TerritoryService territory) {
    LocalDate day = data.day();
    boolean district =
        rules
            .parameter("clusters", "ccn.test.level", day, province)
            .filter(p -> DISTRICT.equals(p.value()))
            .isPresent();
    Map<String, Unit> units = new TreeMap<>();
    Set<String> established = new LinkedHashSet<>();
    for (Timeline t : data.clusters()) {
      ClusterSnapshot at = t.at(day);
      if (!at.holds(FactKey.ESTABLISHED_AREA)) {
        continue;
      }
      established.add(t.cluster().id().toString());
      units(t.cluster().communes(), district, territory, day)
          .forEach(u -> units.computeIfAbsent(u, k -> new Unit()).established.add(at));
    }
    for (PlanEntryEntity p : data.planned(day)) {
      if (p.cluster != null && established.contains(p.cluster)) {
        continue;
      }
      List<UnitRef> communes =
          p.communes.isEmpty()
              ? List.of()
              : Arrays.stream(p.communes.split(",")).map(UnitRef::parse).toList();
      units(communes, district, territory, day)
          .forEach(u -> units.computeIfAbsent(u, k -> new Unit()).waiting.add(p.name));
    }
    Optional<Parameter> fill = rules.parameter("clusters", "ccn.fill.establish", day, province);
    Optional<Parameter> free = rules.parameter("clusters", "ccn.stock.max", day, province);
    return units.entrySet().stream()
        .map(e -> test(UnitRef.parse(e.getKey()), e.getValue(), fill, free, territory, day))
        .sorted(Comparator.comparing(EstablishmentTest::name, VietnameseText.order()))
        .toList();
  }

  /** Communes, or their districts where the rule asks for districts and there still are any. */
  private static Set<String> units(
      List<UnitRef> communes, boolean district, TerritoryService territory, LocalDate day) {
    Set<String> units = new LinkedHashSet<>();
    for (UnitRef commune : communes) {
      UnitRef unit =
          district
              ? territory
                  .find(commune, day)
                  .flatMap(AdminUnit::parent)
                  .flatMap(p -> territory.find(p, day))
                  .filter(p -> p.level() == UnitLevel.DISTRICT)
                  .map(AdminUnit::ref)
                  .orElse(commune)
              : commune;
      units.add(unit.toString());
    }
    return units;
  }

  private static EstablishmentTest test(
      UnitRef ref,
      Unit unit,
      Optional<Parameter> fill,
      Optional<Parameter> free,
      TerritoryService territory,
      LocalDate day) {
    BigDecimal leased = BigDecimal.ZERO;
    BigDecimal land = BigDecimal.ZERO;
    int missing = 0;
    for (ClusterSnapshot s : unit.established) {
      Optional<BigDecimal> part = s.number(FactKey.IND_LAND_LEASED);
      Optional<BigDecimal> whole = s.number(FactKey.IND_LAND_TOTAL);
      if (part.isEmpty() || whole.isEmpty()) {
        missing++;
      } else {
        leased = leased.add(part.get());
        land = land.add(whole.get());
      }
    }
    boolean known = land.signum() > 0;
    return new EstablishmentTest(
        ref,
        territory.find(ref, day).map(AdminUnit::fullNameVi).orElse(ref.toString()),
        unit.established.stream().map(s -> s.cluster().name()).toList(),
        missing,
        leased,
        land,
        fill,
        free,
        known ? Optional.of(new Rate(leased, land, "F1", day)) : Optional.empty(),
        unit.established.isEmpty()
            ? Result.NOT_NEEDED
            : known && (fill.isPresent() || free.isPresent())
                ? result(leased, land, fill, free)
                : Result.UNKNOWN,
        List.copyOf(unit.waiting));
  }

  private static Result result(
      BigDecimal leased, BigDecimal land, Optional<Parameter> fill, Optional<Parameter> free) {
    boolean full = fill.filter(p -> leased.compareTo(land.multiply(p.number())) > 0).isPresent();
    boolean little = free.filter(p -> land.subtract(leased).compareTo(p.number()) <= 0).isPresent();
    return full || little ? Result.PASSED : Result.FAILED;
  }
}
