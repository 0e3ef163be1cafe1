package vn.ctdp.extension;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A project in a list.
 *
 * @param id identity
 * @param code code
 * @param name name
 * @param plan annual plan
 * @param level national or local
 * @param year plan year
 * @param kind ordinary, pilot or group
 * @param province where it is carried out
 * @param contents contents, the main one first
 * @param unitName implementing unit
 * @param beneficiaries names of the beneficiaries; empty when none is named
 * @param phase where it stands
 * @param start first day
 * @param end last day
 * @param funds money by source
 */
public record ProjectRow(
    UUID id,
    String code,
    String name,
    UUID plan,
    FundLevel level,
    int year,
    ProjectKind kind,
    UnitRef province,
    List<String> contents,
    String unitName,
    String beneficiaries,
    Phase phase,
    LocalDate start,
    LocalDate end,
    Funds funds) {}
