package vn.ctdp.core.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A land area in hectares, exact, with four decimals (one decimal of the fourth place is 1 m²).
 *
 * @param ha hectares; scale is always 4
 */
public record Area(BigDecimal ha) implements Comparable<Area> {

  /** Decimals kept: 0.0001 ha = 1 m². */
  public static final int SCALE = 4;

  /** No area. */
  public static final Area ZERO = new Area(BigDecimal.ZERO);

  /**
   * @throws ArithmeticException when more than four decimals carry a value
   */
  public Area {
    Objects.requireNonNull(ha, "ha");
    ha = ha.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  /** From a decimal with a point, for instance {@code "89.61"}. */
  public static Area of(String hectares) {
    return new Area(new BigDecimal(hectares));
  }

  /** Exact sum. */
  public Area plus(Area other) {
    return new Area(ha.add(other.ha));
  }

  /** Exact difference. */
  public Area minus(Area other) {
    return new Area(ha.subtract(other.ha));
  }

  @Override
  public int compareTo(Area other) {
    return ha.compareTo(other.ha);
  }
}
