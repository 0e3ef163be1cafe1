package vn.ctdp.clusters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A status of a project from a day on. A correction is a later record of the same day.
 *
 * @param project the project
 * @param status the status
 * @param from first day
 * @param source what it rests on, in words; may be null
 * @param recordedBy sign-in name
 * @param recordedAt when
 */
public record ProjectStatusChange(
    UUID project,
    ProjectStatus status,
    LocalDate from,
    String source,
    String recordedBy,
    Instant recordedAt) {}
