package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;

class LastResortTest {

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final LastResort resort =
      new LastResort(
          fake(BundleContext.class, 0),
          Duration.ofMillis(50),
          new PrintStream(console, true, StandardCharsets.UTF_8),
          ended::complete);

  @Test
  void cutsAStopThatHangsAndSaysWhatHeldIt() {
    resort.bundleChanged(new BundleEvent(BundleEvent.STOPPING, fake(Bundle.class, 0)));

    assertThat(ended).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(LastResort.CUT_OFF);
    assertThat(console.toString(StandardCharsets.UTF_8))
        .contains("did not stop within PT0.05S")
        .contains("\"" + Thread.currentThread().getName() + "\"")
        .contains("LastResortTest.cutsAStopThatHangsAndSaysWhatHeldIt");
  }

  @Test
  void aModuleThatStopsStartsNothing() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    resort.bundleChanged(new BundleEvent(BundleEvent.STOPPING, fake(Bundle.class, 7)));
    resort.bundleChanged(new BundleEvent(BundleEvent.STARTED, fake(Bundle.class, 0)));

    Set<Thread> since = new HashSet<>(Thread.getAllStackTraces().keySet());
    since.removeAll(before);
    assertThat(since).extracting(Thread::getName).doesNotContain("ctdp-last-resort");
    assertThat(ended).isNotDone();
  }

  private static <T> T fake(Class<T> type, long id) {
    return type.cast(
        Proxy.newProxyInstance(
            LastResortTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getBundleId" -> id;
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == args[0];
                  case "toString" -> type.getSimpleName() + id;
                  default -> null;
                }));
  }
}
