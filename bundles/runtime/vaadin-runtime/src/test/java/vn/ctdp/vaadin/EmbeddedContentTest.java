package vn.ctdp.vaadin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads what is about to be packed: only Apache-licensed Vaadin, and a front end that is whole. */
class EmbeddedContentTest {

  private static final Path CLASSES = Path.of("target/classes");
  private static final Path WEBAPP = CLASSES.resolve("META-INF/VAADIN/webapp");
  private static final Pattern COMMERCIAL_CLASS =
      Pattern.compile(
          "com/vaadin/(pro|collaborationengine|addon|testbench|cdi|copilot|base/devserver)/.*"
              + "|com/vaadin/flow/component/(charts|gridpro|crud|board|map|spreadsheet"
              + "|richtexteditor|dashboard|cookieconsent|confirmdialogpro)/.*"
              + "|.*[Ll]icenseChecker.*|com/vaadin/experimental/pro/.*");
  private static final Pattern FRONT_END_REFERENCE =
      Pattern.compile("(?:from|import|import\\()\\s*\"\\./([^\"]+\\.js)\"|/build/([^\"]+\\.js)\"");

  @Test
  void holdsNoCommercialClassAndNoLicenceChecker() throws IOException {
    assertThat(files(CLASSES)).filteredOn(f -> COMMERCIAL_CLASS.matcher(f).matches()).isEmpty();
  }

  @Test
  void holdsNoServletInitialiserThatAContainerWouldRunByItself() {
    assertThat(CLASSES.resolve("META-INF/services/jakarta.servlet.ServletContainerInitializer"))
        .doesNotExist();
  }

  @Test
  void holdsEveryFileThatTheFirstPageLoadsAndNoOther() throws IOException {
    Path build = WEBAPP.resolve("VAADIN/build");
    Set<String> present =
        files(build).stream().filter(f -> f.endsWith(".js")).collect(Collectors.toSet());
    Set<String> reached = new TreeSet<>();
    Set<String> absent = new TreeSet<>();
    Deque<String> open =
        new ArrayDeque<>(references(Files.readString(WEBAPP.resolve("index.html"))));
    while (!open.isEmpty()) {
      String file = open.pop();
      if (!present.contains(file)) {
        absent.add(file);
      } else if (reached.add(file)) {
        open.addAll(references(Files.readString(build.resolve(file))));
      }
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(present);
    // Loaded on demand by the Java classes of Charts, Map, Spreadsheet and Rich Text Editor only.
    assertThat(absent).hasSize(4).allMatch(f -> f.startsWith("chunk-"));
  }

  @Test
  void runsInProductionModeWithoutADevelopmentServer() throws IOException {
    String info =
        Files.readString(
            CLASSES.resolve("META-INF/VAADIN/config/flow-build-info.json"), StandardCharsets.UTF_8);
    assertThat(info).containsPattern("\"productionMode\"\\s*:\\s*true");
  }

  @Test
  void importsNothingOptionalAndNothingUnknown() throws IOException {
    String manifest =
        Files.readString(CLASSES.resolve("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8)
            .replace("\r", "")
            .replace("\n ", "");
    String imports =
        manifest
            .lines()
            .filter(l -> l.startsWith("Import-Package:"))
            .collect(Collectors.joining())
            .substring("Import-Package:".length());
    assertThat(imports).doesNotContain("resolution:=").doesNotContain("vaadin");
    assertThat(List.of(imports.trim().split(",(?=[a-z])")))
        .allMatch(
            p ->
                p.matches(
                    "(jakarta\\.servlet|jakarta\\.websocket|com\\.fasterxml\\.jackson|org\\.slf4j"
                        + "|javax\\.|org\\.w3c\\.dom|org\\.xml\\.sax|java\\.).*"));
  }

  private static Set<String> references(String text) {
    Set<String> found = new TreeSet<>();
    Matcher m = FRONT_END_REFERENCE.matcher(text);
    while (m.find()) {
      found.add(m.group(1) != null ? m.group(1) : m.group(2));
    }
    return found;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .toList();
    }
  }
}
