package vn.ctdp.exchange.centre.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.trust.Signer;

/** Receipts and refusals, signed when there is a key. */
final class Answers {

  private static final Locale VI = Locale.forLanguageTag("vi-VN");

  private Answers() {}

  /**
   * A receipt with its signed form.
   *
   * @param signer may be null while keys are not there
   * @param cells packed figures, as they are stored
   */
  static Receipt receipt(Signer signer, Receipt receipt, byte[] cells) {
    if (signer == null) {
      return receipt;
    }
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    int count =
        PackedCells.read(
            cells,
            (row, value, source) -> {
              if (value != null) {
                totals.merge(row, value, BigDecimal::add);
              }
            });
    byte[] content = ReceiptCodec.write(receipt, count, totals);
    return signed(signer, SignedDocument.RECEIPT, content)
        .map(receipt::withDocument)
        .orElse(receipt);
  }

  /** A refusal with its signed form. */
  static Refusal refusal(Signer signer, Refusal refusal) {
    if (signer == null) {
      return refusal;
    }
    return signed(signer, SignedDocument.REFUSAL, ReceiptCodec.write(refusal))
        .map(refusal::withDocument)
        .orElse(refusal);
  }

  private static Optional<String> signed(Signer signer, String type, byte[] content) {
    return signer
        .signIfAble(type, content)
        .map(s -> new String(new SignedDocument(content, s).write(), StandardCharsets.UTF_8));
  }

  /** A refusal of a report that could be read. */
  static Refusal of(CtdpException problem, LedgerEntity line, Envelope envelope, String digest) {
    return new Refusal(
        line.id,
        envelope.sender().province(),
        envelope.form(),
        envelope.period(),
        envelope.revision(),
        digest,
        envelope.sequence(),
        line.receivedAt,
        problem.errorCode().code(),
        problem.errorCode().status(),
        new Localized(problem.sentence(VI), problem.sentence(Locale.ENGLISH)),
        new Localized(problem.nextStep(VI), problem.nextStep(Locale.ENGLISH)),
        problem.problems(),
        "");
  }
}
