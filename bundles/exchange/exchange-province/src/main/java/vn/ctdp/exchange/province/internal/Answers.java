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

  private static byte[] deflate(byte[] bytes) {
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

  private static byte[] inflate(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
