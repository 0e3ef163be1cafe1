package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** How far the stream has been read. */
@Entity
@Table(name = "stream_cursor")
class StreamCursorEntity {

  @Id
  @Column(name = "id")
  int id;

  @Column(name = "last_number")
  long lastNumber;

  @Column(name = "last_digest")
  String lastDigest;

  @Column(name = "head_number")
  long headNumber;

  @Column(name = "contact_at")
  Instant contactAt;

  @Column(name = "problem_code")
  String problemCode;

  @Column(name = "problem")
  String problem;

  @Column(name = "status_digest")
  String statusDigest;

  @Column(name = "status_at")
  Instant statusAt;
}
