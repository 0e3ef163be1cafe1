package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.ProjectStatus;

/** Projects of clusters on a day, counted from their records. */
final class ProjectCounts {

  private long total;
  private long foreign;
  private long operating;
  private long begun;
  private long unknown;
  private boolean illustrative;

  private ProjectCounts() {}

  /** Of the clusters that have project records that count: one statement. */
  static Map<String, ProjectCounts> read(
      EntityManager em, Collection<String> clusters, LocalDate day) {
    Map<String, ProjectCounts> all = new HashMap<>();
    for (Object[] row :
        last(
            Among.columns(
                em,
                "select p.id, p.cluster, s.status, p.foreignCapital, p.illustrative from"
                    + " ProjectEntity p left join ProjectStatusEntity s on s.project = p.id and"
                    + " s.effectiveFrom <= :day where {p.cluster in :clusters} and p.validFrom <="
                    + " :day and (p.validTo is null or p.validTo >= :day) order by"
                    + " s.effectiveFrom, s.id",
                Map.of("day", day),
                clusters,
                1))) {
      ProjectStatus status = row[2] == null ? null : ProjectStatus.valueOf((String) row[2]);
      if (status == null || status.counts()) {
        all.computeIfAbsent((String) row[1], id -> new ProjectCounts())
            .add((Boolean) row[3], (Boolean) row[4], status);
      }
    }
    return all;
  }

  /**
   * The last row of each project. Choosing it here takes one join; chosen in SQL, Derby asks for it
   * anew for every pair of a project and a status.
   */
  static Collection<Object[]> last(List<Object[]> rowsInOrder) {
    Map<String, Object[]> last = new LinkedHashMap<>();
    rowsInOrder.forEach(row -> last.put((String) row[0], row));
    return last.values();
  }

  /**
   * Clusters with a project that has begun and was not withdrawn, in one statement.
   *
   * @param province the province; null for all that are stored here
   */
  static Set<String> begun(EntityManager em, String province, LocalDate day) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select p.id, p.cluster, s.status from ProjectEntity p, ProjectStatusEntity s where"
                + " s.project = p.id and s.effectiveFrom <= :day and p.validFrom <= :day and"
                + " (p.validTo is null or p.validTo >= :day)"
                + (province == null
                    ? ""
                    : " and p.cluster in (select c.id from ClusterEntity c where c.province ="
                        + " :province)")
                + " order by s.effectiveFrom, s.id",
            Object[].class);
    query.setParameter("day", day);
    if (province != null) {
      query.setParameter("province", province);
    }
    return last(query.getResultList()).stream()
        .filter(
            row -> {
              ProjectStatus status = ProjectStatus.valueOf((String) row[2]);
              return status.counts() && status != ProjectStatus.DANG_KY;
            })
        .map(row -> (String) row[1])
        .collect(Collectors.toUnmodifiableSet());
  }

  private void add(boolean ofForeignCapital, boolean shownAsExample, ProjectStatus status) {
    total++;
    foreign += ofForeignCapital ? 1 : 0;
    operating += status == ProjectStatus.HOAT_DONG ? 1 : 0;
    begun += status != null && status != ProjectStatus.DANG_KY ? 1 : 0;
    unknown += status == null ? 1 : 0;
    illustrative |= shownAsExample;
  }

  /**
   * Puts the counts over the facts: never both. What the facts said is named in the source, so that
   * a difference is seen. Whether the cluster operates is told only where nobody recorded it.
   */
  void into(Map<FactKey, ClusterFact> facts, LocalDate day) {
    put(facts, FactKey.PROJECTS_TOTAL, total, day);
    put(facts, FactKey.PROJECTS_FDI, foreign, day);
    if (unknown == 0) {
      put(facts, FactKey.PROJECTS_OPERATING, operating, day);
    }
    if (begun > 0 && !facts.containsKey(FactKey.OPERATING)) {
      put(facts, FactKey.OPERATING, 1, day);
    }
  }

  private void put(Map<FactKey, ClusterFact> facts, FactKey key, long number, LocalDate day) {
    ClusterFact told = facts.get(key);
    String source = "Đếm từ hồ sơ dự án trong cụm";
    if (told != null && told.present() && told.number().longValue() != number) {
      source += "; số đã ghi: " + told.number().stripTrailingZeros().toPlainString();
    }
    facts.put(
        key,
        new ClusterFact(
            key,
            day,
            false,
            BigDecimal.valueOf(number),
            null,
            null,
            source,
            illustrative,
            "",
            Instant.EPOCH));
  }
}
