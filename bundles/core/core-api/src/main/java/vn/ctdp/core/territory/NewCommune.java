package vn.ctdp.core.territory;

import java.time.LocalDate;

/**
 * A commune-level unit that an instance adds to its own territory.
 *
 * @param ref five-digit code and vintage
 * @param type xã, phường, thị trấn or đặc khu
 * @param nameVi short name
 * @param province the province (or district, before 2025-07-01) it belongs to
 * @param validFrom first day; null when before the platform's memory
 * @param validTo last day, inclusive; null while in force
 * @param source where the facts were taken from
 */
public record NewCommune(
    UnitRef ref,
    UnitType type,
    String nameVi,
    UnitRef province,
    LocalDate validFrom,
    LocalDate validTo,
    String source) {}
