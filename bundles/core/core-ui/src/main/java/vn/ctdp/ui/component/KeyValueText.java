package vn.ctdp.ui.component;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys and values as one line of text, in the form of a query string. */
final class KeyValueText {

  private KeyValueText() {}

  static String encode(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> code(e.getKey()) + "=" + code(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> decode(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.strip().split("&")) {
      int eq = pair.indexOf('=');
      if (eq > 0) {
        values.put(
            URLDecoder.decode(pair.substring(0, eq), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(eq + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private static String code(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
