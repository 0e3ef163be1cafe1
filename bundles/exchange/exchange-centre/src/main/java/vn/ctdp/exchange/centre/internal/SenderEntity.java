package vn.ctdp.exchange.centre.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A province that sends; its row is the lock that orders its reports. */
@Entity
@Table(name = "sender")
class SenderEntity {

  @Id
  @Column(name = "province")
  String province;

  @Column(name = "last_sequence")
  long lastSequence;
}
