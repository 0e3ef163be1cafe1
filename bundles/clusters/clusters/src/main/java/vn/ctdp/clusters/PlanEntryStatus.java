package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What the plan said of an entry, kept each time it changes.
 *
 * @param planEntry the entry
 * @param action what the plan does with the cluster
 * @param area planned area, ha
 * @param phase phase; may be null
 * @param validFrom first day of the entry
 * @param validTo last day; null while in force
 * @param document deciding document in the core's register; may be null
 * @param documentText deciding document in words; may be null
 * @param recordedBy who recorded it
 * @param recordedAt when
 */
public record PlanEntryStatus(
    UUID planEntry,
    PlanAction action,
    BigDecimal area,
    PlanPhase phase,
    LocalDate validFrom,
    LocalDate validTo,
    UUID document,
    String documentText,
    String recordedBy,
    Instant recordedAt) {}
