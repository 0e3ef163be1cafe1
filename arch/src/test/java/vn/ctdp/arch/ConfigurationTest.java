package vn.ctdp.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Operators find every key in the file that they edit and in the documentation. */
class ConfigurationTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern SECTION = Pattern.compile("(?m)^## etc/(vn\\.ctdp\\.[\\w.]+\\.cfg)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z0-9.]+)`");
  private static final Pattern KEY = Pattern.compile("(?m)^(?:# ?)?([a-z][A-Za-z0-9.]*) =");

  /** Its values come from instance.properties, which has a section of its own. */
  private static final String INSTANCE = "vn.ctdp.instance.cfg";

  @Test
  void everyKeyStandsInTheFileAndInTheDocumentation() throws IOException {
    Map<String, Set<String>> documented = documented();
    assertThat(files()).hasSizeGreaterThan(8).contains(Path.of("vn.ctdp.exchange.stream.cfg"));
    for (Path name : files()) {
      String file = name.toString();
      if (file.equals(INSTANCE)) {
        continue;
      }
      Set<String> keys = found(KEY, Files.readString(ROOT.resolve("config/etc").resolve(name)));
      assertThat(keys).as("keys of %s", file).isEqualTo(documented.get(file));
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(ROOT.resolve("config/etc"))) {
      return all.map(Path::getFileName)
          .filter(f -> f.toString().matches("vn\\.ctdp\\..*\\.cfg"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, Set<String>> documented() throws IOException {
    Map<String, Set<String>> result = new TreeMap<>();
    for (String section :
        Files.readString(ROOT.resolve("docs/configuration.md")).split("(?m)(?=^## )")) {
      Matcher name = SECTION.matcher(section);
      if (name.find()) {
        result.put(name.group(1), found(ROW, section));
      }
    }
    return result;
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> result = new TreeSet<>();
    Matcher m = pattern.matcher(text);
    while (m.find()) {
      result.add(m.group(1));
    }
    return result;
  }
}
