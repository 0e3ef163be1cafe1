package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationGroup;

class ShellTextsTest {

  private final Messages own = Messages.load(ShellServlet.class, "i18n/shell");

  @Test
  void hasEveryTextInBothLanguages() {
    assertThat(own.mismatches()).isEmpty();
  }

  @Test
  void hasEveryKeyThatThePagesAskFor() throws IOException {
    Set<String> asked = new TreeSet<>();
    Pattern key = Pattern.compile("\"(shell\\.[A-Za-z0-9.]+)\"");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/vn/ctdp/ui"))) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher m = key.matcher(Files.readString(source));
        while (m.find()) {
          asked.add(m.group(1));
        }
      }
    }
    assertThat(asked).isNotEmpty();
    assertThat(own.keys()).containsAll(asked);
    assertThat(asked).as("texts that no page asks for").containsAll(own.keys());
    for (NavigationGroup group : NavigationGroup.values()) {
      assertThat(own.find(group.titleKey(), Messages.VIETNAMESE)).isPresent();
    }
  }

  @Test
  void neverShowsAKey() {
    ShellTexts texts = new ShellTexts(own, List::of);
    assertThat(texts.getTranslation("shell.there.is.none", Messages.VIETNAMESE)).isEmpty();
  }

  @Test
  void writesNumbersInTheLanguageAndKeepsApostrophes() {
    assertThat(ShellTexts.fill("Còn {0} ngày ({1})", Messages.VIETNAMESE, 1234, "1/1"))
        .isEqualTo("Còn 1.234 ngày (1/1)");
    assertThat(ShellTexts.fill("It's {0}", Messages.ENGLISH, 1234)).isEqualTo("It's 1,234");
  }
}
