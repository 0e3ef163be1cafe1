package vn.ctdp.core.store.internal.attachment;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A file on a record; the content lies in the data folder under its hash. */
@Entity(name = "Attachment")
@Table(name = "attachment")
public class AttachmentEntity {
  @Id String id;

  @Column(name = "subject_type")
  String subjectType;

  @Column(name = "subject_id")
  String subjectId;

  @Column(name = "file_name")
  String fileName;

  @Column(name = "media_type")
  String mediaType;

  @Column(name = "size_bytes")
  long size;

  String sha256;

  @Column(name = "added_by")
  String addedBy;

  @Column(name = "added_at")
  Instant addedAt;
}
