package vn.ctdp.extension.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code travel_receipt}. */
@Entity
@Table(name = "travel_receipt")
class TravelReceiptEntity {
  @Id
  @Column(name = "batch_no")
  long batch;

  @Column(name = "through_no")
  long through;

  @Column(name = "digest")
  String digest;

  @Column(name = "received_at")
  Instant receivedAt;
}
