package vn.ctdp.core.calendar;

import java.time.LocalDate;

/**
 * A deadline computed for one case.
 *
 * @param ruleId id in the deadlines table, for instance {@code CCN-04}
 * @param lastDay last day on which the act is in time
 * @param daysLeft calendar days from today to that day; negative when overdue
 * @param workingDaysLeft working days likewise
 * @param legalText the clause
 */
public record Deadline(
    String ruleId, LocalDate lastDay, long daysLeft, long workingDaysLeft, String legalText) {}
