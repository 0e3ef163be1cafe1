package vn.ctdp.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A P-256 key that signs as the schema {@code ctdp-signed-1} says, with the JDK alone. */
public final class SigningKey {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPair pair;
  private final String keyId;

  private SigningKey(KeyPair pair) {
    this.pair = pair;
    this.keyId = thumbprint(jwk());
  }

  public static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new SigningKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 7638 thumbprint. */
  public String keyId() {
    return keyId;
  }

  /** The public key as a JSON Web Key with its required members. */
  public Map<String, Object> jwk() {
    ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
    return Map.of(
        "kty",
        "EC",
        "crv",
        "P-256",
        "x",
        coordinate(point.getAffineX()),
        "y",
        coordinate(point.getAffineY()));
  }

  private static String coordinate(BigInteger n) {
    byte[] bytes = n.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return URL.encodeToString(fixed);
  }

  private static String thumbprint(Map<String, Object> jwk) {
    try {
      return URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(Canonical.bytes(jwk)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Detached JWS (RFC 7515 appendix F), ES256. */
  public String sign(String type, byte[] canonicalContent) {
    String header =
        URL.encodeToString(Canonical.bytes(Map.of("alg", "ES256", "kid", keyId, "typ", type)));
    return header + ".." + URL.encodeToString(raw(header, canonicalContent));
  }

  /** The same with the content within: a compact JWS. */
  public String attached(String type, byte[] content) {
    String header =
        URL.encodeToString(Canonical.bytes(Map.of("alg", "ES256", "kid", keyId, "typ", type)));
    return header
        + "."
        + URL.encodeToString(content)
        + "."
        + URL.encodeToString(raw(header, content));
  }

  /**
   * Encrypts for the owner of a key: a compact JWE with ECDH-ES and A256GCM (RFC 7518, 4.6 and
   * 5.3).
   */
  public static String seal(byte[] content, JsonNode jwk) {
    try {
      SigningKey ephemeral = generate();
      String header =
          URL.encodeToString(
              Canonical.bytes(
                  Map.of(
                      "alg",
                      "ECDH-ES",
                      "enc",
                      "A256GCM",
                      "epk",
                      ephemeral.jwk(),
                      "kid",
                      thumbprint(
                          Map.of(
                              "kty",
                              "EC",
                              "crv",
                              "P-256",
                              "x",
                              jwk.get("x").asText(),
                              "y",
                              jwk.get("y").asText())))));
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(ephemeral.pair.getPrivate());
      agreement.doPhase(publicKey(jwk), true);
      // One round of the key derivation (NIST SP 800-56A, 5.8.1) gives the 256 bits.
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(number(1));
      sha256.update(agreement.generateSecret());
      sha256.update(number(7));
      sha256.update("A256GCM".getBytes(StandardCharsets.US_ASCII));
      sha256.update(number(0));
      sha256.update(number(0));
      sha256.update(number(256));
      byte[] iv = new byte[12];
      new SecureRandom().nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(sha256.digest(), "AES"),
          new GCMParameterSpec(128, iv));
      cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
      byte[] sealed = cipher.doFinal(content);
      return header
          + ".."
          + URL.encodeToString(iv)
          + "."
          + URL.encodeToString(Arrays.copyOf(sealed, sealed.length - 16))
          + "."
          + URL.encodeToString(Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] number(int n) {
    return new byte[] {(byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n};
  }

  private byte[] raw(String header, byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(input(header, content));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] input(String header, byte[] content) {
    return (header + "." + URL.encodeToString(content)).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Whether a signature holds.
   *
   * @param jwk the public key of the one who is said to have signed
   * @param type what the signature has to say of the content
   */
  public static boolean verifies(
      JsonNode jwk, String type, byte[] canonicalContent, String signature) {
    int dots = signature.indexOf("..");
    if (dots < 0) {
      return false;
    }
    String header = signature.substring(0, dots);
    try {
      JsonNode said = JSON.readTree(Base64.getUrlDecoder().decode(header));
      if (!said.path("alg").asText().equals("ES256") || !said.path("typ").asText().equals(type)) {
        return false;
      }
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(publicKey(jwk));
      verifier.update(input(header, canonicalContent));
      return verifier.verify(Base64.getUrlDecoder().decode(signature.substring(dots + 2)));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y")),
                curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger coordinate(JsonNode jwk, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.get(name).asText()));
  }
}
