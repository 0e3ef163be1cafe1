package vn.ctdp.exchange.documents.internal;

/** Text in XML. */
final class Xml {

  private Xml() {}

  /** The text escaped, without characters that XML 1.0 does not know. */
  static String text(String text) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                default -> {
                  if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n') {
                    result.appendCodePoint(c);
                  }
                }
              }
            });
    return result.toString();
  }
}
