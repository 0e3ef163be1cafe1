package vn.ctdp.exchange.centre.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.BinaryType;

/**
 * The table of contents of accepted reports. Its columns are BLOB on Derby and BYTEA on PostgreSQL,
 * which no entity can say for both.
 */
final class Contents {

  private Contents() {}

  /** The year by which PostgreSQL parts the table. */
  static int year(String periodCode) {
    return Integer.parseInt(periodCode.substring(0, 4));
  }

  /**
   * Writes a report's content, in one statement.
   *
   * @param cells packed
   * @param document as it came
   * @param receipt the signed receipt; empty when not signed
   */
  static void insert(
      EntityManager em,
      String submissionId,
      int year,
      byte[] cells,
      byte[] document,
      byte[] receipt) {
    em.createNativeQuery(
            "INSERT INTO exchange_centre.submission_content"
                + " (submission_id, content_year, cells, document, receipt)"
                + " VALUES (:id, :year, :cells, :document, :receipt)")
        .setParameter("id", submissionId)
        .setParameter("year", year)
        .setParameter("cells", cells)
        .setParameter("document", Bytes.deflate(document))
        .setParameter("receipt", Bytes.deflate(receipt))
        .executeUpdate();
  }

  /** The packed figures of the latest revisions, by submission. */
  static Map<String, byte[]> latest(EntityManager em, String formId, String periodCode) {
    NativeQuery<?> query =
        em.createNativeQuery(
                "SELECT c.submission_id AS id, c.cells AS cells"
                    + " FROM exchange_centre.current_submission l"
                    + " JOIN exchange_centre.submission_content c"
                    + " ON c.submission_id = l.submission_id"
                    + " WHERE l.form_id = :form AND l.period_code = :period"
                    + " AND c.content_year = :year")
            .setParameter("form", formId)
            .setParameter("period", periodCode)
            .setParameter("year", year(periodCode))
            .unwrap(NativeQuery.class);
    query.addScalar("id");
    query.addScalar("cells", BinaryType.INSTANCE);
    Map<String, byte[]> blocks = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      blocks.put((String) columns[0], (byte[]) columns[1]);
    }
    return blocks;
  }

  /** The document as it came. */
  static Optional<byte[]> document(EntityManager em, String submissionId, String periodCode) {
    return content(em, "document", submissionId, periodCode);
  }

  /** The signed receipt; present but empty when the report is there and was not signed for. */
  static Optional<byte[]> receipt(EntityManager em, String submissionId, String periodCode) {
    return content(em, "receipt", submissionId, periodCode);
  }

  private static Optional<byte[]> content(
      EntityManager em, String column, String submissionId, String periodCode) {
    // The column's name comes from this class alone.
    return read(
        em.createNativeQuery(
                "SELECT c."
                    + column
                    + " AS content FROM exchange_centre.submission_content c"
                    + " WHERE c.content_year = :year AND c.submission_id = :id")
            .setParameter("year", year(periodCode))
            .setParameter("id", submissionId));
  }

  /** Writes what was said about a report that used its number up. */
  static void insertRefusal(EntityManager em, String ledgerId, byte[] refusal, byte[] document) {
    em.createNativeQuery(
            "INSERT INTO exchange_centre.refusal_content (ledger_id, refusal, document)"
                + " VALUES (:id, :refusal, :document)")
        .setParameter("id", ledgerId)
        .setParameter("refusal", Bytes.deflate(refusal))
        .setParameter("document", Bytes.deflate(document))
        .executeUpdate();
  }

  /** The refusal as it was said. */
  static Optional<byte[]> refusal(EntityManager em, String ledgerId) {
    return read(
        em.createNativeQuery(
                "SELECT r.refusal AS content FROM exchange_centre.refusal_content r"
                    + " WHERE r.ledger_id = :id")
            .setParameter("id", ledgerId));
  }

  private static Optional<byte[]> read(Query content) {
    NativeQuery<?> query = content.unwrap(NativeQuery.class);
    query.addScalar("content", BinaryType.INSTANCE);
    List<?> rows = query.getResultList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(Bytes.inflate((byte[]) rows.get(0)));
  }
}
