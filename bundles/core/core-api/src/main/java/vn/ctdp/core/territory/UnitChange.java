package vn.ctdp.core.territory;

import java.time.LocalDate;

/**
 * One dated fact in a unit's history.
 *
 * @param from first day of the new value; null when it held from the beginning
 * @param attribute {@code type}, {@code fullName}, {@code fairRegion}, {@code economicRegion}, …
 * @param before value before; null when there was none
 * @param after value from that day
 * @param note legal basis or remark
 */
public record UnitChange(
    LocalDate from, String attribute, String before, String after, String note) {}
