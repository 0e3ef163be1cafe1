package vn.ctdp.exchange.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.territory.UnitRef;

/**
 * The public keys that this instance knows: at the centre its own and every province's, at a
 * province its own and the centre's. What a valid signature means is said in the {@linkplain
 * vn.ctdp.exchange.trust package description}. Thread-safe; what is decided on one node holds on
 * the others at once.
 */
@ProviderType
public interface TrustedKeys {

  /**
   * Verifies a message that arrives now: the key must be current, or replaced and not yet past its
   * end. At a province an unknown key makes it ask the centre for new keys first (a few seconds at
   * most), since the centre may have changed its own.
   *
   * @param type type that the message must have; one signed as something else is refused
   * @param canonicalContent RFC 8785 bytes of the content as received
   * @param signature detached JWS; longer ones than 1,000 characters are refused unread
   * @throws vn.ctdp.core.error.CtdpException with the {@link TrustError} that says why not
   */
  Verification verify(String type, byte[] canonicalContent, String signature);

  /**
   * Verifies a message of the past: whether the key was good at that moment, whatever has become of
   * it since.
   *
   * @param at when the message was signed or received, from a source that can be trusted
   * @throws vn.ctdp.core.error.CtdpException with the {@link TrustError} that says why not
   */
  Verification verifyAt(String type, byte[] canonicalContent, String signature, Instant at);

  /** A key by its id, whatever its state. */
  Optional<KeyInfo> find(String keyId);

  /** All keys of an owner, newest first; empty for the centre's. */
  List<KeyInfo> of(Optional<UnitRef> owner);

  /**
   * The centre's keys and those of one province, or of all provinces, as a JSON Web Key Set (RFC
   * 7517) for verifying without this instance. Besides the members of the standard each key has
   * {@code use} = {@code sig}, {@code alg}, {@code kid}, {@code nbf} and {@code exp} (seconds since
   * 1970), {@code owner} ({@code centre} or {@code 34:68}), and where they apply {@code
   * replaced_at}, {@code revoked_at}, {@code predecessor} and {@code endorsement}: the signature of
   * the key that it followed. Keys never approved are left out. Nothing in it is secret.
   *
   * @param province the province; empty for all
   */
  String jwks(Optional<UnitRef> province);
}
