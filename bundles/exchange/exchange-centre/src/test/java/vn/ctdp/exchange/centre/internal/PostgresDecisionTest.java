package vn.ctdp.exchange.centre.internal;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

@EnabledIf("installed")
class PostgresDecisionTest extends DecisionContract {

  PostgresDecisionTest() {
    super(() -> TestDatabase.postgres("exchange_centre"));
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
