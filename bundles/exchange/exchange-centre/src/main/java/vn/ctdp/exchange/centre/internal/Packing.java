package vn.ctdp.exchange.centre.internal;

import java.util.List;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.InvalidDocumentException;

/**
 * Packs what was stored before there were packed contents, out of the documents as they came, then
 * drops the old tables. One report in a transaction: it may be interrupted at any point and goes on
 * at the next start; two nodes may do it at once. Whoever reads or writes reports waits for it.
 */
@Component(service = Packing.class)
public final class Packing {

  private static final Logger LOG = LoggerFactory.getLogger(Packing.class);
  private static final int BATCH = 200;
  private static final int ANY = 1_000_000;
  private static final List<String> OLD = List.of("cell_origin", "submitted_cell", "envelope_part");

  private final JpaTemplate jpa;

  @Activate
  public Packing(@Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa) {
    this.jpa = jpa;
    if (jpa.txExpr(TransactionType.Required, Packing::done)) {
      return;
    }
    int packed = 0;
    for (List<?> next = next(); !next.isEmpty(); next = next()) {
      for (Object id : next) {
        jpa.tx(TransactionType.Required, em -> pack(em, (String) id));
        packed++;
      }
    }
    jpa.tx(TransactionType.Required, Packing::drop);
    if (packed > 0) {
      LOG.info("{} stored reports were packed", packed);
    }
  }

  private static boolean done(EntityManager em) {
    return Boolean.TRUE.equals(
        em.createNativeQuery("SELECT p.done FROM exchange_centre.packing p WHERE p.id = 1")
            .getSingleResult());
  }

  /** Updating the row locks it on either database until the transaction ends. */
  private static void lock(EntityManager em) {
    em.createNativeQuery("UPDATE exchange_centre.packing SET done = done WHERE id = 1")
        .executeUpdate();
  }

  private List<?> next() {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em.createNativeQuery(
                    "SELECT s.id FROM exchange_centre.submission s WHERE NOT EXISTS"
                        + " (SELECT 1 FROM exchange_centre.submission_content c"
                        + " WHERE c.submission_id = s.id)")
                .setMaxResults(BATCH)
                .getResultList());
  }

  private static void pack(EntityManager em, String id) {
    lock(em);
    if (done(em) || packed(em, id)) {
      return;
    }
    List<?> parts =
        em.createNativeQuery(
                "SELECT p.content FROM exchange_centre.envelope_part p WHERE p.submission_id = :id"
                    + " ORDER BY p.part_no")
            .setParameter("id", id)
            .getResultList();
    byte[] document = Bytes.join(parts.stream().map(byte[].class::cast).toList());
    Envelope envelope;
    try {
      envelope = EnvelopeCodec.read(document, ANY, ANY);
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("The stored report " + id + " cannot be read", e);
    }
    Contents.insert(
        em,
        id,
        Contents.year(envelope.period().code()),
        PackedCells.pack(envelope.cells()),
        document,
        new byte[0]);
  }

  private static boolean packed(EntityManager em, String id) {
    return !em.createNativeQuery(
            "SELECT c.content_year FROM exchange_centre.submission_content c"
                + " WHERE c.submission_id = :id")
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  private static void drop(EntityManager em) {
    lock(em);
    if (done(em)) {
      return;
    }
    for (String table : OLD) {
      em.createNativeQuery("DROP TABLE exchange_centre." + table).executeUpdate();
    }
    em.createNativeQuery("UPDATE exchange_centre.packing SET done = TRUE WHERE id = 1")
        .executeUpdate();
  }
}
