package vn.ctdp.extension.report;

import java.time.LocalDate;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;

/**
 * What aggregates are asked about.
 *
 * @param year plan year, 2004 to 2100
 * @param cutoff day at which the records are read, inclusive
 * @param level national or local projects only; null for both
 * @param content only projects whose main content lies below this one ({@code ND1} to {@code ND9});
 *     null for all
 * @param province only this province; null for all that are stored here
 */
public record IndicatorScope(
    int year, LocalDate cutoff, FundLevel level, String content, UnitRef province) {}
