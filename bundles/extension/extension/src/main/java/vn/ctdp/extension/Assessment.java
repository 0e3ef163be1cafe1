package vn.ctdp.extension;

import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * What the rules of a day say about a project, each with its clause and how it was computed.
 *
 * @param day the day whose rules count: the approval of the plan, else today
 * @param rules name of the rule set in force that day
 * @param checks every check that was made, those that failed first
 */
public record Assessment(LocalDate day, String rules, List<Check> checks) {

  public Assessment {
    checks = List.copyOf(checks);
  }

  /** The worst outcome of all checks. */
  public Outcome worst() {
    return checks.stream().map(Check::outcome).max(Enum::compareTo).orElse(Outcome.DAT);
  }

  /** How a check came out, from good to bad. */
  public enum Outcome {
    /** Holds. */
    DAT("Đạt", "Holds"),
    /** Cannot be told from what is recorded. */
    CHUA_RO("Chưa đủ dữ liệu", "Not known"),
    /** Needs an explanation. */
    CANH_BAO("Cảnh báo", "Warning"),
    /** Against the rules. */
    KHONG_DAT("Không đạt", "Refused");

    private final Localized label;

    Outcome(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }

  /**
   * A check.
   *
   * @param code stable code, for instance {@code V-KC-2}
   * @param outcome how it came out
   * @param subject what was looked at: a content, an establishment
   * @param sentence what was found
   * @param clause the clause it rests on, with how well it is verified
   * @param steps the computation, step by step; empty where nothing is computed
   */
  public record Check(
      String code,
      Outcome outcome,
      String subject,
      Localized sentence,
      String clause,
      List<Localized> steps) {

    public Check {
      steps = List.copyOf(steps);
    }
  }
}
