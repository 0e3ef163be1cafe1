package vn.ctdp.exchange.trust;

import java.util.Objects;
import java.util.Optional;
import vn.ctdp.core.territory.UnitRef;

/**
 * A signature that holds. One that does not is a {@link vn.ctdp.core.error.CtdpException} with a
 * {@link TrustError}, so that nobody can forget to look.
 *
 * @param keyId key that signed
 * @param owner whose key it is: a province, or empty for the centre. The caller must compare it
 *     with the sender that the content names
 * @param type type of message from the protected header
 * @param state state of the key at the moment that was asked for: {@link KeyState#CURRENT} or
 *     {@link KeyState#REPLACED}
 */
public record Verification(String keyId, Optional<UnitRef> owner, String type, KeyState state) {

  public Verification {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(state, "state");
  }
}
