package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A year of the roadmap by which a cluster gets its wastewater treated (100 % of clusters by 2030).
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param year year of the plan, 2015 to 2050; one step a year
 * @param capacity capacity of the central plant to be reached, cubic metres a day; may be null
 * @param status how far it has come
 * @param funding where the money comes from; may be null
 * @param fundingNote amounts and programmes in words; may be null
 * @param collectedPercent share of the cluster's wastewater that is collected, 0 to 100; may be
 *     null
 * @param autoMonitor whether there is automatic monitoring
 * @param doneOn day of completion; needed when the status is done
 * @param note remark; may be null
 * @param illustrative true when it is shown as an example, not taken from a source
 * @param version row version for optimistic locking; 0 when new
 */
public record WastewaterStep(
    UUID id,
    UUID cluster,
    int year,
    BigDecimal capacity,
    WastewaterStatus status,
    FundingSource funding,
    String fundingNote,
    BigDecimal collectedPercent,
    boolean autoMonitor,
    LocalDate doneOn,
    String note,
    boolean illustrative,
    long version) {}
