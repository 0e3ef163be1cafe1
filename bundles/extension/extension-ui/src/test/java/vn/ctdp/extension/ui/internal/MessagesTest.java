package vn.ctdp.extension.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Pattern KEY = Pattern.compile("\"(extension\\.[A-Za-z0-9.]+)\"");

  /** Rights and ids of lists, which look like keys. */
  private static final Set<String> NO_TEXTS =
      Set.of(
          "extension.project.view",
          "extension.project.edit",
          "extension.plan.edit",
          "extension.process.edit",
          "extension.money.view",
          "extension.money.allocate",
          "extension.money.pay",
          "extension.project.appraise",
          "extension.project.decide",
          "extension.network.view",
          "extension.network.edit",
          "extension.travel",
          "extension.projects",
          "extension.plans",
          "extension.plan.projects",
          "extension.programmes",
          "extension.contents",
          "extension.warnings",
          "extension.indicators",
          "extension.indicator.records",
          "extension.months",
          "extension.css");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(ExtensionViews.MESSAGES.mismatches()).isEmpty();
    assertThat(ReportViews.MESSAGES.mismatches()).isEmpty();
    assertThat(TravelViews.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyKeyInTheViewsHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        Matcher m = KEY.matcher(Files.readString(source));
        while (m.find()) {
          used.add(m.group(1));
        }
      }
    }
    used.removeIf(k -> k.endsWith("."));
    used.removeAll(NO_TEXTS);
    assertThat(ExtensionViews.MESSAGES.keys()).containsAll(used);
    assertThat(used).isNotEmpty();
  }

  @Test
  void everyKeyOfReportsHasAText() throws IOException {
    Pattern key = Pattern.compile("\"(extension-report\\.[A-Za-z0-9.]+)\"");
    Set<String> used = new TreeSet<>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        Matcher m = key.matcher(Files.readString(source));
        while (m.find()) {
          used.add(m.group(1));
        }
      }
    }
    used.removeIf(k -> k.endsWith("."));
    assertThat(ReportViews.MESSAGES.keys()).containsAll(used);
    assertThat(used).isNotEmpty();
  }
}
