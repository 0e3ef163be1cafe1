package vn.ctdp.clusters.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

/**
 * Rows that belong to clusters. Those of a few are asked for by their keys; of many all there are
 * are read and the others left out here, because a statement with thousands of keys takes the
 * database longer than that.
 */
final class Among {

  /** About as many as a province has. */
  private static final int FEW = 300;

  private Among() {}

  /**
   * Reads.
   *
   * @param text the query, in which the condition {@code x.cluster in :clusters} stands in braces
   * @param parameters the others
   * @param clusterOf the cluster of a row
   */
  static <T> List<T> rows(
      EntityManager em,
      Class<T> type,
      String text,
      Map<String, ?> parameters,
      Collection<String> clusters,
      Function<T, String> clusterOf) {
    boolean few = clusters.size() <= FEW;
    TypedQuery<T> query =
        em.createQuery(
            few ? text.replace("{", "").replace("}", "") : text.replaceAll("\\{[^}]*\\}", "1 = 1"),
            type);
    parameters.forEach(query::setParameter);
    if (few) {
      return query.setParameter("clusters", clusters).getResultList();
    }
    Set<String> wanted = new HashSet<>(clusters);
    return query.getResultList().stream().filter(r -> wanted.contains(clusterOf.apply(r))).toList();
  }

  /** The same for rows of columns, of which one is the cluster. */
  static List<Object[]> columns(
      EntityManager em,
      String text,
      Map<String, ?> parameters,
      Collection<String> clusters,
      int cluster) {
    return rows(em, Object[].class, text, parameters, clusters, r -> (String) r[cluster]);
  }
}
