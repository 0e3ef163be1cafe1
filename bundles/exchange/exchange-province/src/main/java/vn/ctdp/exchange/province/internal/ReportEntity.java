package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import vn.ctdp.exchange.report.ReportState;

/** A report, with its place in the queue and its receipt. */
@Entity
@Table(name = "report")
class ReportEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "form_id")
  String formId;

  @Column(name = "form_version")
  int formVersion;

  /** {@code type:id}; empty for a report about the whole province. */
  @Column(name = "subject_key")
  String subjectKey = "";

  @Column(name = "subject_title")
  String subjectTitle = "";

  @Column(name = "subject_within")
  String subjectWithin = "";

  @Column(name = "subject_code")
  String subjectCode = "";

  /** Title and code as they are searched for: lower case, without diacritics. */
  @Column(name = "subject_search")
  String subjectSearch = "";

  /** The title's place in the dictionary. */
  @Column(name = "subject_sort")
  String subjectSort = "";

  @Column(name = "period_code")
  String periodCode;

  @Column(name = "period_end")
  LocalDate periodEnd;

  @Column(name = "revision")
  int revision;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  ReportState state;

  @Column(name = "drawn_up_at")
  Instant drawnUpAt;

  @Column(name = "changed_by")
  String changedBy;

  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "last_problem")
  String lastProblem;

  @Column(name = "approved_by")
  String approvedBy;

  @Column(name = "approved_at")
  Instant approvedAt;

  @Column(name = "message_id")
  String messageId;

  @Column(name = "digest")
  String digest;

  @Column(name = "previous_digest")
  String previousDigest;

  /** The province's number of the message; 0 before approval and for those from before numbers. */
  @Column(name = "message_no")
  long messageNo;

  /** The key that signed the envelope; null while nobody has. */
  @Column(name = "key_id")
  String keyId;

  /** Detached JWS over the envelope; null while nobody has signed. */
  @Column(name = "signature")
  String signature;

  @Column(name = "queued_at")
  Instant queuedAt;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "next_attempt_at")
  Instant nextAttemptAt;

  /** The revision that the centre said it would take; 0 when it did not say. */
  @Column(name = "next_revision")
  int nextRevision;

  @Column(name = "receipt_id")
  String receiptId;

  @Column(name = "receipt_sequence")
  long receiptSequence;

  @Column(name = "receipt_at")
  Instant receiptAt;

  @Version
  @Column(name = "version")
  long version;
}
