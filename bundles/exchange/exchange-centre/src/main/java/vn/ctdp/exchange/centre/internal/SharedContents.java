package vn.ctdp.exchange.centre.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.BinaryType;
import org.hibernate.type.InstantType;
import org.hibernate.type.IntegerType;
import org.hibernate.type.LongType;
import org.hibernate.type.StringType;
import vn.ctdp.exchange.record.RecordDesk;

/**
 * Batches and versions of shared records. Their columns are BLOB on Derby and BYTEA on PostgreSQL,
 * which no entity can say for both.
 */
final class SharedContents {

  private SharedContents() {}

  /** A batch that was stored. */
  record Stored(String digest, int records, byte[] receipt) {}

  static void insertBatch(
      EntityManager em,
      String province,
      String type,
      long number,
      String digest,
      int records,
      String keyId,
      String sender,
      Instant at,
      byte[] document,
      byte[] receipt) {
    em.createNativeQuery(
            "INSERT INTO exchange_centre.shared_batch (province, record_type, batch_no, digest,"
                + " records, key_id, sender, received_at, document, receipt) VALUES (:province,"
                + " :type, :number, :digest, :records, :key, :sender, :at, :document, :receipt)")
        .setParameter("province", province)
        .setParameter("type", type)
        .setParameter("number", number)
        .setParameter("digest", digest)
        .setParameter("records", records)
        .setParameter("key", keyId)
        .setParameter("sender", sender)
        .setParameter("at", Timestamp.from(at))
        .setParameter("document", Bytes.deflate(document))
        .setParameter("receipt", Bytes.deflate(receipt))
        .executeUpdate();
  }

  static Optional<Stored> batch(EntityManager em, String province, String type, long number) {
    NativeQuery<?> query =
        em.createNativeQuery(
                "SELECT b.digest AS digest, b.records AS records, b.receipt AS receipt FROM"
                    + " exchange_centre.shared_batch b WHERE b.province = :province AND"
                    + " b.record_type = :type AND b.batch_no = :number")
            .setParameter("province", province)
            .setParameter("type", type)
            .setParameter("number", number)
            .unwrap(NativeQuery.class);
    query.addScalar("digest", StringType.INSTANCE);
    query.addScalar("records", IntegerType.INSTANCE);
    query.addScalar("receipt", BinaryType.INSTANCE);
    return query.getResultList().stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(r -> new Stored((String) r[0], (Integer) r[1], Bytes.inflate((byte[]) r[2])));
  }

  /** Writes a version of a record. */
  static void insertVersion(EntityManager em, SharedRecordEntity r, String content) {
    em.createNativeQuery(
            "INSERT INTO exchange_centre.shared_version (province, record_type, record_id,"
                + " version_no, title, digest, batch_no, received_at, content) VALUES (:province,"
                + " :type, :id, :version, :title, :digest, :batch, :at, :content)")
        .setParameter("province", r.province)
        .setParameter("type", r.type)
        .setParameter("id", r.id)
        .setParameter("version", r.version)
        .setParameter("title", r.title)
        .setParameter("digest", r.digest)
        .setParameter("batch", r.batch)
        .setParameter("at", Timestamp.from(r.receivedAt))
        .setParameter("content", Bytes.deflate(content.getBytes(StandardCharsets.UTF_8)))
        .executeUpdate();
  }

  /** A version's title, time and content. */
  record Content(String title, Instant receivedAt, String content) {}

  static Optional<Content> content(
      EntityManager em, String province, String type, String id, long version) {
    NativeQuery<?> query =
        of(
                em.createNativeQuery(
                    "SELECT v.title AS title, v.received_at AS received, v.content AS content FROM"
                        + " exchange_centre.shared_version v WHERE v.province = :province AND"
                        + " v.record_type = :type AND v.record_id = :id AND v.version_no ="
                        + " :version"),
                province,
                type,
                id)
            .setParameter("version", version)
            .unwrap(NativeQuery.class);
    query.addScalar("title", StringType.INSTANCE);
    query.addScalar("received", InstantType.INSTANCE);
    query.addScalar("content", BinaryType.INSTANCE);
    return query.getResultList().stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(
            r ->
                new Content(
                    (String) r[0],
                    (Instant) r[1],
                    new String(Bytes.inflate((byte[]) r[2]), StandardCharsets.UTF_8)));
  }

  static List<RecordDesk.Version> versions(
      EntityManager em, String province, String type, String id) {
    NativeQuery<?> query =
        of(
                em.createNativeQuery(
                    "SELECT v.version_no AS version, v.title AS title, v.batch_no AS batch,"
                        + " v.digest AS digest, v.received_at AS received FROM"
                        + " exchange_centre.shared_version v WHERE v.province = :province AND"
                        + " v.record_type = :type AND v.record_id = :id ORDER BY v.version_no"
                        + " DESC"),
                province,
                type,
                id)
            .unwrap(NativeQuery.class);
    query.addScalar("version", LongType.INSTANCE);
    query.addScalar("title", StringType.INSTANCE);
    query.addScalar("batch", LongType.INSTANCE);
    query.addScalar("digest", StringType.INSTANCE);
    query.addScalar("received", InstantType.INSTANCE);
    List<RecordDesk.Version> versions = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] r = (Object[]) row;
      versions.add(
          new RecordDesk.Version(
              (Long) r[0], (String) r[1], (Long) r[2], (String) r[3], (Instant) r[4]));
    }
    return versions;
  }

  private static Query of(Query query, String province, String type, String id) {
    return query
        .setParameter("province", province)
        .setParameter("type", type)
        .setParameter("id", id);
  }
}
