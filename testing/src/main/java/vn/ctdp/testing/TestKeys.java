package vn.ctdp.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * Keys of everybody without cryptography: a signature is the digest of who signs what as which
 * type. The real ones are tested where they are.
 */
public final class TestKeys implements TrustedKeys {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private static String text(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String owner, String type, byte[] content) {
    return text(owner + "|" + type)
        + ".."
        + sha256((owner + type + sha256(content)).getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Signs for somebody; empty is the centre. */
  public Signer signer(Optional<UnitRef> owner) {
    String name = owner.map(UnitRef::toString).orElse("centre");
    return new Signer() {
      @Override
      public Optional<KeyInfo> current() {
        return Optional.of(
            new KeyInfo(
                name, owner, KeyState.CURRENT, "{}", LONG_AGO, LONG_AGO, null, null, null, ""));
      }

      @Override
      public String sign(String type, byte[] canonicalContent) {
        return signature(name, type, canonicalContent);
      }
    };
  }

  @Override
  public Verification verify(String type, byte[] canonicalContent, String signature) {
    String header =
        new String(
            Base64.getUrlDecoder().decode(signature.substring(0, signature.indexOf('.'))),
            StandardCharsets.UTF_8);
    String owner = header.substring(0, header.indexOf('|'));
    String signed = header.substring(header.indexOf('|') + 1);
    if (!signed.equals(type)) {
      throw new CtdpException(TrustError.TYPE_WRONG, signed, type);
    }
    if (!signature(owner, type, canonicalContent).equals(signature)) {
      throw new CtdpException(TrustError.SIGNATURE_WRONG);
    }
    return new Verification(
        owner,
        owner.equals("centre") ? Optional.empty() : Optional.of(UnitRef.parse(owner)),
        type,
        KeyState.CURRENT);
  }

  @Override
  public Verification verifyAt(String type, byte[] canonicalContent, String signature, Instant at) {
    return verify(type, canonicalContent, signature);
  }

  @Override
  public Optional<KeyInfo> find(String keyId) {
    return Optional.empty();
  }

  @Override
  public List<KeyInfo> of(Optional<UnitRef> owner) {
    return List.of();
  }

  @Override
  public String jwks(Optional<UnitRef> province) {
    return "{\"keys\":[]}";
  }
}
