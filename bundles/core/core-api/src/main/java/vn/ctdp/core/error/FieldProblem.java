package vn.ctdp.core.error;

import java.util.Locale;
import java.util.Objects;

/**
 * A problem at one place of what was entered.
 *
 * @param field path of the field in the input record, for instance {@code areaPlanned} or {@code
 *     cells[3].value}; empty when the problem concerns the whole record
 * @param severity an {@link Severity#ERROR} blocks, a {@link Severity#WARNING} wants an explanation
 * @param code stable code, for instance {@code V-CCN-2}
 * @param vi the sentence in Vietnamese
 * @param en the sentence in English
 */
public record FieldProblem(String field, Severity severity, String code, String vi, String en) {

  public FieldProblem {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
  }

  /** An error at a field. */
  public static FieldProblem error(String field, String code, String vi, String en) {
    return new FieldProblem(field, Severity.ERROR, code, vi, en);
  }

  /** A warning at a field. */
  public static FieldProblem warning(String field, String code, String vi, String en) {
    return new FieldProblem(field, Severity.WARNING, code, vi, en);
  }

  /** The sentence in the reader's language; Vietnamese unless the locale is English. */
  public String sentence(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : vi;
  }
}
