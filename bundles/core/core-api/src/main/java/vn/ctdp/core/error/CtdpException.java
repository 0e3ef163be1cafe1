package vn.ctdp.core.error;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A failure that a person can act on. It carries a code, its arguments, the fields concerned and an
 * incident id under which the log holds the details.
 */
public class CtdpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode errorCode;
  private final transient Object[] arguments;
  private final transient List<FieldProblem> problems;
  private final String incidentId;

  /** A failure with the arguments of its sentence. */
  public CtdpException(ErrorCode errorCode, Object... arguments) {
    this(errorCode, List.of(), null, arguments);
  }

  /** A failure with problems at single fields and, where there is one, the cause for the log. */
  public CtdpException(
      ErrorCode errorCode, List<FieldProblem> problems, Throwable cause, Object... arguments) {
    super(errorCode.code() + " " + format(errorCode.en(), Locale.ENGLISH, arguments), cause);
    this.errorCode = errorCode;
    this.arguments = arguments.clone();
    this.problems = List.copyOf(problems);
    this.incidentId = UUID.randomUUID().toString();
  }

  /** The code that says which kind of failure it is. */
  public ErrorCode errorCode() {
    return errorCode;
  }

  /** The fields concerned; empty when the failure is not about single fields. */
  public List<FieldProblem> problems() {
    return problems;
  }

  /** Unique id of this occurrence, shown to the user and written to the log. */
  public String incidentId() {
    return incidentId;
  }

  /** What happened, in the reader's language; Vietnamese unless the locale is English. */
  public String sentence(Locale locale) {
    return format(english(locale) ? errorCode.en() : errorCode.vi(), locale, arguments);
  }

  /** What to do next, in the reader's language; Vietnamese unless the locale is English. */
  public String nextStep(Locale locale) {
    return format(english(locale) ? errorCode.nextEn() : errorCode.nextVi(), locale, arguments);
  }

  /**
   * What programs are told besides: names and texts that an answer in a machine's form shows with
   * the failure, for instance a signed statement. Empty unless a kind of failure says otherwise.
   */
  public Map<String, String> members() {
    return Map.of();
  }

  /** After how many seconds trying again makes sense; empty when time alone changes nothing. */
  public OptionalInt retryAfterSeconds() {
    return OptionalInt.empty();
  }

  private static boolean english(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
  }

  private static String format(String pattern, Locale locale, Object[] arguments) {
    return new MessageFormat(pattern, locale).format(arguments);
  }
}
