package vn.ctdp.gateway.internal;

import java.util.List;
import java.util.Locale;

/** Which of the platform's two languages a client reads. */
final class Languages {

  static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private static final List<Locale> KNOWN = List.of(VIETNAMESE, Locale.ENGLISH);
  private static final int LONGEST_HEADER = 256;

  private Languages() {}

  /** The language to answer in: Vietnamese unless the header prefers English. */
  static Locale of(String acceptLanguage) {
    if (acceptLanguage == null
        || acceptLanguage.isBlank()
        || acceptLanguage.length() > LONGEST_HEADER) {
      return VIETNAMESE;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
      return best == null ? VIETNAMESE : best;
    } catch (IllegalArgumentException unreadable) {
      return VIETNAMESE;
    }
  }
}
