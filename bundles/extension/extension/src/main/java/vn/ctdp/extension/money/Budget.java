package vn.ctdp.extension.money;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundSource;

/**
 * The budget of a year and source.
 *
 * @param id identity; null when new
 * @param year budget year, 2004 to 2100
 * @param source national, local or other state money
 * @param province whose budget; null for the nation's
 * @param status how far it is
 * @param opinion opinion of the finance authority; required before national money is allocated
 * @param opinionOn its day; may be null
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 * @param management what the managing agency keeps for its own cost of management, đồng; null for
 *     nothing planned
 */
public record Budget(
    UUID id,
    int year,
    FundSource source,
    UnitRef province,
    BudgetStatus status,
    String opinion,
    LocalDate opinionOn,
    String note,
    long version,
    Long management) {

  /** A budget without costs of management. */
  public Budget(
      UUID id,
      int year,
      FundSource source,
      UnitRef province,
      BudgetStatus status,
      String opinion,
      LocalDate opinionOn,
      String note,
      long version) {
    this(id, year, source, province, status, opinion, opinionOn, note, version, null);
  }
}
