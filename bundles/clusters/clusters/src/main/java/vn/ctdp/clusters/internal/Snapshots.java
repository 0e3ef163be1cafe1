package vn.ctdp.clusters.internal;

import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
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
 * ended is kept. What the checks and the reconciliation want of each cluster beside it is kept in
 * the same way.
 */
final class Snapshots {

  /** What is read of a cluster; each has days of its own. */
  enum Kind {
    /** The cluster as every list shows it, counts of projects included: {@link ClusterSnapshot}. */
    WHOLE,
    /** Its facts as they were told, without counts: {@link ClusterSnapshot}. */
    TOLD,
    /** Its land by contracts and projects: {@link ReviewData.Let}. */
    LET,
    /** The facts whose history is judged. */
    HISTORY
  }

  /** Days for which they are kept: today, a cut-off, and two before it. */
  private static final int DAYS = 4;

  /** By database; they go with the persistence unit, and where memory is short. */
  private static final Map<EntityManagerFactory, SoftReference<Snapshots>> KEPT =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** What was read for a day, and the number of the last change that it holds. */
  private record Day(long number, Map<String, Object> clusters) {}

  /** The days that were asked for last. */
  private static final class Days extends LinkedHashMap<LocalDate, Day> {
    private static final long serialVersionUID = 1L;

    Days() {
      super(8, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<LocalDate, Day> eldest) {
      return size() > DAYS;
    }
  }

  private final Map<Kind, Days> kinds = new EnumMap<>(Kind.class);

  private Snapshots() {
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new Days());
    }
  }

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
   * What was asked for, in the order of the clusters.
   *
   * @param kind always of the same type
   * @param reading reads those of some clusters on the day, in their order
   */
  static <T> List<T> of(
      EntityManager em,
      Kind kind,
      List<ClusterEntity> clusters,
      LocalDate day,
      Function<List<ClusterEntity>, List<T>> reading) {
    // Whoever writes sees what others do not see yet.
    return ClusterChanges.writes(em) || !worth(clusters)
        ? reading.apply(clusters)
        : of(em).get(em, kind, clusters, day, reading);
  }

  private <T> List<T> get(
      EntityManager em,
      Kind kind,
      List<ClusterEntity> clusters,
      LocalDate day,
      Function<List<ClusterEntity>, List<T>> reading) {
    Days days = kinds.get(kind);
    Day known;
    synchronized (kinds) {
      known = days.get(day);
    }
    // Asked before reading: what comes while it is read is read again next time.
    long number = known == null ? ClusterChanges.highest(em) : known.number;
    Map<String, Object> found = known == null ? new HashMap<>() : known.clusters;
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
    Map<String, Object> usable = found;
    List<ClusterEntity> missing = clusters.stream().filter(c -> !usable.containsKey(c.id)).toList();
    if (!missing.isEmpty()) {
      found = new HashMap<>(found);
      List<T> read = reading.apply(missing);
      for (int i = 0; i < read.size(); i++) {
        found.put(missing.get(i).id, read.get(i));
      }
    }
    if (known == null || number != known.number || !missing.isEmpty()) {
      keep(days, day, new Day(number, found));
    }
    List<T> result = new ArrayList<>(clusters.size());
    for (ClusterEntity c : clusters) {
      @SuppressWarnings("unchecked")
      T of = (T) found.get(c.id);
      result.add(of);
    }
    return result;
  }

  /** Who was slower has older ones. */
  private void keep(Days days, LocalDate day, Day read) {
    synchronized (kinds) {
      Day now = days.get(day);
      if (now == null || now.number <= read.number) {
        days.put(day, read);
      }
    }
  }

  /** Whether there are more than a few: asking for changes costs as much as reading those. */
  private static boolean worth(Collection<?> clusters) {
    return clusters.size() > 20;
  }
}
