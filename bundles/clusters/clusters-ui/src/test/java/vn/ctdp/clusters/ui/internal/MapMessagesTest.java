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
import vn.ctdp.clusters.Stage;

class MapMessagesTest {

  private static final Pattern KEY = Pattern.compile("\"(clusters-map\\.[A-Za-z.]+)\"");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(MapViews.MESSAGES.mismatches()).isEmpty();
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
    assertThat(MapViews.MESSAGES.keys()).containsAll(used);
    assertThat(used).isNotEmpty();
  }

  @Test
  void theMapAsksNothingOfOtherHosts() throws IOException {
    String script = Files.readString(Path.of("src/main/resources/static/map.js"));
    assertThat(script).doesNotContain("http:", "https:", "tileLayer", "innerHTML");
    assertThat(Files.readString(Path.of("src/main/resources/static/map.css")))
        .doesNotContain("http", "@import", "url(");
  }

  @Test
  void stagesHaveColoursOfTheirOwn() {
    Set<String> colours = new TreeSet<>();
    for (Stage stage : Stage.values()) {
      colours.add(MapCanvas.colour(stage));
    }
    assertThat(colours).hasSize(Stage.values().length);
  }
}
