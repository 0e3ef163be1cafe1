package vn.ctdp.clusters.internal;

import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import vn.ctdp.clusters.ClusterSnapshot;

/**
 * Snapshots of many clusters, kept between requests: lists by stage, vacant land, slow clusters,
 * the map and the forms want all of a province on one and the same day. What changed since is told
 * by the numbers of changes ({@link ClusterChanges}), which everybody gives who changes a cluster
 * or what belongs to it; only those clusters are read again. Nothing of a transaction that has not
 * ended is kept.
 */
final class Snapshots {

  /** Days for which they are kept: today, a cut-off, the one before it. */
  private static final int DAYS = 3;

  /** By database; they go with the persistence unit, and where memory is short. */
  private static final Map<EntityManagerFactory, SoftReference<Snapshots>> KEPT =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** What was read for a day, and the number of the last change that it holds. */
  private record Day(long number, Map<String, ClusterSnapshot> clusters) {}

  private final Map<LocalDate, Day> days =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Day> eldest) {
          return size() > DAYS;
        }
      };

  private Snapshots() {}

  private static Snapshots of(EntityManager em) {
    synchronized (KEPT) {
      SoftReference<Snapshots> kept = KEPT.get(em.getEntityManagerFactory());
      Snapshots snapshots = kept == null ? null : kept.get();
      if (snapshots == null) {
        snapshots = new Snapshots();
        KEPT.put(em.getEntityManagerFactory(), new SoftReference<>(snapshots));
      }
      return snapshots;
    }
  }

  /**
   * Snapshots in the order of the clusters.
   *
   * @param reading reads those of some clusters on the day, in their order
   */
  static List<ClusterSnapshot> of(
      EntityManager em,
      List<ClusterEntity> clusters,
      LocalDate day,
      Function<List<ClusterEntity>, List<ClusterSnapshot>> reading) {
    // Whoever writes sees what others do not see yet.
    return ClusterChanges.writes(em)
        ? reading.apply(clusters)
        : of(em).get(em, clusters, day, reading);
  }

  private List<ClusterSnapshot> get(
      EntityManager em,
      List<ClusterEntity> clusters,
      LocalDate day,
      Function<List<ClusterEntity>, List<ClusterSnapshot>> reading) {
    Day known;
    synchronized (days) {
      known = days.get(day);
    }
    // Asked before reading: what comes while it is read is read again next time.
    long number = known == null ? ClusterChanges.highest(em) : known.number;
    Map<String, ClusterSnapshot> found = known == null ? new HashMap<>() : known.clusters;
    if (known != null) {
      List<ClusterChanges.Change> changes = ClusterChanges.since(em, known.number);
      if (!changes.isEmpty()) {
        Set<String> changed =
            changes.stream().map(ClusterChanges.Change::id).collect(Collectors.toSet());
        number = changes.get(changes.size() - 1).number();
        found = new HashMap<>(found);
        found.keySet().removeAll(changed);
      }
    }
    Map<String, ClusterSnapshot> usable = found;
    List<ClusterEntity> missing = clusters.stream().filter(c -> !usable.containsKey(c.id)).toList();
    if (!missing.isEmpty()) {
      found = new HashMap<>(found);
      List<ClusterSnapshot> read = reading.apply(missing);
      for (int i = 0; i < read.size(); i++) {
        found.put(missing.get(i).id, read.get(i));
      }
    }
    if (known == null || number != known.number || !missing.isEmpty()) {
      keep(day, new Day(number, found));
    }
    List<ClusterSnapshot> result = new ArrayList<>(clusters.size());
    for (ClusterEntity c : clusters) {
      result.add(found.get(c.id));
    }
    return result;
  }

  /** Who was slower has older ones. */
  private void keep(LocalDate day, Day read) {
    synchronized (days) {
      Day now = days.get(day);
      if (now == null || now.number <= read.number) {
        days.put(day, read);
      }
    }
  }

  /** Whether there are more than a few: asking for changes costs as much as reading those. */
  static boolean worth(Collection<?> clusters) {
    return clusters.size() > 20;
  }
}
