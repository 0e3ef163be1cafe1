package vn.ctdp.core.territory;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An administrative unit as it was on the day it was asked for.
 *
 * @param ref code and vintage
 * @param level province, district or commune
 * @param type type on that day (Đồng Nai: tỉnh until 2026-04-29, then a centrally run city)
 * @param nameVi short name, for instance {@code Lâm Đồng}
 * @param fullNameVi full name, for instance {@code Tỉnh Lâm Đồng}
 * @param nameAscii name without diacritics
 * @param parent the unit above; empty for a province
 * @param fairRegion industrial-extension region on that day: Bắc, Trung or Nam
 * @param economicRegion one of the six socio-economic regions on that day
 * @param validFrom first day; null when before the platform's memory
 * @param validTo last day, inclusive; null while in force
 * @param source where the facts were taken from
 */
public record AdminUnit(
    UnitRef ref,
    UnitLevel level,
    UnitType type,
    String nameVi,
    String fullNameVi,
    String nameAscii,
    Optional<UnitRef> parent,
    String fairRegion,
    String economicRegion,
    LocalDate validFrom,
    LocalDate validTo,
    String source) {}
