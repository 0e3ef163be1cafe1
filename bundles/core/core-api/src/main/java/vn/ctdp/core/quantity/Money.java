package vn.ctdp.core.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in whole Vietnamese đồng. Reports print triệu (10^6) or tỷ (10^9) đồng; the
 * platform never stores those.
 *
 * @param vnd whole đồng; may be negative for differences
 */
public record Money(long vnd) implements Comparable<Money> {

  /** Nothing. */
  public static final Money ZERO = new Money(0);

  /** Exact sum; throws {@link ArithmeticException} beyond the range of long. */
  public Money plus(Money other) {
    return new Money(Math.addExact(vnd, other.vnd));
  }

  /** Exact difference; throws {@link ArithmeticException} beyond the range of long. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(vnd, other.vnd));
  }

  /** The amount in tỷ đồng (10^9), exact. */
  public BigDecimal inTy() {
    return BigDecimal.valueOf(vnd, 9);
  }

  /** The amount in triệu đồng (10^6), exact. */
  public BigDecimal inTrieu() {
    return BigDecimal.valueOf(vnd, 6);
  }

  /**
   * From tỷ đồng (10^9).
   *
   * @throws ArithmeticException when the figure is not a whole number of đồng or out of range
   */
  public static Money ofTy(BigDecimal ty) {
    return new Money(ty.movePointRight(9).setScale(0, RoundingMode.UNNECESSARY).longValueExact());
  }

  /**
   * From triệu đồng (10^6).
   *
   * @throws ArithmeticException when the figure is not a whole number of đồng or out of range
   */
  public static Money ofTrieu(BigDecimal trieu) {
    return new Money(
        trieu.movePointRight(6).setScale(0, RoundingMode.UNNECESSARY).longValueExact());
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(vnd, other.vnd);
  }
}
