package vn.ctdp.exchange.province.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.BinaryType;
import org.hibernate.type.LongType;
import org.hibernate.type.StringType;

/**
 * Batches of shared records. Their columns are BLOB on Derby and BYTEA on PostgreSQL, which no
 * entity can say for both.
 */
final class SharedBatches {

  private SharedBatches() {}

  /** A batch that is kept. */
  record Kept(String digest, byte[] content) {}

  /** What waits. */
  record Waiting(long records, Instant since) {}

  static void insert(
      EntityManager em,
      String type,
      long number,
      String digest,
      int records,
      Instant at,
      byte[] content) {
    em.createNativeQuery(
            "INSERT INTO exchange_province.shared_batch (record_type, batch_no, digest, records,"
                + " created_at, content) VALUES (:type, :number, :digest, :records, :at, :content)")
        .setParameter("type", type)
        .setParameter("number", number)
        .setParameter("digest", digest)
        .setParameter("records", records)
        .setParameter("at", Timestamp.from(at))
        .setParameter("content", Answers.deflate(content))
        .executeUpdate();
  }

  static Optional<Kept> kept(EntityManager em, String type, long number) {
    NativeQuery<?> query =
        em.createNativeQuery(
                "SELECT b.digest AS digest, b.content AS content FROM"
                    + " exchange_province.shared_batch b WHERE b.record_type = :type AND b.batch_no"
                    + " = :number")
            .setParameter("type", type)
            .setParameter("number", number)
            .unwrap(NativeQuery.class);
    query.addScalar("digest", StringType.INSTANCE);
    query.addScalar("content", BinaryType.INSTANCE);
    return query.getResultList().stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(r -> new Kept((String) r[0], Answers.inflate((byte[]) r[1])));
  }

  /** Notes the first receipt of a batch, and that all before it are acknowledged with it. */
  static void acknowledged(EntityManager em, String type, long number, Instant at, byte[] receipt) {
    em.createNativeQuery(
            "UPDATE exchange_province.shared_batch SET receipt = :receipt WHERE record_type = :type"
                + " AND batch_no = :number AND receipt IS NULL")
        .setParameter("receipt", Answers.deflate(receipt))
        .setParameter("type", type)
        .setParameter("number", number)
        .executeUpdate();
    em.createNativeQuery(
            "UPDATE exchange_province.shared_batch SET sent_at = :at WHERE record_type = :type AND"
                + " batch_no <= :number AND sent_at IS NULL")
        .setParameter("at", Timestamp.from(at))
        .setParameter("type", type)
        .setParameter("number", number)
        .executeUpdate();
  }

  /** Takes away what was never acknowledged: its numbers were used by others. */
  static int drop(EntityManager em, String type) {
    return em.createNativeQuery(
            "DELETE FROM exchange_province.shared_batch WHERE record_type = :type AND sent_at IS"
                + " NULL")
        .setParameter("type", type)
        .executeUpdate();
  }

  static Waiting waiting(EntityManager em, String type) {
    Query query =
        em.createNativeQuery(
                "SELECT COUNT(*) AS batches, SUM(b.records) AS records, MIN(b.created_at) AS since"
                    + " FROM exchange_province.shared_batch b WHERE b.record_type = :type AND"
                    + " b.sent_at IS NULL")
            .setParameter("type", type);
    NativeQuery<?> rows = query.unwrap(NativeQuery.class);
    rows.addScalar("records", LongType.INSTANCE);
    rows.addScalar("since", org.hibernate.type.InstantType.INSTANCE);
    Object[] row = (Object[]) rows.getSingleResult();
    return new Waiting(row[0] == null ? 0 : (Long) row[0], (Instant) row[1]);
  }
}
