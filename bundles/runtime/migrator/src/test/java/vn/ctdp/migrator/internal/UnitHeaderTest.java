package vn.ctdp.migrator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitHeaderTest {

  @Test
  void readsUnitPathAndOrder() {
    assertThat(UnitHeader.parse("clusters;path=db/clusters;after=\"core,exchange\""))
        .containsExactly(new UnitHeader("clusters", "db/clusters", Set.of("core", "exchange")));
  }

  @Test
  void pathFollowsTheUnitAndClausesAreSeveral() {
    assertThat(UnitHeader.parse("core, security;after=core"))
        .containsExactly(
            new UnitHeader("core", "db/core", Set.of()),
            new UnitHeader("security", "db/security", Set.of("core")));
  }

  @Test
  void refusesWhatCouldLeaveTheSchemaName() {
    assertThatThrownBy(() -> UnitHeader.parse("core\"; drop schema x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnitHeader.parse("core;pfad=db/core"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
