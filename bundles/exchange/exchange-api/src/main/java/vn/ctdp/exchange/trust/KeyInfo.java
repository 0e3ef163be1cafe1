package vn.ctdp.exchange.trust;

import java.time.Instant;
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

  /** The key id in groups of four, for people who compare it by eye or telephone. */
  public String fingerprint() {
    return keyId.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
