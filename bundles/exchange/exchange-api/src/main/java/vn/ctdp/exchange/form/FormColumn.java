package vn.ctdp.exchange.form;

import vn.ctdp.core.text.Localized;

/**
 * A value column of a table with several of them.
 *
 * @param key stable key, for instance {@code kh}; the cell's key is {@code row/column}
 * @param label official heading
 * @param unit unit of the stored value; empty when each row has its own
 * @param printedUnit unit on paper; empty texts when each row has its own
 * @param kind {@link FormRow.Kind#ADDITIVE}, {@link FormRow.Kind#PLAIN} or {@link
 *     FormRow.Kind#COMPUTED}
 * @param source for a computed column an expression over columns of the same row; else empty
 * @param decimals decimals printed, 0 to 6; counts when the column has a unit
 */
public record FormColumn(
    String key,
    Localized label,
    String unit,
    Localized printedUnit,
    FormRow.Kind kind,
    String source,
    int decimals) {}
