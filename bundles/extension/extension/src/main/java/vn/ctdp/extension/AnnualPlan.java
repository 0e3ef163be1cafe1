package vn.ctdp.extension;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * The plan of one year (kế hoạch khuyến công), or a supplement to it.
 *
 * @param id identity; null when new
 * @param programme programme it belongs to; may be null
 * @param level national or local
 * @param province whose plan; null for the national plan of the central agency
 * @param year plan year
 * @param batch 1 for the plan itself, 2 and more for its supplements; set when stored
 * @param status how far it is
 * @param approvingText approving document in words; needed once approved
 * @param approvedOn day of approval, which decides under which rules its projects are; needed once
 *     approved
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record AnnualPlan(
    UUID id,
    UUID programme,
    FundLevel level,
    UnitRef province,
    int year,
    Integer batch,
    PlanStatus status,
    String approvingText,
    LocalDate approvedOn,
    String note,
    long version) {}
