package vn.ctdp.core.territory;

import java.util.Objects;

/**
 * Identity of an administrative unit: code and vintage together.
 *
 * @param code official code, two digits for a province, five for a commune
 * @param vintage the division in which the code has its meaning
 */
public record UnitRef(String code, Vintage vintage) {

  public UnitRef {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(vintage, "vintage");
  }

  /** Text form {@code 34:68}, for storage and links. */
  @Override
  public String toString() {
    return vintage.code() + ":" + code;
  }

  /**
   * Reads the text form {@code 34:68}.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static UnitRef parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a unit is vintage:code, for instance 34:68, was " + text);
    }
    return new UnitRef(text.substring(colon + 1), Vintage.ofCode(text.substring(0, colon)));
  }
}
