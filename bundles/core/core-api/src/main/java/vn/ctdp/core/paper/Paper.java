package vn.ctdp.core.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;

/**
 * A paper made from a record.
 *
 * @param id identity
 * @param kind id of its kind
 * @param name name of the kind when it was made
 * @param subject record it belongs to
 * @param state how far it is
 * @param office symbol of the office
 * @param number its number; null for a draft and for kinds without numbers
 * @param on day of issue; null for a draft
 * @param templateVersion version of the template it was made with; 0 for the delivered one
 * @param templateDigest SHA-256 of that template
 * @param pdf whether it can be had as PDF
 * @param noPdf why not; null when it can
 * @param scans signed scans, newest first
 * @param reason why it was cancelled; null otherwise
 * @param madeBy who made it
 * @param madeAt when
 * @param issuedBy who issued it; null for a draft
 * @param version row version for optimistic locking
 */
public record Paper(
    UUID id,
    String kind,
    Localized name,
    SubjectRef subject,
    PaperState state,
    String office,
    String number,
    LocalDate on,
    int templateVersion,
    String templateDigest,
    boolean pdf,
    Localized noPdf,
    List<Attachment> scans,
    String reason,
    String madeBy,
    Instant madeAt,
    String issuedBy,
    long version) {

  public Paper {
    scans = List.copyOf(scans);
  }
}
