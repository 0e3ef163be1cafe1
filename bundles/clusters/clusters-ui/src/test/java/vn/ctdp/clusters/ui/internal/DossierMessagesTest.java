package vn.ctdp.clusters.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.core.rule.Evidence;

class DossierMessagesTest {

  private static final Pattern SHORT = Pattern.compile("\\bt\\(\\s*\"([A-Za-z0-9.]+)\"");
  private static final Pattern LONG = Pattern.compile("\"clusters\\.dossier\\.([A-Za-z0-9.]+)\"");
  private static final Set<String> RIGHTS = Set.of("view", "process", "chair", "decide");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(DossierViews.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyKeyInTheViewsHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source :
          sources.filter(p -> p.getFileName().toString().startsWith("Dossier")).toList()) {
        String text = Files.readString(source);
        for (Pattern pattern : new Pattern[] {SHORT, LONG}) {
          Matcher m = pattern.matcher(text);
          while (m.find()) {
            used.add(m.group(1).replaceFirst("^clusters\\.dossier\\.", ""));
          }
        }
      }
    }
    used.removeAll(RIGHTS);
    used.removeIf(k -> k.endsWith("."));
    Arrays.stream(DocumentEffect.values()).forEach(e -> used.add("effect." + e));
    Arrays.stream(DossierKind.values()).forEach(k -> used.add("kind.help." + k));
    Arrays.stream(Evidence.values())
        .filter(e -> e != Evidence.VERIFIED)
        .forEach(e -> used.add("evidence." + e));
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(DossierViews.MESSAGES.keys())
        .containsAll(used.stream().map(k -> "clusters.dossier." + k).toList());
  }
}
