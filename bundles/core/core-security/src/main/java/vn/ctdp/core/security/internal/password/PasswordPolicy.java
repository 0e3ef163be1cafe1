package vn.ctdp.core.security.internal.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.SecuritySettings;
import vn.ctdp.core.text.VietnameseText;

/**
 * Which passwords are taken: long ones that are not guessed first. There is no rule about kinds of
 * characters and no expiry (both make passwords worse). Thread-safe.
 */
@Component(service = PasswordPolicy.class)
public final class PasswordPolicy {

  private static final String FIELD = "newPassword";
  private static final int LEAST_DISTINCT = 5;
  private static final int LEAST_OWN = 4;
  private static final int LONGEST_PIECE = 32;
  private static final String ROWS =
      "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm"
          + " qazwsxedcrfvtgbyhnujmikolp 1q2w3e4r5t6y7u8i9o0p";

  private final int minLength;
  private final Set<String> common;

  /** With the configured length. */
  @Activate
  public PasswordPolicy(@Reference SecuritySettings settings) {
    minLength = settings.values().minLength();
    common = load();
  }

  /**
   * Refuses what does not follow the policy.
   *
   * @param password the wanted password
   * @param names sign-in name, shown name and the like, which must not be in it
   * @throws CtdpException {@code SEC-422} with every reason
   */
  public void check(PasswordText password, String... names) {
    List<FieldProblem> problems = new ArrayList<>();
    if (password.length() < minLength) {
      problems.add(
          FieldProblem.error(
              FIELD,
              "SEC-PW-SHORT",
              "Cần ít nhất " + minLength + " ký tự.",
              "At least " + minLength + " characters are needed."));
    }
    if (password.length() > PasswordText.MAX_LENGTH) {
      problems.add(
          FieldProblem.error(
              FIELD,
              "SEC-PW-LONG",
              "Tối đa " + PasswordText.MAX_LENGTH + " ký tự.",
              "At most " + PasswordText.MAX_LENGTH + " characters."));
      // What is far too long is not searched for words: that takes time of the cube of its length.
      throw refusal(problems);
    }
    String plain = VietnameseText.searchKey(new String(password.chars())).replace(" ", "");
    if (plain.chars().distinct().count() < LEAST_DISTINCT) {
      problems.add(
          FieldProblem.error(
              FIELD, "SEC-PW-REPEAT", "Quá ít ký tự khác nhau.", "Too few different characters."));
    } else if (guessable(plain)) {
      problems.add(
          FieldProblem.error(
              FIELD,
              "SEC-PW-COMMON",
              "Mật khẩu này quá phổ biến hoặc dễ đoán.",
              "This password is too common or easy to guess."));
    }
    for (String name : names) {
      String key = VietnameseText.searchKey(name).replace(" ", "");
      if (key.length() >= 4 && plain.contains(key)) {
        problems.add(
            FieldProblem.error(
                FIELD,
                "SEC-PW-NAME",
                "Không được chứa tên đăng nhập hoặc họ tên.",
                "It must not contain the user name or your name."));
        break;
      }
    }
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
  }

  /**
   * What to answer when a password is not taken.
   *
   * @param problems why not
   */
  public CtdpException refusal(List<FieldProblem> problems) {
    return new CtdpException(SecurityError.PASSWORD_POLICY, problems, null, minLength);
  }

  /**
   * Whether nothing is left once common words, rows of keys, years and repetitions are taken away.
   */
  private boolean guessable(String plain) {
    // Sign for sign as long as the plain one, so that both are read side by side.
    String words = unleet(plain);
    int at = 0;
    int unknown = 0;
    while (at < plain.length()) {
      int taken = Math.max(longestCommon(plain, at), longestCommon(words, at));
      if (taken == 0) {
        taken = 1;
        if (Character.isLetterOrDigit(plain.charAt(at))) {
          unknown++;
        }
      }
      at += taken;
    }
    return unknown < LEAST_OWN;
  }

  private int longestCommon(String text, int at) {
    for (int end = Math.min(text.length(), at + LONGEST_PIECE); end >= at + 3; end--) {
      String piece = text.substring(at, end);
      if (common.contains(piece) || row(piece) || text.substring(0, at).contains(piece)) {
        return end - at;
      }
    }
    return 0;
  }

  private static boolean row(String piece) {
    return ROWS.contains(piece) || ROWS.contains(new StringBuilder(piece).reverse());
  }

  private static String unleet(String plain) {
    StringBuilder text = new StringBuilder(plain.length());
    for (char c : plain.toCharArray()) {
      switch (c) {
        case '0' -> text.append('o');
        case '1', '!' -> text.append('i');
        case '3' -> text.append('e');
        case '4', '@' -> text.append('a');
        case '5', '$' -> text.append('s');
        case '7' -> text.append('t');
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private static Set<String> load() {
    try (InputStream in = PasswordPolicy.class.getResourceAsStream("common-words.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("common-words.txt cannot be read from the bundle", e);
    }
  }
}
