package vn.ctdp.core.organisation;

import java.time.LocalDate;

/**
 * A name an organisation bore for a time.
 *
 * @param nameVi full Vietnamese name
 * @param shortName short name, may be null
 * @param nameEn English name, may be null
 * @param validFrom first day; null when unknown
 * @param validTo last day, inclusive; null while in use
 * @param note source, and how well it is verified
 */
public record OrganisationName(
    String nameVi,
    String shortName,
    String nameEn,
    LocalDate validFrom,
    LocalDate validTo,
    String note) {}
