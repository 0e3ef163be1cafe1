package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** How far a province has read. */
@Entity
@Table(name = "stream_reader")
class StreamReaderEntity {

  @Id
  @Column(name = "province")
  String province;

  @Column(name = "read_to")
  long readTo;

  @Column(name = "seen_at")
  Instant seenAt;

  @Column(name = "status_at")
  Instant statusAt;

  @Column(name = "waiting_count")
  int waiting;

  @Column(name = "failed_count")
  int failed;

  @Column(name = "problem")
  String problem;

  @Column(name = "platform_version")
  String version;
}
