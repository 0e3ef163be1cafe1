package vn.ctdp.modules.internal;

import vn.ctdp.core.text.Localized;

/** Something went wrong with a module; carries the one sentence that the administrator reads. */
public final class ModuleFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Localized sentence;

  /** A failure whose sentence says it all. */
  public ModuleFailure(Localized sentence) {
    this(sentence, null);
  }

  /** A failure with the cause for the log. */
  public ModuleFailure(Localized sentence, Throwable cause) {
    super(sentence.en(), cause);
    this.sentence = sentence;
  }

  /** Why, in one plain sentence. */
  public Localized sentence() {
    return sentence;
  }
}
