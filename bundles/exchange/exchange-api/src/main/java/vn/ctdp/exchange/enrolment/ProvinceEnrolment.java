package vn.ctdp.exchange.enrolment;

import java.net.URI;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.exchange.trust.KeyInfo;

/**
 * A province's own key and its enrolment with the centre. Reading needs {@link
 * EnrolmentOffice#VIEW}, everything else {@link EnrolmentOffice#MANAGE}. Thread-safe.
 */
@ProviderType
public interface ProvinceEnrolment {

  /** Where we stand. */
  EnrolmentStatus status(Caller caller);

  /**
   * Enrols: checks that the centre at the address has the key that the code names, makes a key pair
   * here, and sends the request. When the line fails after that, the request is sent again by
   * itself.
   *
   * @param centre address of the centre; null for the configured one
   * @param code code as the centre's administrator handed it over; case, blanks and hyphens do not
   *     matter
   * @throws vn.ctdp.core.error.CtdpException {@link EnrolmentError}
   */
  EnrolmentStatus enrol(Caller caller, URI centre, String code);

  /** Asks the centre now instead of at the next turn; a failing line is told in the status. */
  EnrolmentStatus check(Caller caller);

  /** Gives up an enrolment that is not decided yet. */
  EnrolmentStatus cancel(Caller caller);

  /**
   * Makes a new key, endorsed by the present one, and sends it to the centre. Until the centre has
   * taken it the present key goes on signing; what waits in the queue stays as it is signed.
   */
  EnrolmentStatus rotate(Caller caller);

  /** This province's keys and the centre's, newest first. */
  List<KeyInfo> keys(Caller caller);
}
