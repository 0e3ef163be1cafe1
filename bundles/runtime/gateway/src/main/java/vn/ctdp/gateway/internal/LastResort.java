package vn.ctdp.gateway.internal;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Sees to it that a stop of the instance has an end. The framework waits for each part without
 * limit; whatever hangs there would keep the instance half alive, its port and its lock taken. The
 * database is made to survive a cut, people waiting for a restart are not.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = GatewayConfig.PID)
public final class LastResort implements SynchronousBundleListener {

  /** Exit code of an instance that was cut off. */
  static final int CUT_OFF = 70;

  private final BundleContext context;
  private final Duration limit;
  private final PrintStream console;
  private final IntConsumer end;

  @Activate
  public LastResort(BundleContext context, GatewayConfig config) {
    this(
        context,
        Duration.ofSeconds(Math.max(config.stopLimitSeconds(), config.stopSeconds() + 5L)),
        System.err,
        Runtime.getRuntime()::halt);
  }

  LastResort(BundleContext context, Duration limit, PrintStream console, IntConsumer end) {
    this.context = context;
    this.limit = limit;
    this.console = console;
    this.end = end;
    context.addBundleListener(this);
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(this);
  }

  /** The framework is about to stop: from now on time runs. */
  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPING
        && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
      Thread watch = new Thread(this::watch, "ctdp-last-resort");
      watch.setDaemon(true);
      watch.start();
    }
  }

  /** Outlives its own bundle: it needs nothing of it but classes loaded already. */
  private void watch() {
    try {
      Thread.sleep(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      ThreadInfo[] now = threads();
      console.printf(
          "The instance did not stop within %s and is cut off; its %d threads:%n",
          limit, now.length);
      Arrays.stream(now).map(LastResort::describe).forEach(console::println);
      console.flush();
    } finally {
      end.accept(CUT_OFF);
    }
  }

  private static ThreadInfo[] threads() {
    return ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
  }

  /** All of the stack: ThreadInfo itself prints eight frames only. */
  private static String describe(ThreadInfo thread) {
    StringBuilder text = new StringBuilder();
    text.append('"').append(thread.getThreadName()).append("\" ").append(thread.getThreadState());
    if (thread.getLockName() != null) {
      text.append(" on ").append(thread.getLockName());
    }
    if (thread.getLockOwnerName() != null) {
      text.append(" held by \"").append(thread.getLockOwnerName()).append('"');
    }
    for (StackTraceElement frame : thread.getStackTrace()) {
      text.append(System.lineSeparator()).append("    at ").append(frame);
    }
    return text.toString();
  }
}
