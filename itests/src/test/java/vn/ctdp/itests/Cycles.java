package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.openqa.selenium.By;

/**
 * A module switched on and off many times while two people are signed in and a program keeps
 * asking: nobody is disturbed and nothing is left behind.
 *
 * <p>One person works in a page of the core that stays; the other one looks at the module's own
 * page now and then and is led away when it goes. Neither page is ever loaded anew.
 */
final class Cycles {

  private static final String MENU = "Phương án phát triển cụm";
  private static final By SEARCH = By.cssSelector(".cu-list-search input");
  private static final int WARM_UP = 5;
  private static final int VISIT_EVERY = 5;

  private final Instance instance;
  private final String module;

  Cycles(Instance instance, String module) {
    this.instance = instance;
    this.module = module;
  }

  /** Switches so often, and checks what it did to others. */
  void run(int cycles) {
    try (Browser worker = new Browser(instance, Browser.DESK);
        Browser visitor = new Browser(instance, Browser.DESK)) {
      switched("disable");
      worker.signIn("lanhdao").open("organisations").see("Tổ chức");
      visitor.signIn("chuyenvien").see("Trang chủ");
      for (Browser browser : List.of(worker, visitor)) {
        browser.seeNot(MENU);
        browser.script("window.ctdpSamePage = true");
      }
      String workersSession = worker.cookies();
      String visitorsSession = visitor.cookies();
      // What is made once and kept (pools, caches, compiled code) is there before it is counted.
      for (int i = 0; i < WARM_UP; i++) {
        cycle(worker, visitor, true);
      }
      Usage before = settled(Integer.MAX_VALUE);

      Client client = new Client();
      client.start();
      long slowest = 0;
      for (int i = 0; i < cycles; i++) {
        slowest = Math.max(slowest, cycle(worker, visitor, i % VISIT_EVERY == 0));
      }
      client.end();
      Usage after = settled(before.classLoaders());

      System.out.printf(
          "%d cycles: slowest enabling %d ms, %d other requests, %d failed; before %s, after %s%n",
          cycles,
          slowest / 1_000_000,
          client.asked.get(),
          client.failures.size(),
          before.words(),
          after.words());
      assertThat(client.failures).isEmpty();
      assertThat(client.asked.get()).isGreaterThan(cycles);
      for (Browser browser : List.of(worker, visitor)) {
        assertThat(browser.script("return window.ctdpSamePage")).isEqualTo(true);
        assertThat(browser.text()).doesNotContain("Đăng nhập").doesNotContain(MENU);
      }
      assertThat(worker.path()).isEqualTo("organisations");
      assertThat(worker.cookies()).isEqualTo(workersSession);
      assertThat(visitor.cookies()).isEqualTo(visitorsSession);
      assertThat(after.classLoaders())
          .as("class loaders of bundles")
          .isLessThanOrEqualTo(before.classLoaders());
      assertThat(after.moduleClasses()).as("classes of the module that stayed").isEmpty();
      assertThat(sum(after.threads()))
          .as("threads, before %s, after %s", before.threads(), after.threads())
          .isLessThanOrEqualTo(sum(before.threads()) + 2);
      assertThat(after.connections())
          .as("database connections")
          .isLessThanOrEqualTo(before.connections() + 2);
      // Roughly only: caches fill in a run. What a module left behind is counted above.
      assertThat(after.heapMegabytes()).as("heap").isLessThan(before.heapMegabytes() + 40);
    }
  }

  /** On and off once; how long the switch took, in nanoseconds. */
  private long cycle(Browser worker, Browser visitor, boolean visit) {
    long begun = System.nanoTime();
    switched("enable");
    long took = System.nanoTime() - begun;
    if (visit) {
      visitor.see(MENU).click("Danh mục cụm").see("Chưa có cụm công nghiệp nào");
      worker.see(MENU).type(SEARCH, "dak lak").see("Đắk Lắk").seeNot("Cà Mau");
    }
    switched("disable");
    if (visit) {
      visitor.see("vừa được tắt").see("Trang chủ");
      visitor.click(
          By.cssSelector(
              "[slot='notification'] vaadin-button, vaadin-notification-card vaadin-button"));
      worker.seeNot(MENU).type(SEARCH, "ca mau").see("Cà Mau").seeNot("Đắk Lắk");
    }
    return took;
  }

  private void switched(String act) {
    JsonNode status =
        instance.operator(
            "POST",
            "/modules/" + module + "/" + act + "?wait=120",
            Instance.JSON.createObjectNode().put("reason", "kiểm thử"));
    assertThat(status.get("actual").asText())
        .isEqualTo(act.equals("enable") ? "ENABLED" : "DISABLED");
  }

  /** A program that reads something of the core all the time, with short breaths between. */
  private final class Client {

    private static final int BREATH_MILLIS = 20;

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    void start() {
      clock.scheduleWithFixedDelay(this::ask, 0, BREATH_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end() {
      clock.shutdown();
      try {
        assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private void ask() {
      try {
        HttpResponse<String> answer = instance.get("/api/modules", "quantri");
        asked.incrementAndGet();
        if (answer.statusCode() != 200) {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (RuntimeException e) {
        failures.add(e.toString());
      }
    }
  }

  /** What the process holds after a full collection. */
  record Usage(
      Map<String, Integer> threads,
      int classLoaders,
      int connections,
      long heapMegabytes,
      List<String> moduleClasses) {

    String words() {
      return "%d threads, %d class loaders, %d connections, %d MB"
          .formatted(sum(threads), classLoaders, connections, heapMegabytes);
    }
  }

  /**
   * Counted when the pages have told the server that they took the last change: until then Vaadin
   * keeps it.
   */
  private Usage settled(int loaders) {
    Usage[] last = new Usage[1];
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofSeconds(2))
          .until(
              () -> {
                last[0] = usage();
                return last[0].classLoaders() <= loaders && last[0].moduleClasses().isEmpty();
              });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      // Whoever asked compares, and says what is too much.
    }
    return last[0];
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Java's threads, but for those of the pools of the web server and of its push, whose number
   * follows the load.
   */
  private static boolean counts(String line) {
    return line.startsWith("\"")
        && line.contains(" prio=")
        && !line.startsWith("\"qtp")
        && !line.startsWith("\"Atmosphere-Shared");
  }

  /** A thread's name without its number. */
  private static String kind(String line) {
    return line.substring(1, line.indexOf('"', 1)).replaceAll("[0-9a-f-]*[0-9][0-9a-f-]*", "#");
  }

  private Usage usage() {
    String pid = Long.toString(instance.pid());
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Instance.run(List.of(jcmd, pid, "GC.run"));
    String histogram = Instance.run(List.of(jcmd, pid, "GC.class_histogram")).output();
    String threads = Instance.run(List.of(jcmd, pid, "Thread.print")).output();
    Map<String, Integer> counts = new HashMap<>();
    List<String> ofModule = new ArrayList<>();
    long bytes = 0;
    for (String line : histogram.lines().toList()) {
      String[] parts = line.strip().split("\\s+");
      if (parts.length >= 4 && parts[0].endsWith(":")) {
        counts.merge(parts[3], Integer.parseInt(parts[1]), Integer::sum);
        bytes += Long.parseLong(parts[2]);
        if (parts[3].startsWith("vn.ctdp." + module + ".")) {
          ofModule.add(parts[3]);
        }
      }
    }
    return new Usage(
        threads
            .lines()
            .filter(Cycles::counts)
            .collect(
                Collectors.groupingBy(Cycles::kind, TreeMap::new, Collectors.summingInt(l -> 1))),
        counts.getOrDefault("org.apache.felix.framework.BundleWiringImpl$BundleClassLoader", 0),
        counts.getOrDefault("org.apache.commons.dbcp2.managed.PoolableManagedConnection", 0),
        bytes / (1024 * 1024),
        ofModule);
  }
}
