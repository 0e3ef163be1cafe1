package vn.ctdp.exchange.deadline;

import java.time.LocalDate;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.stream.Audience;

/**
 * An extension to be decided.
 *
 * @param formId form
 * @param period period
 * @param audience provinces that get more time
 * @param number number of the decision, 1 to 60 characters
 * @param date date of the decision, not in the future
 * @param reason why, 1 to 1,000 characters
 * @param newDay the new last day: after the one of the rule
 */
public record NewExtension(
    String formId,
    Period period,
    Audience audience,
    String number,
    LocalDate date,
    String reason,
    LocalDate newDay) {}
