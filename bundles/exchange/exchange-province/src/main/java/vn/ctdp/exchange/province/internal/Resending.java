package vn.ctdp.exchange.province.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.report.ReportTransport;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

/**
 * Sends again what the centre has answered before and does not remember, as after a restore from an
 * old backup: the kept messages, byte by byte the same content under the same numbers, signed anew
 * where the key has changed since. The first answers stay; the second ones are kept beside them.
 */
final class Resending {

  private static final Logger LOG = LoggerFactory.getLogger(Resending.class);

  private final JpaTemplate jpa;
  private final AuditLog audit;
  private final Seals seals;
  private final Clock clock;

  Resending(JpaTemplate jpa, AuditLog audit, Seals seals, Clock clock) {
    this.jpa = jpa;
    this.audit = audit;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * Sends from a number to the one before that which waits.
   *
   * @throws TransportException when one of them was not answered; what was answered stays answered
   */
  void run(Caller caller, ReportTransport road, long from, long waiting) throws TransportException {
    String note = begin(caller, from, waiting - 1);
    try {
      for (long number = from; number < waiting; number++) {
        send(note, road, number);
      }
    } catch (TransportException e) {
      jpa.tx(
          TransactionType.Required,
          em -> em.find(AskedAgainEntity.class, note).problem = cut(e.getMessage()));
      throw e;
    }
    jpa.tx(
        TransactionType.Required,
        em -> {
          AskedAgainEntity asked = em.find(AskedAgainEntity.class, note);
          asked.doneAt = now();
          asked.problem = "";
          audit.append(
              caller,
              "exchange.outbox.sent-again",
              new SubjectRef("outbox", "queue"),
              Map.of(
                  "from",
                  Long.toString(asked.firstNo),
                  "to",
                  Long.toString(asked.lastNo),
                  "different",
                  Integer.toString(asked.different)));
        });
  }

  /** Notes that the centre asks; an unfinished note goes on. */
  private String begin(Caller caller, long from, long last) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Optional<AskedAgainEntity> open =
              latest(em).filter(a -> a.doneAt == null && a.firstNo <= from);
          if (open.isPresent()) {
            open.get().lastNo = Math.max(open.get().lastNo, last);
            return open.get().id;
          }
          AskedAgainEntity asked = new AskedAgainEntity();
          asked.id = UUID.randomUUID().toString();
          asked.askedAt = now();
          asked.firstNo = from;
          asked.lastNo = last;
          em.persist(asked);
          audit.append(
              caller,
              "exchange.outbox.asked-again",
              new SubjectRef("outbox", "queue"),
              Map.of("from", Long.toString(from), "to", Long.toString(last)));
          LOG.warn(
              "The centre asks again for messages {} to {}, which it had answered: it was probably"
                  + " restored from a backup. They are sent from what is kept",
              from,
              last);
          return asked.id;
        });
  }

  /** The last time that the centre asked. */
  static Optional<AskedAgainEntity> latest(EntityManager em) {
    return em
        .createQuery(
            "select a from AskedAgainEntity a order by a.askedAt desc, a.id",
            AskedAgainEntity.class)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  private void send(String note, ReportTransport road, long number) throws TransportException {
    Answers.Kept kept =
        jpa.txExpr(TransactionType.Required, em -> Answers.kept(em, number))
            .orElseThrow(
                () ->
                    new TransportException(
                        "Trung tâm cần báo cáo số "
                            + number
                            + ", nhưng tỉnh không còn giữ báo cáo này. Liên hệ trung tâm.",
                        false,
                        null));
    String id;
    Instant at;
    boolean accepted;
    String answer;
    try {
      Receipt receipt = seals.believed(road.send(seals.again(kept.document())), true);
      if (!receipt.digest().equals(kept.digest()) || receipt.sequence() != number) {
        throw unfit();
      }
      id = receipt.id();
      at = receipt.receivedAt();
      accepted = true;
      answer = receipt.document();
    } catch (TransportException e) {
      if (!e.refused()) {
        throw e;
      }
      Refusal refusal = seals.believedRefusal(e.document(), true).orElseThrow();
      if (!refusal.digest().equals(kept.digest()) || refusal.sequence() != number) {
        throw unfit();
      }
      id = refusal.id();
      at = refusal.refusedAt();
      accepted = false;
      answer = refusal.document();
    }
    keep(note, kept, id, at.truncatedTo(ChronoUnit.MILLIS), accepted, answer);
  }

  private void keep(
      String note, Answers.Kept kept, String id, Instant at, boolean accepted, String answer) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          Answers.insertAgain(em, kept, id, at, accepted, answer.getBytes(StandardCharsets.UTF_8));
          AskedAgainEntity asked = em.find(AskedAgainEntity.class, note);
          asked.sent++;
          if (accepted != kept.accepted()) {
            asked.different++;
            LOG.error(
                "Message {} was {} when it was sent again, and {} the first time",
                kept.number(),
                accepted ? "taken" : "refused",
                kept.accepted() ? "taken" : "refused");
          }
        });
  }

  private static TransportException unfit() {
    return new TransportException(
        "Trả lời của trung tâm không khớp với báo cáo gửi lại; hệ thống sẽ gửi lại.", false, null);
  }

  /** What the notes say about the last days. */
  static List<AskedAgainEntity> since(EntityManager em, Instant day) {
    return latest(em).filter(a -> a.doneAt == null || !a.doneAt.isBefore(day)).stream().toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String cut(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 1999) + "…";
  }
}
