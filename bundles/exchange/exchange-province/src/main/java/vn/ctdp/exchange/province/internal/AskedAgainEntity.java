package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** That the centre asked again for messages that it had answered, and how far they were sent. */
@Entity
@Table(name = "asked_again")
class AskedAgainEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "asked_at")
  Instant askedAt;

  @Column(name = "first_no")
  long firstNo;

  /** The last number before the message that waits. */
  @Column(name = "last_no")
  long lastNo;

  @Column(name = "sent")
  int sent;

  /** How many were answered otherwise than the first time: taken now, refused then, or reversed. */
  @Column(name = "different")
  int different;

  /** When the last of them was answered; null while some wait. */
  @Column(name = "done_at")
  Instant doneAt;

  /** What keeps the next one from being sent; empty when nothing does. */
  @Column(name = "problem")
  String problem = "";
}
