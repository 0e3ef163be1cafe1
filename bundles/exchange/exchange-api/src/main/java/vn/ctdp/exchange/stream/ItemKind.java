package vn.ctdp.exchange.stream;

/** Kinds of items that the platform itself knows; modules may publish kinds of their own. */
public final class ItemKind {

  /** A form version: the form document of {@code docs/forms.md}. */
  public static final String FORM = "form";

  /** Reference data, for instance the holidays of a year. */
  public static final String CATALOGUE = "catalogue";

  /** A decision that moves a deadline. */
  public static final String DEADLINE = "deadline";

  /** A message to people. */
  public static final String NOTICE = "notice";

  /** What the centre requires or recommends to switch on. */
  public static final String MODULE_ADVICE = "module-advice";

  /** A report accepted, returned, locked or reopened, with reasons at the cells. */
  public static final String REPORT_DECISION = "report-decision";

  /** An answer to a question or a request. */
  public static final String ANSWER = "answer";

  /** The centre's public keys. */
  public static final String KEYS = "keys";

  private ItemKind() {}
}
