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

  /** The sender's last number that was used up. */
  @Column(name = "message_no")
  long messageNo;

  /** Digest of that message; null when there was none. */
  @Column(name = "message_digest")
  String messageDigest;
}
