package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.clusters.FactKey;

/**
 * The few facts that make up a province's totals, of all its clusters in three statements: the
 * figures only, neither clusters nor whole facts.
 */
final class FactTotals {

  private static final Set<FactKey> KEYS =
      EnumSet.of(
          FactKey.ESTABLISHED_AREA,
          FactKey.DETAILED_PLAN_AREA,
          FactKey.OPERATING,
          FactKey.IND_LAND_LEASED,
          FactKey.IND_LAND_TOTAL);

  private final long clusters;
  private final Collection<Map<FactKey, BigDecimal>> facts;

  private FactTotals(long clusters, Collection<Map<FactKey, BigDecimal>> facts) {
    this.clusters = clusters;
    this.facts = facts;
  }

  /**
   * Reads them.
   *
   * @param province the province; null for all that are stored here
   * @param day day on which facts are in force
   */
  static FactTotals read(EntityManager em, String province, LocalDate day) {
    String where = province == null ? "" : " where c.province = :province";
    TypedQuery<Long> count =
        em.createQuery("select count(c) from ClusterEntity c" + where, Long.class);
    // In order of day and recording, so that the last one put counts.
    TypedQuery<Object[]> query =
        em.createQuery(
            "select f.cluster, f.key, f.number from FactEntity f where f.key in :keys"
                + " and f.effectiveFrom <= :day and f.supersededOn > :day"
                + (province == null
                    ? ""
                    : " and f.cluster in (select c.id from ClusterEntity c" + where + ")")
                + " order by f.effectiveFrom, f.id",
            Object[].class);
    query.setParameter("keys", KEYS.stream().map(Enum::name).collect(Collectors.toSet()));
    query.setParameter("day", day);
    if (province != null) {
      count.setParameter("province", province);
      query.setParameter("province", province);
    }
    Map<String, Map<FactKey, BigDecimal>> byCluster = new HashMap<>();
    for (Object[] row : query.getResultList()) {
      // A key without a number is known to be no longer in force.
      byCluster
          .computeIfAbsent((String) row[0], id -> new EnumMap<>(FactKey.class))
          .put(FactKey.valueOf((String) row[1]), (BigDecimal) row[2]);
    }
    // A cluster of which nobody said whether it operates does when its projects do.
    for (String cluster : ProjectCounts.begun(em, province, day)) {
      byCluster
          .computeIfAbsent(cluster, id -> new EnumMap<>(FactKey.class))
          .putIfAbsent(FactKey.OPERATING, BigDecimal.ONE);
    }
    return new FactTotals(count.getSingleResult(), List.copyOf(byCluster.values()));
  }

  /** How many clusters there are. */
  long clusters() {
    return clusters;
  }

  /** Clusters of which anything was recorded under the key, even that it no longer holds. */
  long recorded(FactKey key) {
    return facts.stream().filter(f -> f.containsKey(key)).count();
  }

  /** Clusters with a value above zero. */
  long holding(FactKey key) {
    return facts.stream().filter(f -> holds(f, key)).count();
  }

  /** Sum over all clusters. */
  BigDecimal sum(FactKey key) {
    return sumWhere(key, key);
  }

  /** Sum over the clusters for which another fact holds. */
  BigDecimal sumWhere(FactKey holding, FactKey key) {
    return facts.stream()
        .filter(f -> holds(f, holding))
        .map(f -> f.get(key))
        .filter(n -> n != null)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean holds(Map<FactKey, BigDecimal> facts, FactKey key) {
    BigDecimal number = facts.get(key);
    return number != null && number.signum() > 0;
  }
}
