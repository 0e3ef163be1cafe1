package vn.ctdp.clusters.review;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;

/**
 * What a check found.
 *
 * @param check id of the check
 * @param code its number in the list V-CCN
 * @param severity how much it weighs here
 * @param scope what was judged
 * @param subject the cluster, commune ({@code commune}) or province ({@code province})
 * @param title name of the subject
 * @param field the figure to look at: name of a {@link vn.ctdp.clusters.FactKey} or {@link
 *     ProvinceFigure}; may be empty
 * @param figures the figures compared; an explanation holds until they change
 * @param sentence what is not as it ought to be, with the figures
 * @param legal legal source
 * @param explanation why it is right all the same; empty when nobody explained these figures
 */
public record Finding(
    String check,
    String code,
    Severity severity,
    CheckDefinition.Scope scope,
    SubjectRef subject,
    String title,
    String field,
    String figures,
    Localized sentence,
    String legal,
    Optional<Explanation> explanation) {

  /** As a problem of a field. */
  public FieldProblem problem() {
    return new FieldProblem(field, severity, code, sentence.vi(), sentence.en());
  }

  /** The sentence in the reader's language. */
  public String sentence(Locale locale) {
    return sentence.in(locale);
  }

  /** The same with its explanation. */
  public Finding explained(Explanation by) {
    return new Finding(
        check,
        code,
        severity,
        scope,
        subject,
        title,
        field,
        figures,
        sentence,
        legal,
        Optional.ofNullable(by));
  }

  /**
   * Why a warning is right all the same.
   *
   * @param text the reason
   * @param by sign-in name
   * @param at when
   */
  public record Explanation(String text, String by, Instant at) {}
}
