package vn.ctdp.clusters.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.instance.InstanceInfo;

/**
 * Numbers the changes of clusters in the order of their commits, so that others can follow them
 * with a cursor.
 *
 * <p>Whoever changes a cluster, or anything that is told of it (facts, projects, leases, dossiers,
 * obstacles …), calls {@link #touched} in the same transaction <b>before the first write</b>: the
 * call waits for the register's turn, which is held until the commit. Taken first, writers can only
 * wait for each other, never each hold what the other needs. Calling it again in the transaction
 * costs little and changes nothing for readers.
 */
final class ClusterChanges {

  private static final int CHUNK = 500;

  /** Entity managers through which something is changed; each lives for one transaction. */
  private static final Set<EntityManager> WRITING =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private ClusterChanges() {}

  /**
   * A cluster, or something that belongs to it, is changed in this transaction.
   *
   * @param clusterId the cluster; it may be stored later in the transaction
   */
  static void touched(EntityManager em, String clusterId) {
    requireOwn(em);
    touched(em, ClusterSubjects.CLUSTER, clusterId);
  }

  /**
   * Refuses writing at the centre: its register is filled by provinces' records alone.
   *
   * @throws CtdpException {@code CCN-QG-3} at the centre
   */
  static void requireProvince(InstanceInfo instance) {
    if (instance.province().isEmpty()) {
      throw new CtdpException(RecordError.READ_ONLY);
    }
  }

  /** A register that provinces fill is not written by anybody else. */
  private static void requireOwn(EntityManager em) {
    long senders =
        number(
            em.createNativeQuery("SELECT COUNT(*) FROM clusters.national_sender")
                .getSingleResult());
    if (senders > 0) {
      throw new CtdpException(RecordError.READ_ONLY);
    }
  }

  /** A province's record is entered into the centre's register in this transaction. */
  static void entered(EntityManager em, String type, String id) {
    touched(em, type, id);
  }

  /** A plan entry is changed in this transaction. */
  static void planTouched(EntityManager em, String planEntryId) {
    requireOwn(em);
    touched(em, ClusterSubjects.PLAN, planEntryId);
  }

  /**
   * Many clusters or plan entries are changed in this transaction, each with a number of its own;
   * the statements are counted by five hundreds, not by records.
   *
   * @param type {@link ClusterSubjects#CLUSTER} or {@link ClusterSubjects#PLAN}
   * @param fresh those of them that are new in this transaction
   */
  static void touchedAll(EntityManager em, String type, Collection<String> ids, Set<String> fresh) {
    requireOwn(em);
    awaitTurn(em);
    long number = last(em);
    List<String> all = ids.stream().distinct().toList();
    List<ChangeEntity> changes = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
      List<String> known = some.stream().filter(id -> !fresh.contains(id)).toList();
      if (!known.isEmpty()) {
        em.createNativeQuery(
                "DELETE FROM clusters.record_change WHERE record_type = :type AND record_id IN"
                    + " (:ids)")
            .setParameter("type", type)
            .setParameter("ids", known)
            .executeUpdate();
      }
      for (String id : some) {
        ChangeEntity change = new ChangeEntity();
        change.type = type;
        change.record = id;
        change.number = ++number;
        em.persist(change);
        changes.add(change);
      }
    }
    em.flush();
    // The next one in this transaction writes rows of its own.
    changes.forEach(em::detach);
    em.createNativeQuery("UPDATE clusters.register_turn SET taken = :number WHERE id = 1")
        .setParameter("number", number)
        .executeUpdate();
  }

  /** Waits until all writers before are done; the turn ends with the transaction. */
  static void awaitTurn(EntityManager em) {
    WRITING.add(em);
    int rows =
        em.createNativeQuery("UPDATE clusters.register_turn SET taken = taken + 1 WHERE id = 1")
            .executeUpdate();
    if (rows != 1) {
      throw new IllegalStateException("clusters.register_turn has no row");
    }
  }

  private static void touched(EntityManager em, String type, String id) {
    awaitTurn(em);
    long number = last(em);
    if (write(
            em,
            "UPDATE clusters.record_change SET change_no = :number WHERE record_type = :type AND"
                + " record_id = :id",
            type,
            id,
            number)
        == 0) {
      write(
          em,
          "INSERT INTO clusters.record_change (record_type, record_id, change_no) VALUES (:type,"
              + " :id, :number)",
          type,
          id,
          number);
    }
  }

  private static int write(EntityManager em, String sql, String type, String id, long number) {
    return em.createNativeQuery(sql)
        .setParameter("number", number)
        .setParameter("type", type)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Whether something was changed through it: it sees what is not committed. */
  static boolean writes(EntityManager em) {
    return WRITING.contains(em);
  }

  /**
   * The number of the last change of a cluster that is committed, 0 before the first. Unlike {@link
   * #last} it does not wait for writers whose changes it does not see.
   */
  static long highest(EntityManager em) {
    return number(
        em.createNativeQuery(
                "SELECT COALESCE(MAX(change_no), 0) FROM clusters.record_change WHERE record_type ="
                    + " :type")
            .setParameter("type", ClusterSubjects.CLUSTER)
            .getSingleResult());
  }

  /** All clusters that changed after a number, in the order of their changes. */
  static List<Change> since(EntityManager em, long after) {
    long bound = highest(em);
    if (bound <= after) {
      return List.of();
    }
    // Numbers are committed in their order, so that up to a known one none is missing.
    List<Change> changes = new ArrayList<>();
    for (Object row :
        em.createNativeQuery(
                "SELECT record_id, change_no FROM clusters.record_change WHERE record_type = :type"
                    + " AND change_no > :after AND change_no <= :bound ORDER BY change_no")
            .setParameter("type", ClusterSubjects.CLUSTER)
            .setParameter("after", after)
            .setParameter("bound", bound)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      changes.add(new Change((String) columns[0], number(columns[1])));
    }
    return changes;
  }

  /** The highest number that is given; everything up to it is committed for who reads it. */
  static long last(EntityManager em) {
    return number(
        em.createNativeQuery("SELECT taken FROM clusters.register_turn WHERE id = 1")
            .getSingleResult());
  }

  /**
   * Records changed after a number, in the order of their changes, each once at its last change.
   *
   * @param type {@link ClusterSubjects#CLUSTER} or {@link ClusterSubjects#PLAN}
   * @param after number read up to; 0 for all
   * @param most longest list
   */
  static List<Change> after(EntityManager em, String type, long after, int most) {
    // The bound is read first: a scan without it may see a late change and not an earlier one that
    // was committed while it ran.
    long bound = last(em);
    Query query =
        em.createNativeQuery(
                "SELECT record_id, change_no FROM clusters.record_change WHERE record_type = :type"
                    + " AND change_no > :after AND change_no <= :bound ORDER BY change_no")
            .setParameter("type", type)
            .setParameter("after", after)
            .setParameter("bound", bound)
            .setMaxResults(most);
    List<Change> changes = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      changes.add(new Change((String) columns[0], number(columns[1])));
    }
    return changes;
  }

  /** The last changes of these records, in no order. */
  static List<Change> of(EntityManager em, String type, Collection<String> ids) {
    Query query =
        em.createNativeQuery(
                "SELECT record_id, change_no FROM clusters.record_change WHERE record_type = :type"
                    + " AND record_id IN (:ids)")
            .setParameter("type", type)
            .setParameter("ids", ids);
    List<Change> changes = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      changes.add(new Change((String) columns[0], number(columns[1])));
    }
    return changes;
  }

  /**
   * All records of a type count as changed now, in their old order, with numbers above one that
   * somebody else gave out.
   */
  static void raise(EntityManager em, String type, long above) {
    awaitTurn(em);
    long base = Math.max(above, last(em));
    long highest =
        number(
            em.createNativeQuery(
                    "SELECT COALESCE(MAX(change_no), 0) FROM clusters.record_change WHERE"
                        + " record_type = :type")
                .setParameter("type", type)
                .getSingleResult());
    em.createNativeQuery(
            "UPDATE clusters.record_change SET change_no = change_no + :base WHERE record_type ="
                + " :type")
        .setParameter("base", base)
        .setParameter("type", type)
        .executeUpdate();
    em.createNativeQuery("UPDATE clusters.register_turn SET taken = :taken WHERE id = 1")
        .setParameter("taken", base + highest)
        .executeUpdate();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  /**
   * A changed record.
   *
   * @param id its id
   * @param number number of its last change
   */
  record Change(String id, long number) {}
}
