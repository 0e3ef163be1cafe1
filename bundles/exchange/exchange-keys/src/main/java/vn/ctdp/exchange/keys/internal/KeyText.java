package vn.ctdp.exchange.keys.internal;

/** Bounds of text that came from outside. */
final class KeyText {

  private KeyText() {}

  static String limited(String text, int most) {
    return text == null ? "" : text.length() > most ? text.substring(0, most) : text;
  }

  /** An id as a log line may show it. */
  static String shortened(String text) {
    return limited(text, 12).replaceAll("[^A-Za-z0-9_-]", "?");
  }
}
