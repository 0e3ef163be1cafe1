package vn.ctdp.clusters.ui.internal;

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
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.core.sheet.office.ImportField;

class ImportMessagesTest {

  private static final Pattern KEY = Pattern.compile("\\bt\\(\\s*\"([A-Za-z0-9.]+)\"");

  @Test
  void bothLanguagesSayTheSameAndEveryKeyHasAText() throws IOException {
    assertThat(ImportViews.MESSAGES.mismatches()).isEmpty();
    Set<String> used = new TreeSet<>();
    Path views = Path.of("src/main/java/vn/ctdp/clusters/ui/internal");
    for (String view : List.of("ImportListView", "ImportView", "BulkEditView")) {
      Matcher m = KEY.matcher(Files.readString(views.resolve(view + ".java")));
      while (m.find()) {
        used.add("clusters-import." + m.group(1));
      }
    }
    used.removeIf(k -> k.endsWith("."));
    for (ConflictRule c : ConflictRule.values()) {
      used.add("clusters-import.conflicts." + c);
    }
    for (ImportField.Kind k : ImportField.Kind.values()) {
      used.add("clusters-import.bulk.kind." + k);
    }
    assertThat(ImportViews.MESSAGES.keys()).containsAll(used);
  }
}
