package vn.ctdp.core.attachment;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;

/**
 * Files. Allowed are PDF, PNG, JPEG, OOXML without macros, plain text and CSV, GeoJSON; the largest
 * size is configured. Content must match the suffix. Whoever may see or edit the subject may see or
 * edit its files: the subject's resolver decides. Thread-safe.
 */
@ProviderType
public interface AttachmentService {

  /** Files of a record, newest first. */
  List<Attachment> list(Caller caller, SubjectRef subject);

  /**
   * Stores a file.
   *
   * @param content read to its end, not closed
   * @throws vn.ctdp.core.error.CtdpException when too large, of a kind not allowed, with content
   *     that does not match its suffix, or without the right to edit the subject
   */
  Attachment add(Caller caller, SubjectRef subject, String fileName, InputStream content);

  /** The content; the caller closes it. */
  InputStream open(Caller caller, UUID id);

  /** Takes the file off the record; the content stays while another record refers to it. */
  void remove(Caller caller, UUID id);
}
