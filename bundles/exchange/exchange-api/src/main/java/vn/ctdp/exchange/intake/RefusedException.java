package vn.ctdp.exchange.intake;

import java.util.Locale;
import java.util.Map;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;

/** A report was refused for good: sending the same again brings the same answer. */
public final class RefusedException extends CtdpException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /**
   * Carries a refusal.
   *
   * @param cause what stood against it; null when an old answer is given again
   */
  public RefusedException(Refusal refusal, Throwable cause) {
    super(new Code(refusal), refusal.problems(), cause);
    this.refusal = refusal;
  }

  /** What the centre says. */
  public Refusal refusal() {
    return refusal;
  }

  /** The reason: the intake's own code when it is said for the first time. */
  @Override
  public ErrorCode errorCode() {
    return getCause() instanceof CtdpException first ? first.errorCode() : super.errorCode();
  }

  @Override
  public String sentence(Locale locale) {
    return refusal.sentence().in(locale);
  }

  @Override
  public String nextStep(Locale locale) {
    return refusal.nextStep().in(locale);
  }

  /** The signed refusal under {@code signed}. */
  @Override
  public Map<String, String> members() {
    return refusal.document().isEmpty() ? Map.of() : Map.of("signed", refusal.document());
  }

  /** The reason as a code; its sentences are patterns, so what is said is quoted. */
  private record Code(Refusal refusal) implements ErrorCode {

    @Override
    public String code() {
      return refusal.code();
    }

    @Override
    public int status() {
      return refusal.status();
    }

    @Override
    public String vi() {
      return quoted(refusal.sentence().vi());
    }

    @Override
    public String en() {
      return quoted(refusal.sentence().en());
    }

    @Override
    public String nextVi() {
      return quoted(refusal.nextStep().vi());
    }

    @Override
    public String nextEn() {
      return quoted(refusal.nextStep().en());
    }

    private static String quoted(String text) {
      return text.replace("'", "''").replace("{", "'{'").replace("}", "'}'");
    }
  }
}
