package vn.ctdp.exchange.deadline;

import java.time.Instant;
import java.time.LocalDate;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.stream.Audience;

/**
 * A decision that moves the last day of a report. Of several for the same report the last one
 * counts.
 *
 * @param id identity
 * @param formId form
 * @param period period
 * @param audience provinces that have more time
 * @param number number of the decision, for instance {@code 123/QĐ-CTĐP}
 * @param date date of the decision
 * @param reason why
 * @param newDay the new last day, inclusive
 * @param decidedBy who entered it
 * @param decidedAt when
 * @param item number in the centre's stream
 */
public record Extension(
    String id,
    String formId,
    Period period,
    Audience audience,
    String number,
    LocalDate date,
    String reason,
    LocalDate newDay,
    String decidedBy,
    Instant decidedAt,
    long item) {}
