package vn.ctdp.exchange.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sees in one pass over the bytes whether a document is canonical (RFC 8785) already and within its
 * bounds, as documents of our own are on their way. It knows the plain cases only: at anything
 * else, also at what would be canonical (escapes in a text, fractions, names beyond ASCII), it says
 * no, and {@link CanonicalJson} reads the document in full. What it says yes to, {@link
 * CanonicalJson} would write as the same bytes. For one document.
 */
final class CanonicalScan {

  /** Whole numbers of so many digits are the same everywhere. */
  private static final int DIGITS = 15;

  private final byte[] json;
  private final CanonicalJson.Bounds bounds;
  private final Map<String, byte[]> members;
  private int at;
  private int depth;
  private int elements;
  private boolean beyondAscii;

  private CanonicalScan(byte[] json, CanonicalJson.Bounds bounds, Map<String, byte[]> members) {
    this.json = json;
    this.bounds = bounds;
    this.members = members;
  }

  /** Whether it is certainly canonical and within the bounds. */
  static boolean canonical(byte[] json, CanonicalJson.Bounds bounds) {
    return new CanonicalScan(json, bounds, null).document();
  }

  /** The bytes of each member of the top object; null when the document needs a full reading. */
  static Map<String, byte[]> members(byte[] json, CanonicalJson.Bounds bounds) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    return new CanonicalScan(json, bounds, members).document() ? members : null;
  }

  private boolean document() {
    return peek() == '{'
        && object()
        && at == json.length
        && (!beyondAscii || CanonicalJson.utf8(json));
  }

  /** The next byte; a negative number at the end, which no byte that matters is. */
  private int peek() {
    return at < json.length ? json[at] : -1;
  }

  private boolean is(int expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private boolean object() {
    if (!enter()) {
      return false;
    }
    boolean kept = depth == 1 && members != null;
    if (is('}')) {
      depth--;
      return true;
    }
    int count = 0;
    int before = 0;
    int beforeEnd = -1;
    do {
      int name = at + 1;
      if (++count > CanonicalJson.MAX_MEMBERS || !name()) {
        return false;
      }
      int end = at - 1;
      if (beforeEnd >= 0 && Arrays.compare(json, before, beforeEnd, json, name, end) >= 0) {
        return false;
      }
      before = name;
      beforeEnd = end;
      if (!is(':')) {
        return false;
      }
      int value = at;
      if (!value()) {
        return false;
      }
      if (kept) {
        members.put(
            new String(json, name, end - name, StandardCharsets.US_ASCII),
            Arrays.copyOfRange(json, value, at));
      }
    } while (is(','));
    depth--;
    return is('}');
  }

  private boolean array() {
    if (!enter()) {
      return false;
    }
    if (!is(']')) {
      do {
        if (!value()) {
          return false;
        }
      } while (is(','));
      if (!is(']')) {
        return false;
      }
    }
    depth--;
    return true;
  }

  /** Behind the bracket that opens. */
  private boolean enter() {
    at++;
    return ++depth <= bounds.depth() && ++elements <= bounds.elements();
  }

  private boolean value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> ++elements <= bounds.elements() && text();
      case 'n' -> word("null");
      case 't' -> word("true");
      case 'f' -> word("false");
      default -> number();
    };
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!is(word.charAt(i))) {
        return false;
      }
    }
    return ++elements <= bounds.elements();
  }

  private boolean number() {
    boolean negative = is('-');
    int first = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    int digits = at - first;
    // No sign before zero, no zero before other digits; a fraction or an exponent ends elsewhere.
    return digits > 0
        && digits <= DIGITS
        && (json[first] != '0' || digits == 1 && !negative)
        && ++elements <= bounds.elements();
  }

  /** A text has at least as many bytes as characters. */
  private boolean text() {
    int first = ++at;
    while (at < json.length) {
      byte b = json[at];
      if (b == '"') {
        int length = at - first;
        at++;
        return length <= bounds.string();
      }
      if (b < 0) {
        beyondAscii = true;
      } else if (b < ' ' || b == '\\') {
        return false;
      }
      at++;
    }
    return false;
  }

  private boolean name() {
    if (!is('"')) {
      return false;
    }
    int first = at;
    while (at < json.length) {
      byte b = json[at++];
      if (b == '"') {
        return at - 1 - first <= CanonicalJson.MAX_NAME;
      }
      if (b < ' ' || b == '\\') {
        return false;
      }
    }
    return false;
  }
}
