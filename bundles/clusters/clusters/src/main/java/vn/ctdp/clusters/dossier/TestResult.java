package vn.ctdp.clusters.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.text.Localized;

/**
 * What a condition of the law says about a dossier on a day, with its figures.
 *
 * @param code for instance {@code FILL_ESTABLISH}
 * @param name what is tested
 * @param day day at which the register was read
 * @param outcome whether it is fulfilled
 * @param figures the figures that were compared
 * @param clause clause and text
 * @param evidence how well the threshold is verified; null when there is none
 * @param sentence the result in words
 * @param explanation what was said about an open result when the appraisal was concluded; null
 *     otherwise
 */
public record TestResult(
    String code,
    Localized name,
    LocalDate day,
    Outcome outcome,
    List<Figure> figures,
    String clause,
    Evidence evidence,
    Localized sentence,
    String explanation) {

  public TestResult {
    figures = List.copyOf(figures);
  }

  /** Whether a condition is fulfilled. */
  public enum Outcome {
    FULFILLED("Đạt", "Fulfilled"),
    NOT_FULFILLED("Không đạt", "Not fulfilled"),
    /** A figure is missing: unknown is not zero. */
    UNKNOWN("Chưa đủ số liệu", "Not known"),
    NOT_APPLICABLE("Không áp dụng", "Not applicable");

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
   * A figure of a test.
   *
   * @param name what it is
   * @param value the figure; null when unknown
   * @param unit {@code ha}, {@code %} or empty
   */
  public record Figure(Localized name, BigDecimal value, String unit) {}
}
