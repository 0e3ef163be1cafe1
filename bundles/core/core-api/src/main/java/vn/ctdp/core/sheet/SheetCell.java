package vn.ctdp.core.sheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A cell that holds something.
 *
 * @param column column, from 0
 * @param kind what it holds
 * @param text what it holds as text, NFC, white space folded; numbers in plain digits with a point,
 *     days as ISO days
 * @param number the number of a {@link Kind#NUMBER} or {@link Kind#DATE}, at most 15 digits as a
 *     spreadsheet keeps them; else null
 * @param day day and time of a {@link Kind#DATE}; else null
 * @param percent whether the number is shown as a percentage: 0.95 as 95 %
 * @param formula whether the content is what somebody's spreadsheet last computed, not what was
 *     typed
 */
public record SheetCell(
    int column,
    Kind kind,
    String text,
    BigDecimal number,
    LocalDateTime day,
    boolean percent,
    boolean formula) {

  /** What a cell holds. */
  public enum Kind {
    TEXT,
    NUMBER,
    /** A number shown as a day. */
    DATE,
    /** True or false: 1 or 0 as number. */
    FLAG,
    /** What a spreadsheet could not compute, for instance {@code #REF!}. */
    ERROR
  }
}
