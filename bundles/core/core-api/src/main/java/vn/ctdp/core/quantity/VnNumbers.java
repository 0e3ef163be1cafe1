package vn.ctdp.core.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as Vietnamese offices write them: point between thousands, comma before decimals
 * (1.234,56). Thread-safe.
 */
public final class VnNumbers {

  private static final Pattern VI = Pattern.compile("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?");

  private VnNumbers() {}

  /** Prints with exactly the given decimals, half up, for instance {@code 1.234,56}. */
  public static String format(BigDecimal value, int decimals) {
    return formatter(decimals, decimals).format(value);
  }

  /** Prints without trailing zeros, with at most the given decimals. */
  public static String formatTrimmed(BigDecimal value, int maxDecimals) {
    return formatter(0, maxDecimals).format(value);
  }

  private static DecimalFormat formatter(int min, int max) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setDecimalSeparator(',');
    symbols.setGroupingSeparator('.');
    symbols.setMinusSign('-');
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(min);
    format.setMaximumFractionDigits(max);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }

  /**
   * Reads a number written the Vietnamese way. {@code 20.5} is refused rather than guessed: with a
   * point before fewer than three digits it is not a Vietnamese number, and reading it as 205 or as
   * 20,5 would both be guesses.
   *
   * @return empty when the text is not such a number
   */
  public static Optional<BigDecimal> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String t = text.replaceAll("[\\s\\u00a0\\u202f]", "");
    if (!VI.matcher(t).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(t.replace(".", "").replace(',', '.')));
  }
}
