package vn.ctdp.clusters.ui.internal;

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

  private static final Pattern KEY = Pattern.compile("\"(clusters\\.[A-Za-z0-9.]+)\"");
  private static final Set<String> NO_TEXTS =
      Set.of(
          "clusters.register.view",
          "clusters.register.edit",
          "clusters.vacancy.publish",
          "clusters.list",
          "clusters.plan",
          "clusters.facts",
          "clusters.review.decide",
          "clusters.rates",
          "clusters.reconciliation",
          "clusters.findings",
          "clusters.establishment",
          "clusters.declared",
          "clusters.conflicts");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(ClusterViews.MESSAGES.mismatches()).isEmpty();
    assertThat(ReviewViews.MESSAGES.mismatches()).isEmpty();
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
    used.removeIf(k -> k.endsWith(".") || k.startsWith("clusters.dossier."));
    used.removeAll(NO_TEXTS);
    Set<String> texts = new TreeSet<>(ClusterViews.MESSAGES.keys());
    texts.addAll(ReviewViews.MESSAGES.keys());
    assertThat(texts).containsAll(used);
    assertThat(used).isNotEmpty();
  }
}
