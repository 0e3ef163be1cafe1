package vn.ctdp.core.store.internal.audit;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A line of the log, for reading only: lines are written by {@link AuditWriter}. */
@Entity(name = "Audit")
@Table(name = "audit_entry")
public class AuditEntity {
  @Id long seq;

  @Column(name = "happened_at")
  Instant at;

  String actor;
  String channel;
  String address;

  @Column(name = "action_name")
  String action;

  @Column(name = "subject_type")
  String subjectType;

  @Column(name = "subject_id")
  String subjectId;

  String details;

  @Column(name = "previous_hash")
  String previousHash;

  String hash;
}
