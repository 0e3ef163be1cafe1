package vn.ctdp.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComponentTextsTest {

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(UiText.MESSAGES.keys()).hasSizeGreaterThan(100);
    assertThat(UiText.MESSAGES.mismatches()).isEmpty();
  }
}
