package vn.ctdp.exchange.stream;

import java.time.Instant;
import vn.ctdp.core.text.Localized;

/**
 * An item in a province's list.
 *
 * @param number number in the centre's stream
 * @param kind kind
 * @param moduleId module it belongs to; empty for the platform
 * @param title what it is
 * @param publishedAt when the centre published it
 * @param receivedAt when it came
 * @param state what became of it
 * @param attempts how often it was handed over
 * @param appliedAt when it was carried out or skipped; null before
 * @param problem what the last attempt failed at, or why it waits; empty otherwise
 */
public record ReceivedItem(
    long number,
    String kind,
    String moduleId,
    Localized title,
    Instant publishedAt,
    Instant receivedAt,
    State state,
    int attempts,
    Instant appliedAt,
    String problem) {

  /** What became of an item. */
  public enum State {
    /** Waits for its turn, for its module, or for somebody who handles its kind. */
    WAITING,
    /** Carried out. */
    APPLIED,
    /** Could not be carried out; tried again by itself. */
    FAILED,
    /** An administrator decided to go on without it. */
    SKIPPED
  }
}
