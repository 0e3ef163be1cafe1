package vn.ctdp.core.security.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;

/**
 * Refused acts on their way to the log and the audit log: the first at once, repetitions by the
 * same caller for the same right counted and told with the next one after ten minutes. The refused
 * caller's transaction rolls back, so {@link RefusalWriter} writes on a thread of its own.
 * Thread-safe.
 */
@Component(service = Refusals.class)
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int REMEMBERED = 2_000;
  private static final int WAITING = 500;

  /**
   * A refused act.
   *
   * @param caller who
   * @param permission the right that was missing
   * @param target where
   * @param repeated how often before, untold
   */
  record Refusal(Caller caller, String permission, String target, int repeated) {}

  private record Key(String user, String permission) {}

  private static final class Tally {
    private Instant toldAt;
    private int untold;
  }

  private final Clock clock;

  /** What is to be written; nothing in an entry only wakes whoever waits. */
  private final BlockingQueue<Optional<Refusal>> queue = new ArrayBlockingQueue<>(WAITING);

  private final Map<Key, Tally> tallies =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Tally> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** With nothing refused yet. */
  @Activate
  public Refusals(@Reference Clock clock) {
    this.clock = clock;
  }

  void note(Caller caller, String permission, Target target) {
    Instant now = clock.instant();
    int untold;
    synchronized (tallies) {
      Tally tally = tallies.computeIfAbsent(new Key(caller.userId(), permission), k -> new Tally());
      if (tally.toldAt != null && now.isBefore(tally.toldAt.plus(WINDOW))) {
        tally.untold++;
        return;
      }
      untold = tally.untold;
      tally.toldAt = now;
      tally.untold = 0;
    }
    String where = describe(target);
    LOG.warn(
        "refused: user={} channel={} address={} permission={} target={} repeated={}",
        caller.username(),
        caller.channel(),
        caller.address(),
        permission,
        where,
        untold);
    if (!queue.offer(Optional.of(new Refusal(caller, permission, where, untold)))) {
      LOG.warn("refusal not audited: more than {} are waiting", WAITING);
    }
  }

  /** Waits for the next one; empty when {@link #wake} ended the waiting. */
  Optional<Refusal> next() throws InterruptedException {
    return queue.take();
  }

  /** Ends a waiting; in a full queue nobody waits. */
  void wake() {
    queue.offer(Optional.empty());
  }

  private static String describe(Target target) {
    if (target == null) {
      return "anywhere";
    }
    if (target.equals(Target.INSTANCE)) {
      return "instance";
    }
    return target.province().map(Object::toString).orElse("-")
        + "/"
        + target.organisation().map(Object::toString).orElse("-");
  }
}
