package vn.ctdp.exchange.enrolment;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import vn.ctdp.exchange.trust.KeyInfo;

/**
 * Where a province stands with the centre.
 *
 * @param state where the latest enrolment stands
 * @param centre address of the centre; empty when none is known
 * @param addressConfigured whether the address is fixed by the configuration
 * @param keyId key of the latest enrolment; empty when there was none
 * @param centreKeyId the centre's present key; empty when none is known
 * @param username machine account at the centre; empty before approval
 * @param reason why it was refused, or what went wrong last; empty when all is well
 * @param startedAt when the latest enrolment began; null when there was none
 * @param changedAt when its state changed last; null when there was none
 * @param current the key that signs now
 * @param rotating whether a new key is on its way to the centre
 */
public record EnrolmentStatus(
    State state,
    Optional<URI> centre,
    boolean addressConfigured,
    String keyId,
    String centreKeyId,
    String username,
    String reason,
    Instant startedAt,
    Instant changedAt,
    Optional<KeyInfo> current,
    boolean rotating) {

  /** Where an enrolment stands. */
  public enum State {
    /** Never begun. */
    NONE,
    /** The request has not reached the centre yet; it is sent again by itself. */
    SENDING,
    /** An administrator of the centre has to decide. */
    WAITING,
    APPROVED,
    /** Refused by an administrator of the centre, or by the centre because of the code. */
    REFUSED,
    /** Given up here. */
    CANCELLED
  }

  /** What people compare by eye or telephone; see {@link KeyInfo#fingerprint(String)}. */
  public String fingerprint() {
    return KeyInfo.fingerprint(keyId);
  }
}
