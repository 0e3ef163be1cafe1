package vn.ctdp.exchange.keys.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the centre by itself: every few seconds while an answer is awaited, every few minutes for
 * news of keys. One thread.
 */
@Component(
    service = {},
    immediate = true,
    enabled = false,
    configurationPid = KeysConfig.PID)
public final class ProvinceWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ProvinceWatch.class);

  private final ProvinceDesk desk;
  private final ScheduledExecutorService thread;

  @Activate
  public ProvinceWatch(@Reference ProvinceDesk desk, KeysConfig config) {
    this.desk = desk;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "ctdp-keys");
              t.setDaemon(true);
              return t;
            });
    int ask = Math.max(1, config.askSeconds());
    long refresh = Math.max(1, config.refreshMinutes()) * 60L;
    thread.scheduleWithFixedDelay(() -> quietly(this::ask), ask, ask, TimeUnit.SECONDS);
    thread.scheduleWithFixedDelay(
        () -> quietly(desk::refresh), Math.min(60, refresh), refresh, TimeUnit.SECONDS);
  }

  private void ask() {
    if (desk.awaiting()) {
      desk.goOn();
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      // Whatever it is, the centre must be asked again: a task that throws is never run again.
      LOG.error("Asking the centre about keys failed; it is tried again", e);
    }
  }

  @Deactivate
  void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("A question to the centre did not end in time; it is asked again after the start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
