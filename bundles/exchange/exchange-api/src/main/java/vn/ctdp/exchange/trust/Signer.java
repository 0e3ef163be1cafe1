package vn.ctdp.exchange.trust;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs with this instance's own key. The private key stays in the instance's PKCS#12 store and is
 * never handed out. Thread-safe.
 */
@ProviderType
public interface Signer {

  /**
   * The key that {@link #sign} would use now; empty while there is none that others accept: a
   * province that is not enrolled yet, or whose key has expired or was revoked.
   */
  Optional<KeyInfo> current();

  /**
   * Signs a message: a detached JWS (RFC 7515 appendix F) with ES256. The protected header has
   * {@code alg}, {@code kid} and {@code typ}.
   *
   * @param type type of message, for instance {@code ctdp-report}; at most 60 of a–z, 0–9, hyphen
   * @param canonicalContent RFC 8785 bytes of the content; not changed, not kept
   * @return {@code <protected header>..<signature>}, both base64url
   * @throws vn.ctdp.core.error.CtdpException {@link TrustError#NO_KEY} when {@link #current} is
   *     empty; {@link TrustError#KEY_STORE} when the store cannot be read
   */
  String sign(String type, byte[] canonicalContent);

  /**
   * Signs a message if there is a key, looking for it once.
   *
   * @param type as of {@link #sign}
   * @param canonicalContent as of {@link #sign}
   * @return as of {@link #sign}; empty when {@link #current} is empty
   */
  default Optional<String> signIfAble(String type, byte[] canonicalContent) {
    return current().map(key -> sign(type, canonicalContent));
  }
}
