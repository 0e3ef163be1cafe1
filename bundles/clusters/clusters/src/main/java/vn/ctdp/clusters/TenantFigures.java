package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import vn.ctdp.core.calendar.Period;

/**
 * Figures of a project, or of an enterprise without one, for a half-year or a year (TT 14/2024 form
 * 01). They are known from the period's closing day on.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param project the project; null when they are of a tenant
 * @param tenant the tenant; null when they are of a project
 * @param period half-year or year; one set of figures for each
 * @param workers workers under contract at the closing day; null while unknown
 * @param averageIncome average income, whole VND a month; null while unknown
 * @param revenue revenue in the period, whole VND; null while unknown
 * @param tax paid to the state budget in the period, whole VND; null while unknown
 * @param wastewater wastewater, cubic metres a day; null while unknown
 * @param source where they are from, in words; may be null
 * @param illustrative true when they are shown as an example, not taken from a source
 * @param recordedBy sign-in name; set by the register
 * @param recordedAt when; set by the register
 * @param version row version for optimistic locking; 0 when new
 */
public record TenantFigures(
    UUID id,
    UUID cluster,
    UUID project,
    UUID tenant,
    Period period,
    Integer workers,
    Long averageIncome,
    Long revenue,
    Long tax,
    BigDecimal wastewater,
    String source,
    boolean illustrative,
    String recordedBy,
    Instant recordedAt,
    long version) {}
