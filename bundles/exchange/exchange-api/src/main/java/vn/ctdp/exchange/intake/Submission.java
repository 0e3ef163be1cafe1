package vn.ctdp.exchange.intake;

import java.time.Instant;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;

/**
 * A line of the ledger: something that was received or refused.
 *
 * @param id identity in the ledger
 * @param province sender; null when it could not be told
 * @param form form; null when it could not be told
 * @param period period; null when it could not be told
 * @param revision revision; 0 when it could not be told
 * @param accepted stored, or refused
 * @param problem why it was refused; empty otherwise
 * @param digest SHA-256 of what came
 * @param sequence the sender's sequence; 0 when refused
 * @param receivedAt when
 * @param sender sign-in name of the machine account
 * @param signed whether the sender had signed it
 */
public record Submission(
    String id,
    UnitRef province,
    FormKey form,
    Period period,
    int revision,
    boolean accepted,
    String problem,
    String digest,
    long sequence,
    Instant receivedAt,
    String sender,
    boolean signed) {}
