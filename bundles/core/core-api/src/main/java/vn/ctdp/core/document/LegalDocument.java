package vn.ctdp.core.document;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A document that facts and decisions rest on. Number, date and issuer identify it together: NĐ
 * 303/2025 and NĐ 303/2026 are unrelated.
 *
 * @param id identity on this instance; null when new
 * @param number number and symbol, for instance {@code 1757/QĐ-TTg}
 * @param date day of signature; null when the source does not give it
 * @param issuer issuing body as written on the document
 * @param type kind of document
 * @param title trích yếu; may be null
 * @param effectiveFrom first day in force; null when not applicable
 * @param effectiveTo last day in force, inclusive; null while in force
 * @param remark how well it is verified, what is unknown; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record LegalDocument(
    UUID id,
    String number,
    LocalDate date,
    String issuer,
    DocumentType type,
    String title,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    String remark,
    long version) {}
