package vn.ctdp.ui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedValuesTest {

  @Test
  void knowsUnitsFromWhatOnlyLooksLikeThem() {
    assertThat(new String[] {"34:68", "63:12", "34:24678", "34:12,34:68", "34:12, 63:68"})
        .allMatch(LoggedValues::areUnits);
    assertThat(new String[] {"08:30", "34:123", "2026-11-22 08:30", "12:34, 08:30", "34:12 x"})
        .noneMatch(LoggedValues::areUnits);
  }
}
