package vn.ctdp.extension;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A programme of some years (chương trình khuyến công).
 *
 * @param id identity; null when new
 * @param name name, 1 to 300 characters
 * @param level national or local
 * @param province whose programme; null for a national one
 * @param from first year
 * @param to last year
 * @param approvingText approving document in words; may be null
 * @param approvedOn its day; may be null
 * @param budget money foreseen by source
 * @param targets what is to be reached
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record Programme(
    UUID id,
    String name,
    FundLevel level,
    UnitRef province,
    int from,
    int to,
    String approvingText,
    LocalDate approvedOn,
    Funds budget,
    List<Target> targets,
    String note,
    long version) {

  public Programme {
    budget = budget == null ? Funds.ZERO : budget;
    targets = targets == null ? List.of() : List.copyOf(targets);
  }

  /**
   * A target.
   *
   * @param name what is counted
   * @param unit in which unit
   * @param quantity how much, 0 or more, at most 3 decimals
   */
  public record Target(String name, String unit, BigDecimal quantity) {}
}
