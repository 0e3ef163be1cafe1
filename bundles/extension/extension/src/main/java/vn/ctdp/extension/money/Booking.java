package vn.ctdp.extension.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundSource;

/**
 * Something to be entered. Above projects {@code budget} names the place, for a project {@code
 * project}, {@code year} and {@code source} do.
 *
 * @param kind what it is about
 * @param budget budget; null for what happens in a project
 * @param level level that receives an allocation; null for other kinds
 * @param project project; null above projects
 * @param year budget year; null for the plan year of the project
 * @param source whose money; null for that of the project's plan
 * @param province province that receives a part of the national budget; null elsewhere
 * @param content content; null above contents, and where the project has one only
 * @param amount đồng, above 0; negative only to take back an allocation or lower a contract
 * @param on day of the decision, contract, voucher or minutes, not in the future
 * @param document its number; may be null where none is asked for
 * @param voucher treasury voucher; may be null
 * @param workDone work done in percent; null where not asked for
 * @param voucherTotal sum of the vouchers behind a settlement; null otherwise
 * @param papers codes of the papers that are there
 * @param otherRate number of the decision by which another rate was set for the first advance (TT
 *     36/2013 Điều 16); null for the rate of the rule
 * @param note reason or remark; may be null
 */
public record Booking(
    MoneyKind kind,
    UUID budget,
    MoneyLevel level,
    UUID project,
    Integer year,
    FundSource source,
    UnitRef province,
    String content,
    long amount,
    LocalDate on,
    String document,
    String voucher,
    BigDecimal workDone,
    Long voucherTotal,
    List<String> papers,
    String otherRate,
    String note) {

  public Booking {
    papers = papers == null ? List.of() : List.copyOf(papers);
  }

  /** What happens in a project, with its only content and the year and source of its plan. */
  public static Booking of(
      MoneyKind kind, UUID project, long amount, LocalDate on, String document) {
    return new Booking(
        kind, null, null, project, null, null, null, null, amount, on, document, null, null, null,
        List.of(), null, null);
  }
}
