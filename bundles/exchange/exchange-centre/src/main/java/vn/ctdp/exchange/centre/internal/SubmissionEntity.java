package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An accepted report. */
@Entity
@Table(name = "submission")
class SubmissionEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "province")
  String province;

  @Column(name = "form_id")
  String formId;

  @Column(name = "form_version")
  int formVersion;

  @Column(name = "period_code")
  String periodCode;

  @Column(name = "period_end")
  LocalDate periodEnd;

  @Column(name = "revision")
  int revision;

  @Column(name = "digest")
  String digest;

  @Column(name = "previous_digest")
  String previousDigest;

  @Column(name = "message_id")
  String messageId;

  @Column(name = "sequence_no")
  long sequenceNo;

  /** The sender's own number; 0 when it had none. */
  @Column(name = "message_no")
  long messageNo;

  /** The key that signed; null when nobody did. */
  @Column(name = "key_id")
  String keyId;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "sender")
  String sender;

  @Column(name = "instance_id")
  String instanceId;

  @Column(name = "organisation")
  String organisation;

  @Column(name = "cutoff")
  LocalDate cutoff;

  @Column(name = "drawn_up_at")
  Instant drawnUpAt;

  @Column(name = "approved_by")
  String approvedBy;

  @Column(name = "approved_at")
  Instant approvedAt;

  @Column(name = "size_bytes")
  int sizeBytes;
}
