package vn.ctdp.core.security.internal.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A password as it is hashed: NFKC, UTF-8. "ế" typed by different input methods is one password.
 * Closing wipes the bytes; making one wipes the characters it was made from.
 */
public final class PasswordText implements AutoCloseable {

  /** Longest password that is looked at, characters. */
  public static final int MAX_LENGTH = 256;

  private final char[] chars;
  private final byte[] bytes;

  private PasswordText(char[] chars) {
    this.chars = chars;
    CharBuffer in = CharBuffer.wrap(chars);
    ByteBuffer out = StandardCharsets.UTF_8.encode(in);
    bytes = new byte[out.remaining()];
    out.get(bytes);
    Arrays.fill(out.array(), (byte) 0);
  }

  /** Takes over a password and wipes the array; null counts as empty. */
  public static PasswordText take(char[] password) {
    if (password == null) {
      return new PasswordText(new char[0]);
    }
    try {
      return new PasswordText(normalised(password));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static char[] normalised(char[] password) {
    boolean plain = true;
    for (char c : password) {
      plain &= c < 128;
    }
    if (plain) {
      return password.clone();
    }
    // The library works on strings only, which cannot be wiped; hence only where it is needed.
    return Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC).toCharArray();
  }

  /** The bytes to hash. Not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The characters. Not a copy. */
  public char[] chars() {
    return chars;
  }

  /** Length in characters as people count them. */
  public int length() {
    return Character.codePointCount(chars, 0, chars.length);
  }

  /** Position of the last blank, or -1. */
  public int lastBlank() {
    for (int i = chars.length - 1; i >= 0; i--) {
      if (chars[i] == ' ') {
        return i;
      }
    }
    return -1;
  }

  /** A part, as a password of its own; characters from start to before end. */
  public PasswordText part(int start, int end) {
    return new PasswordText(Arrays.copyOfRange(chars, start, end));
  }

  @Override
  public void close() {
    Arrays.fill(chars, '\0');
    Arrays.fill(bytes, (byte) 0);
  }
}
