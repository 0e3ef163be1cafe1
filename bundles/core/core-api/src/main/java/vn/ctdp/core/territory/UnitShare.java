package vn.ctdp.core.territory;

import java.math.BigDecimal;

/**
 * How much of a unit went into another one.
 *
 * @param unit the unit in the division asked for
 * @param share above 0, at most 1; 1 when the whole unit went there
 */
public record UnitShare(UnitRef unit, BigDecimal share) {}
