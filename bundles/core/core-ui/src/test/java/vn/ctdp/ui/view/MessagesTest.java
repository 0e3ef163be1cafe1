package vn.ctdp.ui.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private final Messages texts = Messages.load(MessagesTest.class, "i18n/sample");

  @Test
  void answersInTheLanguageAskedFor() {
    assertThat(texts.find("sample.hello", Messages.VIETNAMESE)).contains("Kính chào {0}");
    assertThat(texts.find("sample.hello", Locale.US)).contains("Welcome, {0}");
    assertThat(texts.find("sample.hello", Locale.FRENCH)).contains("Kính chào {0}");
    assertThat(texts.find("sample.none", Messages.VIETNAMESE)).isEmpty();
  }

  @Test
  void namesKeysThatDoNotMatch() {
    assertThat(texts.mismatches())
        .containsExactly("sample.differentPlaces", "sample.onlyEnglish", "sample.onlyVietnamese");
  }

  @Test
  void refusesFilesThatAreNotUtf8() {
    assertThatThrownBy(() -> Messages.load(MessagesTest.class, "i18n/latin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void refusesOneKeyInTwoFiles() {
    assertThatThrownBy(() -> texts.and(Messages.load(MessagesTest.class, "i18n/sample")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample.hello");
  }
}
