package vn.ctdp.exchange.enrolment;

import java.time.Instant;
import vn.ctdp.core.territory.UnitRef;

/**
 * A one-time code, without the code.
 *
 * @param id its first four characters, by which people name it
 * @param province for whom
 * @param state what has become of it
 * @param issuedAt when
 * @param issuedBy sign-in name
 * @param expiresAt first moment at which it is no longer good
 * @param wrongAttempts how often it was tried with a wrong secret
 */
public record EnrolmentCode(
    String id,
    UnitRef province,
    State state,
    Instant issuedAt,
    String issuedBy,
    Instant expiresAt,
    int wrongAttempts) {

  /** What has become of a code. */
  public enum State {
    OPEN,
    USED,
    EXPIRED,
    LOCKED,
    WITHDRAWN
  }

  /**
   * A code just issued.
   *
   * @param code the code itself: shown this once, kept nowhere
   * @param info everything else
   */
  public record Issued(String code, EnrolmentCode info) {

    @Override
    public String toString() {
      return "Issued[" + info.id() + "]";
    }
  }
}
