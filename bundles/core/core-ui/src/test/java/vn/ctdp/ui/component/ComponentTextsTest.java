package vn.ctdp.ui.component;

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
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.NumberStyle;

class ComponentTextsTest {

  private static final Pattern KEY =
      Pattern.compile("(?:\\bt\\(|\"ui.import.new|\\btile\\()\\s*\"([A-Za-z0-9.]+)\"");

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(UiText.MESSAGES.keys()).hasSizeGreaterThan(100);
    assertThat(UiText.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void theStepsOfAnImportHaveAllTheirTexts() throws IOException {
    Set<String> used = new TreeSet<>(List.of("ui.import.new", "ui.import.new.hint", "ui.close"));
    Path views = Path.of("src/main/java/vn/ctdp/ui/component");
    Matcher m = KEY.matcher(Files.readString(views.resolve("TableImport.java")));
    while (m.find()) {
      used.add("ui.import." + m.group(1));
    }
    used.removeIf(k -> k.endsWith("."));
    for (ImportState s : ImportState.values()) {
      used.add("ui.import.state." + s);
    }
    for (ImportPreview.Outcome o : ImportPreview.Outcome.values()) {
      used.add("ui.import.outcome." + o);
    }
    for (NumberStyle n : NumberStyle.values()) {
      used.add("ui.import.style." + n);
    }
    for (ImportField.Kind k : ImportField.Kind.values()) {
      k.units().forEach(u -> used.add("ui.import.unit." + u));
    }
    assertThat(used).hasSizeGreaterThan(60);
    assertThat(UiText.MESSAGES.keys()).containsAll(used);
  }
}
