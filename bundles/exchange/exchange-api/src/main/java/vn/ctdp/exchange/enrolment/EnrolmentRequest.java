package vn.ctdp.exchange.enrolment;

import java.time.Instant;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.trust.KeyInfo;

/**
 * A province's request at the centre.
 *
 * @param id identity
 * @param province who asks, proved by the code
 * @param keyId the key: compare it with what the province's administrator sees
 * @param codeId the code that was used
 * @param instance id of the province's instance
 * @param name what the province's instance calls itself
 * @param address from where it came
 * @param state what has become of it
 * @param receivedAt when it came
 * @param decidedAt when it was decided; null until then
 * @param decidedBy sign-in name; empty until then
 * @param reason why it was refused; empty otherwise
 * @param username machine account made for it; empty until approved
 */
public record EnrolmentRequest(
    String id,
    UnitRef province,
    String keyId,
    String codeId,
    String instance,
    String name,
    String address,
    State state,
    Instant receivedAt,
    Instant decidedAt,
    String decidedBy,
    String reason,
    String username) {

  /** What has become of a request. */
  public enum State {
    WAITING,
    APPROVED,
    REFUSED
  }

  /** What people compare by eye or telephone; see {@link KeyInfo#fingerprint(String)}. */
  public String fingerprint() {
    return KeyInfo.fingerprint(keyId);
  }
}
