package vn.ctdp.exchange.centre.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The last item published; its row is the lock of the numbers. */
@Entity
@Table(name = "stream_head")
class StreamHeadEntity {

  @Id
  @Column(name = "id")
  int id;

  @Column(name = "last_number")
  long lastNumber;

  @Column(name = "last_digest")
  String lastDigest;
}
