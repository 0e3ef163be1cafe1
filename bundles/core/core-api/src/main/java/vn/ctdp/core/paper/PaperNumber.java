package vn.ctdp.core.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;

/**
 * A number that was used.
 *
 * @param office symbol of the office
 * @param documentType abbreviation of the kind of document
 * @param year year of the sequence
 * @param value 1, 2, 3 …
 * @param text as it stands on the paper
 * @param paper the paper
 * @param name name of the paper
 * @param subject record of the paper
 * @param on day of issue
 * @param cancelled why it was cancelled; null while it stands
 * @param by who issued it
 * @param at when
 */
public record PaperNumber(
    String office,
    String documentType,
    int year,
    int value,
    String text,
    UUID paper,
    Localized name,
    SubjectRef subject,
    LocalDate on,
    String cancelled,
    String by,
    Instant at) {}
