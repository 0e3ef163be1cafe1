package vn.ctdp.exchange.province.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.persistence.EntityManager;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.BinaryType;
import org.hibernate.type.BooleanType;
import org.hibernate.type.StringType;

/**
 * What was sent and what the centre said to it. The columns are BLOB on Derby and BYTEA on
 * PostgreSQL, which no entity can say for both.
 */
final class Answers {

  private Answers() {}

  /**
   * A message with its answer.
   *
   * @param document as it was sent
   * @param answer the signed receipt or refusal
   */
  record Answered(byte[] document, byte[] answer) {}

  static void insert(
      EntityManager em,
      ReportEntity r,
      boolean accepted,
      Instant at,
      byte[] document,
      byte[] answer) {
    em.createNativeQuery(
            "INSERT INTO exchange_province.message_answer (message_id, message_no, report_id,"
                + " digest, accepted, answered_at, document, answer)"
                + " VALUES (:id, :number, :report, :digest, :accepted, :at, :document, :answer)")
        .setParameter("id", r.messageId)
        .setParameter("number", r.messageNo)
        .setParameter("report", r.id)
        .setParameter("digest", r.digest)
        .setParameter("accepted", accepted)
        .setParameter("at", Timestamp.from(at))
        .setParameter("document", deflate(document))
        .setParameter("answer", deflate(answer))
        .executeUpdate();
  }

  /** The message of a report that the centre took, with its receipt. */
  static Optional<Answered> accepted(EntityManager em, String reportId) {
    NativeQuery<?> query =
        em.createNativeQuery(
                "SELECT m.document AS document, m.answer AS answer"
                    + " FROM exchange_province.message_answer m"
                    + " WHERE m.report_id = :report AND m.accepted = TRUE")
            .setParameter("report", reportId)
            .unwrap(NativeQuery.class);
    query.addScalar("document", BinaryType.INSTANCE);
    query.addScalar("answer", BinaryType.INSTANCE);
    List<?> rows = query.getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = (Object[]) rows.get(0);
    return Optional.of(new Answered(inflate((byte[]) row[0]), inflate((byte[]) row[1])));
  }

  /**
   * A message that was answered.
   *
   * @param id its id
   * @param number the province's number
   * @param digest SHA-256 of its content
   * @param accepted whether the centre took it
   * @param document as it was sent
   */
  record Kept(String id, long number, String digest, boolean accepted, byte[] document) {}

  /** The message of a number; one that was accepted goes before others. */
  static Optional<Kept> kept(EntityManager em, long number) {
    NativeQuery<?> query =
        em.createNativeQuery(
                "SELECT m.message_id AS id, m.digest AS digest, m.accepted AS accepted,"
                    + " m.document AS document FROM exchange_province.message_answer m"
                    + " WHERE m.message_no = :number ORDER BY m.accepted DESC, m.answered_at DESC")
            .setParameter("number", number)
            .unwrap(NativeQuery.class);
    query.addScalar("id", StringType.INSTANCE);
    query.addScalar("digest", StringType.INSTANCE);
    query.addScalar("accepted", BooleanType.INSTANCE);
    query.addScalar("document", BinaryType.INSTANCE);
    return query.getResultList().stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(
            row ->
                new Kept(
                    (String) row[0],
                    number,
                    (String) row[1],
                    (Boolean) row[2],
                    inflate((byte[]) row[3])));
  }

  /** The message with the highest number. */
  static Optional<Kept> last(EntityManager em) {
    Number last =
        (Number)
            em.createNativeQuery(
                    "SELECT MAX(m.message_no) FROM exchange_province.message_answer m"
                        + " WHERE m.message_no > 0")
                .getSingleResult();
    return last == null ? Optional.empty() : kept(em, last.longValue());
  }

  /** What the centre said the second time; the same answer once more changes nothing. */
  static void insertAgain(
      EntityManager em, Kept kept, String id, Instant at, boolean accepted, byte[] answer) {
    Number known =
        (Number)
            em.createNativeQuery(
                    "SELECT COUNT(*) FROM exchange_province.answer_again a WHERE a.id = :id")
                .setParameter("id", id)
                .getSingleResult();
    if (known.longValue() > 0) {
      return;
    }
    em.createNativeQuery(
            "INSERT INTO exchange_province.answer_again (id, message_no, message_id, accepted,"
                + " answered_at, answer) VALUES (:id, :number, :message, :accepted, :at, :answer)")
        .setParameter("id", id)
        .setParameter("number", kept.number())
        .setParameter("message", kept.id())
        .setParameter("accepted", accepted)
        .setParameter("at", Timestamp.from(at))
        .setParameter("answer", deflate(answer))
        .executeUpdate();
  }

  static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  static byte[] inflate(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
