package vn.ctdp.core.attachment;

import java.time.Instant;
import java.util.UUID;
import vn.ctdp.core.subject.SubjectRef;

/**
 * A file attached to a record. Equal content is stored once.
 *
 * @param id identity of the attachment
 * @param subject the record it belongs to
 * @param fileName name given by the user, without folders
 * @param mediaType media type found in the content, not merely claimed
 * @param size bytes
 * @param sha256 lower-case hex digest of the content
 * @param addedBy user name
 * @param addedAt when
 */
public record Attachment(
    UUID id,
    SubjectRef subject,
    String fileName,
    String mediaType,
    long size,
    String sha256,
    String addedBy,
    Instant addedAt) {}
