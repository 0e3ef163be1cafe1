package vn.ctdp.extension.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImportMessagesTest {

  private static final Pattern KEY = Pattern.compile("\"(extension-import\\.[a-z.]+)\"");

  @Test
  void bothLanguagesSayTheSameAndEveryKeyHasAText() throws IOException {
    assertThat(ImportViews.MESSAGES.mismatches()).isEmpty();
    Set<String> used = new TreeSet<>();
    Path views = Path.of("src/main/java/vn/ctdp/extension/ui/internal");
    for (String view : List.of("ImportViews", "ImportListView", "ImportView", "ProjectListView")) {
      Matcher m = KEY.matcher(Files.readString(views.resolve(view + ".java")));
      while (m.find()) {
        used.add(m.group(1));
      }
    }
    // Ids of lists look like keys of texts.
    used.removeAll(Set.of("extension-import.list", "extension-import.preview"));
    assertThat(ImportViews.MESSAGES.keys()).containsExactlyInAnyOrderElementsOf(used);
  }
}
