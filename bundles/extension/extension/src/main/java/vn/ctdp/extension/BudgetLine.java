package vn.ctdp.extension;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of a project's estimate (Mẫu 1 TT 36/2013).
 *
 * @param content content it belongs to
 * @param text what is paid for
 * @param unit unit of the quantity; may be null
 * @param quantity quantity, above 0, at most 3 decimals
 * @param price price of a unit, whole đồng
 * @param source who pays
 * @param amount quantity × price, rounded to whole đồng; always computed here, whatever is given
 * @param management whether it is a cost of management of the implementing unit, which has a
 *     ceiling; null given means it is not, and is never held
 */
public record BudgetLine(
    String content,
    String text,
    String unit,
    BigDecimal quantity,
    long price,
    FundSource source,
    Long amount,
    Boolean management) {

  public BudgetLine {
    amount = amount(quantity, price);
    management = Boolean.TRUE.equals(management);
  }

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE - 1);

  /** A line whose amount is computed. */
  public BudgetLine(
      String content,
      String text,
      String unit,
      BigDecimal quantity,
      long price,
      FundSource source) {
    this(content, text, unit, quantity, price, source, null, false);
  }

  /** Quantity × price, half a đồng rounded up; 0 without a quantity. */
  public static long amount(BigDecimal quantity, long price) {
    if (quantity == null) {
      return 0;
    }
    BigDecimal exact = quantity.multiply(BigDecimal.valueOf(price));
    // An amount out of range is refused where lines are checked, not where one is typed.
    return exact.abs().compareTo(LARGEST) > 0
        ? 0
        : exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
