package vn.ctdp.extension.report;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;

/**
 * A running project in the sheet of a month.
 *
 * @param project the project
 * @param code its code
 * @param name its name
 * @param level national or local
 * @param year plan year
 * @param province where it is carried out
 * @param unitName implementing unit
 * @param phase where it stands today
 * @param start first day
 * @param end last day
 * @param support promotion money, đồng
 * @param cost whole estimate, đồng
 * @param report the month's report; null while there is none
 * @param previous the latest report of an earlier month; null without one
 */
public record MonthRow(
    UUID project,
    String code,
    String name,
    FundLevel level,
    int year,
    UnitRef province,
    String unitName,
    Phase phase,
    LocalDate start,
    LocalDate end,
    long support,
    long cost,
    MonthReport report,
    MonthReport previous) {}
