package vn.ctdp.extension.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundSource;

/**
 * An entry of the ledger; never changed or removed.
 *
 * @param id identity
 * @param number running number of the ledger, from 1
 * @param kind what it is about
 * @param level how far down it is
 * @param year budget year
 * @param source whose money
 * @param province province it concerns; null for the nation's budget as a whole
 * @param content content code; null above contents
 * @param project project; null above projects
 * @param amount đồng, negative for what is taken back or reversed, never 0
 * @param on day of the decision, contract, voucher or minutes
 * @param document its number; may be null
 * @param voucher treasury voucher; may be null
 * @param workDone work done in percent, at most 2 decimals; null where not asked for
 * @param voucherTotal sum of the vouchers behind a settlement; null otherwise
 * @param papers codes of the papers that were there
 * @param rule how the ceiling was computed when it was entered, with the clause; may be null
 * @param note reason or remark; may be null
 * @param reverses the entry that it takes back; null for an ordinary one
 * @param reversedBy the entry that takes it back; null while it stands
 * @param by who entered it
 * @param at when
 */
public record MoneyEntry(
    UUID id,
    long number,
    MoneyKind kind,
    MoneyLevel level,
    int year,
    FundSource source,
    UnitRef province,
    String content,
    UUID project,
    long amount,
    LocalDate on,
    String document,
    String voucher,
    BigDecimal workDone,
    Long voucherTotal,
    List<String> papers,
    String rule,
    String note,
    UUID reverses,
    UUID reversedBy,
    String by,
    Instant at) {

  public MoneyEntry {
    papers = papers == null ? List.of() : List.copyOf(papers);
  }
}
