package vn.ctdp.extension.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;

/**
 * What lies ahead of a project.
 *
 * @param project the project
 * @param code its code
 * @param name its name
 * @param level national or local
 * @param year plan year
 * @param province where it is carried out
 * @param unitName implementing unit
 * @param phase where it stands
 * @param state name of its state
 * @param end last day
 * @param support promotion money, đồng
 * @param next what is due next; null when nothing is
 * @param planned share of its months that have passed, 0 to 100; null when it is not under way
 * @param done work done by the latest monthly report, 0 to 100; null without one
 * @param flags what may go wrong
 */
public record Outlook(
    UUID project,
    String code,
    String name,
    FundLevel level,
    int year,
    UnitRef province,
    String unitName,
    Phase phase,
    Localized state,
    LocalDate end,
    long support,
    Due next,
    BigDecimal planned,
    BigDecimal done,
    List<Flag> flags) {

  public Outlook {
    flags = List.copyOf(flags);
  }

  /** How many points of percent the work is behind, negative when ahead; null when unknown. */
  public BigDecimal slippage() {
    return planned == null ? null : planned.subtract(done == null ? BigDecimal.ZERO : done);
  }

  /**
   * Something that is due.
   *
   * @param what what it is
   * @param on last day in time
   * @param daysLeft days until then, negative when it has passed
   * @param legalText clause that it comes from
   */
  public record Due(Localized what, LocalDate on, long daysLeft, String legalText) {}

  /**
   * A warning with its reason.
   *
   * @param warning what may go wrong
   * @param likelihood how sure; null where no rule tells
   * @param why the computation in words
   */
  public record Flag(Warning warning, Warning.Likelihood likelihood, Localized why) {}
}
