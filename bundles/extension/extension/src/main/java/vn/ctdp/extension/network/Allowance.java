package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * The allowance of collaborators that a province's chairman sets (NĐ 45/2012/NĐ-CP Điều 10). No
 * rule names an amount, so there is none until a province enters its own.
 *
 * @param id null for a new one
 * @param province whose
 * @param from first day
 * @param amount VND a month; null when from that day none is paid
 * @param decision the decision
 * @param remark remark; may be null
 * @param version as read
 */
public record Allowance(
    UUID id,
    UnitRef province,
    LocalDate from,
    Long amount,
    String decision,
    String remark,
    long version) {}
