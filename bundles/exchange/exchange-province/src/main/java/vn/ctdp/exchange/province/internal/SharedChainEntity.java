package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Where sending stands with a type of shared records. */
@Entity
@Table(name = "shared_chain")
class SharedChainEntity {

  @Id
  @Column(name = "record_type")
  String type;

  /** Last batch that was made. */
  @Column(name = "last_no")
  long lastNo;

  @Column(name = "last_digest")
  String lastDigest;

  /** Highest version that is in a batch. */
  @Column(name = "through_version")
  long throughVersion;

  /** Last batch that the centre has acknowledged. */
  @Column(name = "sent_no")
  long sentNo;

  @Column(name = "sent_at")
  Instant sentAt;

  /** When the centre last said anything that counts. */
  @Column(name = "asked_at")
  Instant askedAt;

  int attempts;

  @Column(name = "next_attempt_at")
  Instant nextAttemptAt;

  String problem;
  long turn;
}
