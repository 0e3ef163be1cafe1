package vn.ctdp.clusters.internal;

import java.util.Collection;
import java.util.List;
import javax.persistence.EntityManager;

/**
 * Keeps until when each fact counts, so that a day is read without the history before it. Who adds
 * or removes facts calls {@link #renew} in the same transaction.
 */
final class FactSpans {

  private static final int CHUNK = 500;

  private FactSpans() {}

  /** Computes the ends of all facts of these clusters anew, one statement for 500 of them. */
  static void renew(EntityManager em, Collection<String> clusters) {
    em.flush();
    List<String> all = clusters.stream().distinct().toList();
    for (int from = 0; from < all.size(); from += CHUNK) {
      em.createNativeQuery(
              "UPDATE clusters.cluster_fact AS f SET superseded_on = COALESCE((SELECT"
                  + " MIN(g.effective_from) FROM clusters.cluster_fact g WHERE g.cluster_id ="
                  + " f.cluster_id AND g.fact_key = f.fact_key AND (g.effective_from >"
                  + " f.effective_from OR (g.effective_from = f.effective_from AND g.id > f.id))),"
                  + " CAST('9999-12-31' AS DATE)) WHERE f.cluster_id IN (:clusters)")
          .setParameter("clusters", all.subList(from, Math.min(all.size(), from + CHUNK)))
          .executeUpdate();
    }
  }
}
