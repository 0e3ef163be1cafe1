package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An enrolment at the province. */
@Entity
@Table(name = "own_enrolment")
class OwnEnrolmentEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "centre")
  String centre;

  @Column(name = "kid")
  String kid;

  @Column(name = "sealed")
  String sealed;

  @Column(name = "state")
  String state;

  @Column(name = "username")
  String username = "";

  @Column(name = "reason")
  String reason = "";

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "started_by")
  String startedBy;

  @Column(name = "changed_at")
  Instant changedAt;
}
