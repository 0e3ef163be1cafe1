package vn.ctdp.exchange.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one way to write a JSON document (RFC 8785), and digests. Thread-safe. */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * The canonical bytes of a document that {@link StrictJson} has read.
   *
   * @throws UncheckedIOException when it is not JSON after all
   */
  public static byte[] canonical(byte[] json) {
    try {
      return new JsonCanonicalizer(json).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256, lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
