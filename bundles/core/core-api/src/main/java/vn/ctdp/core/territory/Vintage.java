package vn.ctdp.core.territory;

import java.time.LocalDate;

/**
 * A division of the country. Codes are unique only within one: on 2025-07-01 seven province codes
 * changed their meaning.
 */
public enum Vintage {
  /** 63 provinces, three levels, up to and including 2025-06-30. */
  V63("63", null, LocalDate.of(2025, 6, 30)),
  /** 34 provinces, two levels, from 2025-07-01 (NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg). */
  V34("34", LocalDate.of(2025, 7, 1), null);

  private final String code;
  private final LocalDate validFrom;
  private final LocalDate validTo;

  Vintage(String code, LocalDate validFrom, LocalDate validTo) {
    this.code = code;
    this.validFrom = validFrom;
    this.validTo = validTo;
  }

  /** {@code 63} or {@code 34}, as in the reference file. */
  public String code() {
    return code;
  }

  /** First day in force; null when it is before the platform's memory. */
  public LocalDate validFrom() {
    return validFrom;
  }

  /** Last day in force, inclusive; null while in force. */
  public LocalDate validTo() {
    return validTo;
  }

  /** The division in force on a day. */
  public static Vintage on(LocalDate day) {
    return day.isAfter(V63.validTo) ? V34 : V63;
  }

  /**
   * The vintage with the code of the reference file.
   *
   * @throws IllegalArgumentException for any other code
   */
  public static Vintage ofCode(String code) {
    for (Vintage v : values()) {
      if (v.code.equals(code)) {
        return v;
      }
    }
    throw new IllegalArgumentException("vintage must be 63 or 34, was " + code);
  }
}
