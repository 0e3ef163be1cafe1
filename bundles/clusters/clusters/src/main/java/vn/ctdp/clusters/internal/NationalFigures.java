package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import vn.ctdp.clusters.FactKey;

/**
 * The figures of the national table, by cluster and time. Written when a cluster's record comes, so
 * that a day's table is one sum over the rows in force, whatever the length of the history.
 */
final class NationalFigures {

  /** Valid to the end of time. */
  static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  private NationalFigures() {}

  /** Replaces the rows of a cluster by what its facts say. */
  static void write(EntityManager em, String cluster, String province) {
    clear(em, cluster);
    List<FactEntity> facts =
        new ArrayList<>(
            em.createQuery(
                    "select f from FactEntity f where f.cluster = :cluster", FactEntity.class)
                .setParameter("cluster", cluster)
                .getResultList());
    // In order of day and recording, so that the last one counts.
    facts.sort(Comparator.comparing((FactEntity f) -> f.effectiveFrom).thenComparing(f -> f.id));
    Map<FactKey, BigDecimal> numbers = new EnumMap<>(FactKey.class);
    Map<String, Object> before = null;
    LocalDate from = null;
    for (int i = 0; i < facts.size(); i++) {
      FactEntity f = facts.get(i);
      numbers.put(FactKey.valueOf(f.key), f.retracted ? null : f.number);
      boolean lastOfDay =
          i + 1 == facts.size() || !facts.get(i + 1).effectiveFrom.equals(f.effectiveFrom);
      if (!lastOfDay) {
        continue;
      }
      Map<String, Object> now = figures(numbers);
      if (now.equals(before)) {
        continue;
      }
      if (before != null) {
        insert(em, cluster, province, from, f.effectiveFrom.minusDays(1), before);
      }
      before = now;
      from = f.effectiveFrom;
    }
    if (before != null) {
      insert(em, cluster, province, from, OPEN, before);
    }
  }

  static void clear(EntityManager em, String cluster) {
    em.createNativeQuery("DELETE FROM clusters.national_figure WHERE cluster_id = :cluster")
        .setParameter("cluster", cluster)
        .executeUpdate();
  }

  /** A record of the province has come. */
  static void heard(EntityManager em, String province, Instant at) {
    int known =
        em.createNativeQuery(
                "UPDATE clusters.national_sender SET received_at = :at WHERE province = :province")
            .setParameter("at", Timestamp.from(at))
            .setParameter("province", province)
            .executeUpdate();
    if (known == 0) {
      em.createNativeQuery(
              "INSERT INTO clusters.national_sender (province, received_at) VALUES (:province,"
                  + " :at)")
          .setParameter("province", province)
          .setParameter("at", Timestamp.from(at))
          .executeUpdate();
    }
  }

  private static Map<String, Object> figures(Map<FactKey, BigDecimal> n) {
    Map<String, Object> row = new LinkedHashMap<>();
    boolean established = holds(n, FactKey.ESTABLISHED_AREA);
    boolean detailed = holds(n, FactKey.DETAILED_PLAN_AREA);
    boolean operating = holds(n, FactKey.OPERATING);
    row.put("established", established ? 1 : 0);
    row.put("established_ha", area(n.get(FactKey.ESTABLISHED_AREA)));
    row.put("detailed", detailed ? 1 : 0);
    row.put("detailed_ha", area(n.get(FactKey.DETAILED_PLAN_AREA)));
    row.put("capital", whole(n.get(FactKey.INVESTMENT_TOTAL)));
    row.put("paid", whole(n.get(FactKey.INVESTMENT_PAID)));
    row.put("operating", operating ? 1 : 0);
    BigDecimal land = n.get(FactKey.IND_LAND_TOTAL);
    BigDecimal leased = n.get(FactKey.IND_LAND_LEASED);
    row.put("land_ha", area(operating ? land : null));
    row.put("leased_ha", area(operating ? leased : null));
    BigDecimal committed = n.get(FactKey.IND_LAND_COMMITTED);
    BigDecimal used = leased == null || committed == null ? leased : leased.add(committed);
    rate(row, "f1", operating, leased, land);
    rate(row, "f2", operating, used, land);
    rate(row, "f3", operating, leased, n.get(FactKey.IND_LAND_CLEARED));
    rate(row, "f4", operating, leased, n.get(FactKey.IND_LAND_READY));
    row.put("projects", whole(n.get(FactKey.PROJECTS_TOTAL)));
    row.put("workers", whole(n.get(FactKey.WORKERS)));
    row.put("wastewater", holds(n, FactKey.WASTEWATER_COMPLIANT) ? 1 : 0);
    return row;
  }

  private static void rate(
      Map<String, Object> row, String name, boolean counts, BigDecimal part, BigDecimal whole) {
    boolean known = counts && part != null && whole != null && whole.signum() > 0;
    row.put(name + "_part", area(known ? part : null));
    row.put(name + "_whole", area(known ? whole : null));
  }

  private static boolean holds(Map<FactKey, BigDecimal> numbers, FactKey key) {
    BigDecimal n = numbers.get(key);
    return n != null && n.signum() > 0;
  }

  private static BigDecimal area(BigDecimal number) {
    return number == null ? BigDecimal.ZERO.setScale(4) : number.setScale(4);
  }

  private static BigDecimal whole(BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number.setScale(0, java.math.RoundingMode.HALF_UP);
  }

  private static void insert(
      EntityManager em,
      String cluster,
      String province,
      LocalDate from,
      LocalDate to,
      Map<String, Object> figures) {
    StringJoiner names =
        new StringJoiner(", ", " (cluster_id, province, valid_from, valid_to, ", ")");
    StringJoiner marks = new StringJoiner(", ", " VALUES (:cluster, :province, :from, :to, ", ")");
    figures.keySet().forEach(n -> names.add(n));
    figures.keySet().forEach(n -> marks.add(":" + n));
    Query query =
        em.createNativeQuery("INSERT INTO clusters.national_figure" + names + marks)
            .setParameter("cluster", cluster)
            .setParameter("province", province)
            .setParameter("from", from)
            .setParameter("to", to);
    figures.forEach(query::setParameter);
    query.executeUpdate();
  }

  /** Names of what is summed, in the order of {@link #sums}. */
  static final List<String> SUMS =
      List.of(
          "established",
          "established_ha",
          "detailed",
          "detailed_ha",
          "capital",
          "paid",
          "operating",
          "land_ha",
          "leased_ha",
          "f1_part",
          "f1_whole",
          "f2_part",
          "f2_whole",
          "f3_part",
          "f3_whole",
          "f4_part",
          "f4_whole",
          "projects",
          "workers",
          "wastewater");

  /** Sums by province on a day, in one statement. */
  static Map<String, Map<String, BigDecimal>> sums(EntityManager em, LocalDate day) {
    return sums(em, day, "province");
  }

  /** The figures of each cluster on a day, in one statement. */
  static Map<String, Map<String, BigDecimal>> ofClusters(EntityManager em, LocalDate day) {
    return sums(em, day, "cluster_id");
  }

  private static Map<String, Map<String, BigDecimal>> sums(
      EntityManager em, LocalDate day, String by) {
    StringJoiner select = new StringJoiner(", ", "SELECT " + by + ", ", "");
    // PostgreSQL calls every sum "sum", which Hibernate refuses: each needs a name of its own.
    SUMS.forEach(s -> select.add("SUM(" + s + ") AS " + s));
    Map<String, Map<String, BigDecimal>> result = new LinkedHashMap<>();
    for (Object found :
        em.createNativeQuery(
                select
                    + " FROM clusters.national_figure WHERE valid_to >= :day AND valid_from <="
                    + " :day GROUP BY "
                    + by)
            .setParameter("day", day)
            .getResultList()) {
      Object[] row = (Object[]) found;
      Map<String, BigDecimal> sums = new LinkedHashMap<>();
      for (int i = 0; i < SUMS.size(); i++) {
        sums.put(SUMS.get(i), number(row[i + 1]));
      }
      result.put((String) row[0], sums);
    }
    return result;
  }

  private static BigDecimal number(Object value) {
    return value instanceof BigDecimal d ? d : BigDecimal.valueOf(((Number) value).longValue());
  }

  /** When the last record of each province came. */
  static Map<String, Instant> senders(EntityManager em) {
    Map<String, Instant> senders = new LinkedHashMap<>();
    for (Object found :
        em.createNativeQuery("SELECT province, received_at FROM clusters.national_sender")
            .getResultList()) {
      Object[] row = (Object[]) found;
      senders.put(
          (String) row[0], row[1] instanceof Timestamp t ? t.toInstant() : (Instant) row[1]);
    }
    return senders;
  }
}
