package vn.ctdp.exchange.intake;

import java.time.Instant;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;

/**
 * The centre's word that it holds a report.
 *
 * @param id identity of the receipt
 * @param province the sender
 * @param form form version
 * @param period period
 * @param revision revision
 * @param digest SHA-256 of the canonical envelope, lower-case hex
 * @param sequence the sender's own number of the message, 1, 2, 3 …; 0 when it had none
 * @param ledgerNumber number among the province's accepted reports at this centre, 1, 2, 3 …,
 *     without gaps
 * @param receivedAt when it was stored; a repeated delivery gets the first time
 * @param document the signed receipt (schema {@code ctdp-signed-1}, type {@code ctdp-receipt}) as
 *     JSON text, with the row totals of what is stored; empty when the centre had no key then
 */
public record Receipt(
    String id,
    UnitRef province,
    FormKey form,
    Period period,
    int revision,
    String digest,
    long sequence,
    long ledgerNumber,
    Instant receivedAt,
    String document) {

  /** A receipt that nobody signed, of a report without a number of its sender's. */
  public Receipt(
      String id,
      UnitRef province,
      FormKey form,
      Period period,
      int revision,
      String digest,
      long ledgerNumber,
      Instant receivedAt) {
    this(id, province, form, period, revision, digest, 0, ledgerNumber, receivedAt, "");
  }

  /** The same with its signed form. */
  public Receipt withDocument(String signed) {
    return new Receipt(
        id, province, form, period, revision, digest, sequence, ledgerNumber, receivedAt, signed);
  }
}
