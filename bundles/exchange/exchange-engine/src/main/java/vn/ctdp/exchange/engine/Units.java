package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.util.Optional;
import vn.ctdp.core.text.Localized;

/** What a figure in a unit may look like; the table in {@code docs/forms.md}. */
public final class Units {

  /** Integer digits that are stored. */
  public static final int MAX_DIGITS = 22;

  /** Decimals that are stored. */
  public static final int SCALE = 6;

  private Units() {}

  /**
   * Decimals that a figure in this unit may have.
   *
   * @return 0 to {@link #SCALE}
   */
  public static int decimals(String unit) {
    return switch (unit) {
      case "ha" -> 4;
      case "m2" -> 2;
      case "%" -> SCALE;
      default -> 0;
    };
  }

  /**
   * What is wrong with a figure.
   *
   * @param value not null
   * @return a sentence; empty when nothing is wrong
   */
  public static Optional<Localized> problem(String unit, BigDecimal value) {
    BigDecimal v = normal(value);
    if (v.precision() - v.scale() > MAX_DIGITS) {
      return Optional.of(
          new Localized(
              "Số quá lớn: nhiều hơn " + MAX_DIGITS + " chữ số.",
              "The number is too large: more than " + MAX_DIGITS + " digits."));
    }
    if (v.signum() < 0) {
      return Optional.of(new Localized("Số không được âm.", "The number may not be negative."));
    }
    int allowed = decimals(unit);
    if (v.scale() > allowed) {
      return Optional.of(
          allowed == 0
              ? new Localized("Phải là số nguyên.", "It must be a whole number.")
              : new Localized(
                  "Nhiều nhất " + allowed + " chữ số thập phân.",
                  "At most " + allowed + " decimals."));
    }
    if (unit.equals("flag") && v.compareTo(BigDecimal.ONE) > 0) {
      return Optional.of(
          new Localized("Chỉ nhận 1 (có) hoặc 0 (không).", "Only 1 (yes) or 0 (no)."));
    }
    return Optional.empty();
  }

  /** The same number without trailing zeros; zero and whole numbers have scale 0. */
  public static BigDecimal normal(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal v = value.stripTrailingZeros();
    return v.scale() < 0 ? v.setScale(0) : v;
  }

  /** The text of a figure in the exchange: plain decimal, no trailing zeros, no exponent. */
  public static String text(BigDecimal value) {
    return normal(value).toPlainString();
  }
}
