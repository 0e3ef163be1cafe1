package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A line of the ledger. */
@Entity
@Table(name = "ledger_line")
class LedgerEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "accepted")
  boolean accepted;

  @Column(name = "province")
  String province;

  @Column(name = "form_id")
  String formId;

  @Column(name = "form_version")
  int formVersion;

  @Column(name = "period_code")
  String periodCode;

  @Column(name = "revision")
  int revision;

  @Column(name = "message_id")
  String messageId;

  @Column(name = "digest")
  String digest;

  @Column(name = "sequence_no")
  long sequenceNo;

  /** The sender's own number; 0 when it had none. */
  @Column(name = "message_no")
  long messageNo;

  /** The key that signed; null when nobody did. */
  @Column(name = "key_id")
  String keyId;

  /** Whether this line is the answer to its number for ever. */
  @Column(name = "settled")
  boolean settled;

  @Column(name = "problem_code")
  String problemCode;

  @Column(name = "problem")
  String problem;

  @Column(name = "sender")
  String sender;

  @Column(name = "address")
  String address;
}
