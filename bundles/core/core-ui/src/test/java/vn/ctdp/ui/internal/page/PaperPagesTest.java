package vn.ctdp.ui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaperPagesTest {

  private static final Pattern KEY = Pattern.compile("\"(core\\.papers\\.[A-Za-z.]*[A-Za-z])\"");

  @Test
  void everyTextOfThePagesIsThereInBothLanguages() throws IOException {
    assertThat(PaperPages.MESSAGES.mismatches()).isEmpty();
    Set<String> used = new TreeSet<>();
    for (String page :
        Set.of("PaperPages", "PaperTemplatesPage", "PaperTemplatePage", "PaperNumbersPage")) {
      Matcher m =
          KEY.matcher(
              Files.readString(
                  Path.of("src/main/java/vn/ctdp/ui/internal/page/" + page + ".java")));
      while (m.find()) {
        used.add(m.group(1));
      }
    }
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(PaperPages.MESSAGES.keys()).containsAll(used);
  }
}
