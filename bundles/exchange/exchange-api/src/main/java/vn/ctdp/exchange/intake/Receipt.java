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
 * @param sequence the sender's 1, 2, 3 … at this centre, without gaps
 * @param receivedAt when it was stored; a repeated delivery gets the first time
 */
public record Receipt(
    String id,
    UnitRef province,
    FormKey form,
    Period period,
    int revision,
    String digest,
    long sequence,
    Instant receivedAt) {}
