package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.EnrolmentRequest;

/** A province's request at the centre. */
@Entity
@Table(name = "enrolment_request")
class RequestEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "code_id")
  String codeId;

  @Column(name = "province")
  String province;

  @Column(name = "kid")
  String kid;

  @Column(name = "instance_id")
  String instanceId;

  @Column(name = "instance_name")
  String instanceName;

  @Column(name = "address")
  String address;

  @Column(name = "sealed")
  String sealed;

  @Column(name = "state")
  String state;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "decided_by")
  String decidedBy = "";

  @Column(name = "reason")
  String reason = "";

  @Column(name = "username")
  String username = "";

  EnrolmentRequest info() {
    return new EnrolmentRequest(
        id,
        UnitRef.parse(province),
        kid,
        codeId,
        instanceId,
        instanceName,
        address,
        EnrolmentRequest.State.valueOf(state),
        receivedAt,
        decidedAt,
        decidedBy,
        reason,
        username);
  }
}
