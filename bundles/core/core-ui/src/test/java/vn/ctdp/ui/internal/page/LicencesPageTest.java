package vn.ctdp.ui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LicencesPageTest {

  @Test
  void readsNamesAndLicencesOfTheListOnce() {
    String list =
        """
        # Third-party software in this distribution

        | library | licence | where | remark |
        |---|---|---|---|
        | ASM | BSD-3-Clause | inside vaadin-runtime |  |
        | ASM | BSD-3-Clause | system |  |
        | jakarta.annotation | EPL-2.0 OR GPL-2.0-only | system | the first is chosen |
        """;
    assertThat(LicencesPage.components(list))
        .containsExactly(
            new LicencesPage.Component("ASM", "BSD-3-Clause"),
            new LicencesPage.Component("jakarta.annotation", "EPL-2.0 OR GPL-2.0-only"));
  }
}
