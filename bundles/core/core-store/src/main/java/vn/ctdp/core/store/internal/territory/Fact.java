package vn.ctdp.core.store.internal.territory;

import java.time.LocalDate;

/**
 * A value of an attribute from a day on.
 *
 * @param from first day; null when it held from the beginning
 */
record Fact(LocalDate from, String value, String note) {}
