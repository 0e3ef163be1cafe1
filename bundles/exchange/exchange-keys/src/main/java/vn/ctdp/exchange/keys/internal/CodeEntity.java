package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.EnrolmentCode;

/** A one-time code at the centre. */
@Entity
@Table(name = "enrolment_code")
class CodeEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "province")
  String province;

  @Column(name = "code_hash")
  String codeHash;

  @Column(name = "issued_at")
  Instant issuedAt;

  @Column(name = "issued_by")
  String issuedBy;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "used_at")
  Instant usedAt;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;

  EnrolmentCode.State state(Instant now, int mostAttempts) {
    if (usedAt != null) {
      return EnrolmentCode.State.USED;
    }
    if (withdrawnAt != null) {
      return EnrolmentCode.State.WITHDRAWN;
    }
    if (attempts >= mostAttempts) {
      return EnrolmentCode.State.LOCKED;
    }
    return now.isBefore(expiresAt) ? EnrolmentCode.State.OPEN : EnrolmentCode.State.EXPIRED;
  }

  EnrolmentCode info(Instant now, int mostAttempts) {
    return new EnrolmentCode(
        id,
        UnitRef.parse(province),
        state(now, mostAttempts),
        issuedAt,
        issuedBy,
        expiresAt,
        attempts);
  }
}
