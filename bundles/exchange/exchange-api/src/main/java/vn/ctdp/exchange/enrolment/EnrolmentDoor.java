package vn.ctdp.exchange.enrolment;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;

/**
 * The centre's door for provinces that enrol; open to everybody but for {@link #rotate}, since a
 * province has no account yet. What it answers is signed by the centre (JWS, compact). Thread-safe.
 */
@ProviderType
public interface EnrolmentDoor {

  /** Longest request in characters. */
  int MAX_REQUEST = 16_384;

  /** The centre's keys, and the key for which requests are to be sealed. */
  String greeting();

  /**
   * Takes a request. The same one again gets the same answer.
   *
   * @param sealed request, encrypted for the centre
   * @param address remote address, for the log
   * @return its state, signed
   * @throws vn.ctdp.core.error.CtdpException {@link EnrolmentError} when it is refused
   */
  String receive(String sealed, String address);

  /**
   * State of a request.
   *
   * @throws vn.ctdp.core.error.CtdpException {@link EnrolmentError#REQUEST_UNKNOWN}
   */
  String state(String requestId);

  /**
   * A province's new key, endorsed by its present one; accepted at once. The same request again
   * gets the same answer.
   *
   * @param caller machine account of the province
   * @return the new key's dates, signed
   */
  String rotate(Caller caller, String request);

  /** The key set of {@link vn.ctdp.exchange.trust.TrustedKeys#jwks}, signed. */
  String signedKeys(Optional<UnitRef> province);
}
