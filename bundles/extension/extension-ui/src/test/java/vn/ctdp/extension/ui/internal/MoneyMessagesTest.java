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
import vn.ctdp.extension.money.MoneyKind;

class MoneyMessagesTest {

  private static final Pattern KEY =
      Pattern.compile("(?:\\bt|MoneyTexts\\.t|tile)\\(\\s*\"([A-Za-z.]+)\"");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(MoneyViews.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyKeyInTheViewsHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    Path folder = Path.of("src/main/java/vn/ctdp/extension/ui/internal");
    for (String file :
        Set.of("BudgetListView", "BudgetView", "MoneySection", "MoneyDialogs", "MoneyTexts")) {
      Matcher m = KEY.matcher(Files.readString(folder.resolve(file + ".java")));
      while (m.find()) {
        used.add("extension-money." + m.group(1));
      }
    }
    used.remove("extension-money.document.");
    for (MoneyKind kind :
        Set.of(
            MoneyKind.CAM_KET,
            MoneyKind.TAM_UNG,
            MoneyKind.NGHIEM_THU,
            MoneyKind.TAM_UNG_CON_LAI,
            MoneyKind.THANH_TOAN,
            MoneyKind.QUYET_TOAN,
            MoneyKind.THU_HOI,
            MoneyKind.CHUYEN_DI)) {
      used.add("extension-money.document." + kind);
    }
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(MoneyViews.MESSAGES.keys()).containsAll(used);
  }
}
