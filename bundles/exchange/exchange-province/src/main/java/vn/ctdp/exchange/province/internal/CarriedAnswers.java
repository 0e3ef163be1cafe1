package vn.ctdp.exchange.province.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CarriedFile;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.outbox.CarriedAnswer;
import vn.ctdp.exchange.outbox.CarriedAnswer.Outcome;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

/** Takes the lines of an answer file, each by itself. */
final class CarriedAnswers {

  /** Receipts with their totals are far smaller than reports. */
  static final int MAX_BYTES = 33_554_432;

  private static final Localized NOTHING = new Localized("", "");

  private final JpaTemplate jpa;
  private final Outbox outbox;
  private final Forms forms;

  CarriedAnswers(JpaTemplate jpa, Outbox outbox, Forms forms) {
    this.jpa = jpa;
    this.outbox = outbox;
    this.forms = forms;
  }

  static InvalidDocumentException tooLarge() {
    return new InvalidDocumentException(
        List.of(FieldProblem.error("", "CARRY-FILE", "Tệp quá lớn.", "The file is too large.")));
  }

  CarriedAnswer take(byte[] line) {
    try {
      if (!SignedDocument.claimed(line)) {
        return problem(CarriedFile.readProblem(line));
      }
      String document = new String(line, StandardCharsets.UTF_8);
      byte[] content = SignedDocument.read(line).content();
      if (new String(content, StandardCharsets.UTF_8)
          .contains("\"schema\":\"" + ReceiptCodec.RECEIPT + "\"")) {
        return receipt(ReceiptCodec.readReceipt(content, document).receipt());
      }
      return refusal(ReceiptCodec.readRefusal(content, document));
    } catch (InvalidDocumentException e) {
      FieldProblem first = e.problems().get(0);
      return new CarriedAnswer(
          Outcome.NOT_OURS, null, "", null, 0, new Localized(first.vi(), first.en()));
    }
  }

  private CarriedAnswer receipt(Receipt receipt) {
    Optional<ReportEntity> found = find(receipt.digest());
    if (found.isEmpty()) {
      return notOurs();
    }
    ReportEntity r = found.get();
    if (r.state != ReportState.QUEUED) {
      return answer(
          receipt.id().equals(r.receiptId) ? Outcome.KNOWN : Outcome.NOT_OURS, r, NOTHING);
    }
    try {
      outbox.carriedReceipt(r.id, receipt);
      return answer(Outcome.RECEIVED, r, NOTHING);
    } catch (TransportException e) {
      return notBelieved(r, e);
    }
  }

  private CarriedAnswer refusal(Refusal refusal) {
    Optional<ReportEntity> found = find(refusal.digest());
    if (found.isEmpty()) {
      return notOurs();
    }
    ReportEntity r = found.get();
    if (r.state != ReportState.QUEUED) {
      return answer(Outcome.KNOWN, r, refusal.sentence());
    }
    try {
      outbox.carriedRefusal(r.id, refusal);
      return answer(Outcome.REFUSED, r, refusal.sentence());
    } catch (TransportException e) {
      return notBelieved(r, e);
    }
  }

  private CarriedAnswer problem(CarriedFile.Problem problem) {
    Localized sentence = new Localized(problem.vi(), problem.en());
    Optional<ReportEntity> found = find(problem.digest());
    if (found.isEmpty()) {
      return new CarriedAnswer(Outcome.OPEN, null, "", null, 0, sentence);
    }
    outbox.carriedProblem(found.get().id, problem.vi());
    return answer(Outcome.OPEN, found.get(), sentence);
  }

  private Optional<ReportEntity> find(String digest) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select r from ReportEntity r where r.digest = :digest", ReportEntity.class)
                .setParameter("digest", digest)
                .getResultList()
                .stream()
                .findFirst());
  }

  private CarriedAnswer answer(Outcome outcome, ReportEntity r, Localized sentence) {
    return new CarriedAnswer(
        outcome,
        UUID.fromString(r.id),
        forms
            .find(new FormKey(r.formId, r.formVersion))
            .map(FormDefinition::number)
            .orElse(r.formId),
        Period.parse(r.periodCode),
        r.revision,
        sentence);
  }

  private CarriedAnswer notBelieved(ReportEntity r, TransportException e) {
    return answer(
        Outcome.NOT_OURS,
        r,
        new Localized(e.getMessage(), "The answer does not fit, or its signature does not hold."));
  }

  private static CarriedAnswer notOurs() {
    return new CarriedAnswer(
        Outcome.NOT_OURS,
        null,
        "",
        null,
        0,
        new Localized(
            "Không phải trả lời cho báo cáo nào của đơn vị này.",
            "It answers no report of this instance."));
  }
}
