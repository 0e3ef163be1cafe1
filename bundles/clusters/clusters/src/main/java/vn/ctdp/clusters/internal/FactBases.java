package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;

/**
 * Refuses decisions that are dated before what they rest on, and a kind of developer that
 * contradicts the developer recorded.
 */
final class FactBases {

  private static final Map<FactKey, FactKey> BASES =
      Map.of(
          FactKey.EXPANSION_AREA, FactKey.ESTABLISHED_AREA,
          FactKey.CONSTRUCTION_FINISHED, FactKey.CONSTRUCTION_STARTED,
          FactKey.WASTEWATER_COMPLIANT, FactKey.WASTEWATER_INVESTED);

  private FactBases() {}

  static void check(EntityManager em, String cluster, List<ClusterFact> facts) {
    Input input = new Input();
    for (int i = 0; i < facts.size(); i++) {
      ClusterFact fact = facts.get(i);
      if (!fact.present()) {
        continue;
      }
      if (fact.key() == FactKey.DEVELOPER_TYPE) {
        developer(em, input, "facts[" + i + "].code", cluster, fact);
      }
      // Where only the day of a source is known, nothing is said about what came first.
      FactKey base = BASES.get(fact.key());
      if (base != null && fact.exactDate() && fact.number().signum() > 0) {
        LocalDate first = first(em, cluster, base, facts);
        input.notBefore(
            "facts[" + i + "].effectiveFrom",
            fact.effectiveFrom(),
            first,
            fact.key().label().vi(),
            base.label().vi(),
            fact.key().label().en(),
            base.label().en());
      }
    }
    input.done();
  }

  private static LocalDate first(
      EntityManager em, String cluster, FactKey key, List<ClusterFact> together) {
    // Corrections: the last record of a day says whether the day is known.
    Map<LocalDate, Boolean> exact = new HashMap<>();
    for (Object[] row :
        em.createQuery(
                "select f.effectiveFrom, f.exactDate, f.number, f.retracted from FactEntity f where f.cluster ="
                    + " :cluster and f.key = :key order by f.id",
                Object[].class)
            .setParameter("cluster", cluster)
            .setParameter("key", key.name())
            .getResultList()) {
      boolean holds = row[2] != null && !(Boolean) row[3] && ((BigDecimal) row[2]).signum() > 0;
      exact.put((LocalDate) row[0], (Boolean) row[1] && holds);
    }
    together.stream()
        .filter(f -> f.key() == key && f.present())
        .forEach(f -> exact.put(f.effectiveFrom(), f.exactDate() && f.number().signum() > 0));
    return exact.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private static void developer(
      EntityManager em, Input input, String field, String cluster, ClusterFact fact) {
    DeveloperEntity now = Standing.developer(em, cluster, fact.effectiveFrom());
    // One of whom neither kind nor day is known learns its kind from the fact.
    if (now == null || now.type == null || now.type.equals(fact.code()) || now.validFrom == null) {
      return;
    }
    input.add(
        field,
        "CCN-IN-23",
        "Ngày %s chủ đầu tư là “%s”, thuộc loại khác: sửa loại ở mục Chủ đầu tư."
            .formatted(VnDates.show(fact.effectiveFrom()), now.name),
        "On %s the developer is “%s”, of another kind: change the kind at the developer."
            .formatted(VnDates.show(fact.effectiveFrom()), now.name));
  }
}
