package vn.ctdp.exchange.outbox;

import java.time.Instant;
import java.util.UUID;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.form.FormKey;

/**
 * An approved report that the centre has not answered yet.
 *
 * @param report identity of the report on this instance
 * @param form form version
 * @param formNumber official number of the form
 * @param period period reported on
 * @param revision 1, 2, 3 …
 * @param messageId identity of the message, a UUID; the same on every road and in every attempt
 * @param queuedAt when it was approved
 * @param attempts attempts so far
 * @param nextAttemptAt when it is tried again at the earliest; null while it waits behind another
 *     message, or for a file to be carried
 * @param lastProblem why the last attempt failed; empty before the first
 */
public record WaitingMessage(
    UUID report,
    FormKey form,
    String formNumber,
    Period period,
    int revision,
    String messageId,
    Instant queuedAt,
    int attempts,
    Instant nextAttemptAt,
    String lastProblem) {}
