package vn.ctdp.modules.internal.karaf;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs foreign code on a thread of its own with a deadline, so that nothing that it does can hold
 * the manager for ever.
 */
final class Guarded {

  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);
  private static final long GRACE_SECONDS = 3;

  /** The deadline passed. */
  static final class Overdue extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean stillRunning;

    Overdue(boolean stillRunning) {
      super(stillRunning ? "overdue and still running" : "overdue");
      this.stillRunning = stillRunning;
    }

    /** Whether the thread ignored the interruption: it is out of control until it ends. */
    boolean stillRunning() {
      return stillRunning;
    }
  }

  private Guarded() {}

  /**
   * Runs the task.
   *
   * @param interrupt whether to interrupt it at the deadline; without, it is left to end by itself
   * @throws Overdue when it took longer
   * @throws CancellationException when the manager itself is told to stop
   * @throws Exception what the task threw, errors included, wrapped
   */
  static <T> T call(String name, Duration atMost, boolean interrupt, Callable<T> task)
      throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(future, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn(
          "{} did not end within {} s; it was here:\n{}",
          name,
          atMost.toSeconds(),
          Arrays.stream(thread.getStackTrace())
              .limit(25)
              .map(frame -> "    at " + frame)
              .collect(Collectors.joining("\n")));
      if (interrupt) {
        thread.interrupt();
        join(thread);
      }
      throw new Overdue(thread.isAlive());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      if (interrupt) {
        thread.interrupt();
      }
      Thread.currentThread().interrupt();
      throw new CancellationException(name);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(thread.getName());
    }
  }
}
