package vn.ctdp.exchange.trust;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import vn.ctdp.core.territory.UnitRef;

/**
 * A public key and its history. Holds nothing secret.
 *
 * @param keyId RFC 7638 thumbprint (SHA-256, base64url, 43 characters); also the {@code kid}
 * @param owner the province; empty for the centre
 * @param state what has become of it, at the moment of asking
 * @param publicJwk the public key as a JSON Web Key with nothing but its required members
 * @param createdAt when it became known here
 * @param validFrom when it was approved; null until then
 * @param validTo first moment at which it is no longer good; null until approved
 * @param replacedAt when another key followed it; null when none has
 * @param revokedAt from when on it is refused; null when it was not revoked
 * @param reason why it was revoked or refused; empty otherwise
 */
public record KeyInfo(
    String keyId,
    Optional<UnitRef> owner,
    KeyState state,
    String publicJwk,
    Instant createdAt,
    Instant validFrom,
    Instant validTo,
    Instant replacedAt,
    Instant revokedAt,
    String reason) {

  public KeyInfo {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(publicJwk, "publicJwk");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(reason, "reason");
  }

  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SHOWN = 20;

  /** The fingerprint of this key. */
  public String fingerprint() {
    return fingerprint(keyId);
  }

  /**
   * What people compare by eye or telephone: the first 100 bits of the key id in Crockford's base
   * 32, which has no small letters and none that are easily confused, in five groups of four.
   *
   * @param keyId RFC 7638 thumbprint; anything else gives an empty text
   */
  public static String fingerprint(String keyId) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(keyId);
    } catch (IllegalArgumentException e) {
      return "";
    }
    if (bytes.length < (SHOWN * 5 + 7) / 8) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SHOWN; i++) {
      int value = 0;
      for (int bit = i * 5; bit < i * 5 + 5; bit++) {
        value = value << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
      }
      text.append(i > 0 && i % 4 == 0 ? " " : "").append(LETTERS.charAt(value));
    }
    return text.toString();
  }
}
