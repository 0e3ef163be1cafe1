package vn.ctdp.exchange.keys.internal;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An enrolment code: 40 characters of Crockford's base 32 in 8 groups of 5. It holds an id (20
 * bits), a secret (80 bits), the beginning of the centre's key id (80 bits) and a check against
 * slips of the pen (20 bits).
 *
 * @param id by which the centre finds it
 * @param secret what has to be guessed
 * @param centre beginning of the thumbprint of the centre's key
 */
record Code(String id, String secret, String centre) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int ID = 4;
  private static final int SECRET = 16;
  private static final int CENTRE = 16;
  private static final int CHECK = 4;
  private static final int ALL = ID + SECRET + CENTRE + CHECK;

  /** A new code for the key of this id. */
  static Code make(SecureRandom random, String centreKeyId) {
    return new Code(letters(random, ID), letters(random, SECRET), beginning(centreKeyId));
  }

  private static String letters(SecureRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** Reads what somebody typed; empty when it cannot be right. */
  static Optional<Code> parse(String typed) {
    if (typed == null || typed.length() > 200) {
      return Optional.empty();
    }
    String text =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\u00a0.\\u2010-\\u2015-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (text.length() != ALL || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
      return Optional.empty();
    }
    String body = text.substring(0, ALL - CHECK);
    return check(body).equals(text.substring(ALL - CHECK))
        ? Optional.of(
            new Code(
                body.substring(0, ID),
                body.substring(ID, ID + SECRET),
                body.substring(ID + SECRET)))
        : Optional.empty();
  }

  /** For people to hand over. */
  String text() {
    String body = id + secret + centre;
    return (body + check(body)).replaceAll("(.{5})(?=.)", "$1-");
  }

  /** Whether a key is the one that the code names. */
  boolean names(String keyId) {
    return beginning(keyId).equals(centre);
  }

  /** What is stored of the secret. */
  static String hash(String id, String secret) {
    return HexFormat.of().formatHex(sha256("ctdp-enrolment-code " + id + " " + secret));
  }

  /** Compares in equal time. */
  static boolean matches(String hash, String id, String secret) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII),
        hash(id, secret).getBytes(StandardCharsets.US_ASCII));
  }

  private static String beginning(String keyId) {
    return base32(new Base64URL(keyId).decode(), CENTRE);
  }

  private static String check(String body) {
    return base32(sha256(body), CHECK);
  }

  private static String base32(byte[] bytes, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int value = 0;
      for (int bit = i * 5; bit < i * 5 + 5; bit++) {
        value = value << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
      }
      text.append(ALPHABET.charAt(value));
    }
    return text.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Code[" + id + "]";
  }
}
