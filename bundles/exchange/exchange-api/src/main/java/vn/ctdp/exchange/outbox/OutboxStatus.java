package vn.ctdp.exchange.outbox;

import java.time.Instant;
import java.util.List;

/**
 * The queue at one moment.
 *
 * @param road the road in use: {@code rest}, {@code soap} or {@code file}
 * @param roads roads that may be chosen now
 * @param roadChangedBy who chose the road; empty while it is the one of the configuration
 * @param roadChangedAt when; null while it is the one of the configuration
 * @param waiting messages that wait
 * @param oldestSince when the oldest of them was approved; null when nothing waits
 * @param attempts attempts at the first of them
 * @param nextAttemptAt when the first of them is tried again at the earliest; null when nothing is
 *     tried by itself
 * @param lastProblem why the last attempt at the first of them failed; empty when it did not
 */
public record OutboxStatus(
    String road,
    List<String> roads,
    String roadChangedBy,
    Instant roadChangedAt,
    long waiting,
    Instant oldestSince,
    int attempts,
    Instant nextAttemptAt,
    String lastProblem) {

  public OutboxStatus {
    roads = List.copyOf(roads);
  }
}
