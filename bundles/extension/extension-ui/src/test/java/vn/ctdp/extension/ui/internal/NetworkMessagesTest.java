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

class NetworkMessagesTest {

  private static final Pattern KEY = Pattern.compile("(?:\\bt|entry)\\(\\s*\"([A-Za-z.]+)\"");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(NetworkViews.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyKeyInTheViewsHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    Path folder = Path.of("src/main/java/vn/ctdp/extension/ui/internal");
    for (String file :
        Set.of(
            "NetworkViews",
            "NetworkTexts",
            "CentreListView",
            "CentreView",
            "CentreDialogs",
            "CollaboratorListView",
            "CollaboratorView",
            "CollaboratorDialogs",
            "CoverageView",
            "PlaceImportDialog")) {
      Matcher m = KEY.matcher(Files.readString(folder.resolve(file + ".java")));
      while (m.find()) {
        if (!m.group(1).endsWith(".")) {
          used.add("extension-network." + m.group(1));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(NetworkViews.MESSAGES.keys()).containsAll(used);
  }
}
