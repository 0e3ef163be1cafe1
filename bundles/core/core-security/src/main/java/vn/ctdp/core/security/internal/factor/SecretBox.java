package vn.ctdp.core.security.internal.factor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.security.internal.SecretFiles;

/**
 * Seals what must not be readable in a copy of the database: AES-256-GCM for secrets that are
 * needed again, HMAC-SHA-256 for those that are only compared. The key lies in {@code
 * secrets/identity.key}, made at the first start; a backup of the database without it is useless
 * for the second factor. Thread-safe.
 */
@Component(service = SecretBox.class)
public final class SecretBox {

  /** Name of the key file. */
  static final String FILE = "identity.key";

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec sealing;
  private final SecretKeySpec comparing;

  /** Reads the key, or makes it. */
  @Activate
  public SecretBox(@Reference InstanceInfo instance) {
    byte[] master = master(instance.secretsFolder().resolve(FILE));
    sealing = new SecretKeySpec(derive(master, "seal"), "AES");
    comparing = new SecretKeySpec(derive(master, "compare"), "HmacSHA256");
    Arrays.fill(master, (byte) 0);
  }

  /**
   * Seals a secret.
   *
   * @param context what it belongs to; it opens only there
   */
  public String seal(String secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(bytes(secret));
      byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws IllegalStateException when the key or the context is another one, or the text was
   *     changed
   */
  public String open(String sealed, String context) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a sealed secret does not open: was secrets/" + FILE + " replaced?", e);
    }
  }

  /** Keyed hash of a secret that is only ever compared; 64 hexadecimal digits. */
  public String fingerprint(String secret, String context) {
    return HexFormat.of().formatHex(mac(comparing, context + "\n" + secret));
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bytes(context));
    return cipher;
  }

  private byte[] master(Path file) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    try {
      SecretFiles.writeIfAbsent(file, bytes(HexFormat.of().formatHex(fresh) + "\n"));
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length != KEY_BYTES) {
        throw new IllegalStateException(
            file + " must hold " + KEY_BYTES * 2 + " hexadecimal digits");
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can be neither read nor made", e);
    }
  }

  private static byte[] derive(byte[] master, String purpose) {
    return mac(new SecretKeySpec(master, "HmacSHA256"), "ctdp identity " + purpose);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
