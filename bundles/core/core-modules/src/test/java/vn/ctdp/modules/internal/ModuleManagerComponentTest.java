package vn.ctdp.modules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleManagerComponentTest {

  @Test
  void initiallyEnabledModulesMayStandInOneLine() {
    assertThat(ModuleManagerComponent.ids("clusters, deadlines ,"))
        .containsExactlyInAnyOrder("clusters", "deadlines");
    assertThat(ModuleManagerComponent.ids("clusters", "clusters,deadlines"))
        .containsExactlyInAnyOrder("clusters", "deadlines");
    assertThat(ModuleManagerComponent.ids("")).isEmpty();
    assertThat(ModuleManagerComponent.ids()).isEmpty();
  }
}
