package vn.ctdp.core.subject;

import vn.ctdp.core.text.Localized;

/**
 * What a reference stands for.
 *
 * @param ref the reference
 * @param state whether it could be resolved
 * @param title what to show; for a module that is off, a sentence that says so
 * @param link route of its page within the instance; empty when there is none
 */
public record Subject(SubjectRef ref, State state, Localized title, String link) {

  /** Outcome of resolving. */
  public enum State {
    FOUND,
    NOT_FOUND,
    MODULE_NOT_ENABLED,
    NO_ACCESS
  }
}
