package vn.ctdp.gateway.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JAX-RS path taken apart.
 *
 * @param plain the path with bare names in braces, as OpenAPI writes it
 * @param patterns regular expressions by name, where the path has one
 */
record PathTemplate(String plain, Map<String, String> patterns) {

  /** Takes a path apart; expressions may have braces of their own. */
  static PathTemplate of(String path) {
    StringBuilder plain = new StringBuilder();
    Map<String, String> patterns = new LinkedHashMap<>();
    int at = 0;
    while (at < path.length()) {
      char c = path.charAt(at);
      int end = c == '{' ? closing(path, at) : -1;
      if (end < 0) {
        plain.append(c);
        at++;
        continue;
      }
      String inside = path.substring(at + 1, end);
      int colon = inside.indexOf(':');
      String name = (colon < 0 ? inside : inside.substring(0, colon)).trim();
      if (colon >= 0) {
        patterns.put(name, inside.substring(colon + 1).trim());
      }
      plain.append('{').append(name).append('}');
      at = end + 1;
    }
    return new PathTemplate(plain.toString(), Map.copyOf(patterns));
  }

  private static int closing(String path, int open) {
    int depth = 0;
    for (int i = open; i < path.length(); i++) {
      if (path.charAt(i) == '{') {
        depth++;
      } else if (path.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
