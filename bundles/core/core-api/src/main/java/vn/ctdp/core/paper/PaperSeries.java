package vn.ctdp.core.paper;

/**
 * A sequence of numbers: of an office, a kind of document and a year.
 *
 * @param office symbol of the office
 * @param documentType abbreviation of the kind of document
 * @param year year
 * @param last last number used; 0 when none
 * @param next the next number as it would be written
 * @param pattern how numbers are written, see {@link PaperNumbers#DEFAULT_PATTERN}
 */
public record PaperSeries(
    String office, String documentType, int year, int last, String next, String pattern) {}
