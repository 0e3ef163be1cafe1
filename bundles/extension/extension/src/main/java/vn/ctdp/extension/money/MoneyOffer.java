package vn.ctdp.extension.money;

import java.math.BigDecimal;
import java.util.List;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundSource;

/**
 * What may be entered for a project on a day, up to how much, and why not more.
 *
 * @param kind what
 * @param year budget year
 * @param source whose money
 * @param content content
 * @param ceiling most that may be entered, đồng; 0 when nothing may
 * @param steps how the ceiling is computed, step by step
 * @param clause clause it rests on; may be empty
 * @param missing what stands in the way; empty when it may be entered
 * @param workOver percent that the work must exceed; null where no proof is asked for
 * @param papers papers that must be there
 */
public record MoneyOffer(
    MoneyKind kind,
    int year,
    FundSource source,
    String content,
    long ceiling,
    List<Localized> steps,
    String clause,
    List<Localized> missing,
    BigDecimal workOver,
    List<Paper> papers) {

  public MoneyOffer {
    steps = List.copyOf(steps);
    missing = List.copyOf(missing);
    papers = List.copyOf(papers);
  }

  /** Whether something may be entered. */
  public boolean open() {
    return missing.isEmpty() && ceiling > 0;
  }

  /**
   * A paper of the checklist.
   *
   * @param code stable code
   * @param name what it is
   * @param mandatory whether it must be there
   * @param clause clause that asks for it, with how well it is verified
   */
  public record Paper(String code, Localized name, boolean mandatory, String clause) {}
}
