package vn.ctdp.exchange.province.internal;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

@EnabledIf("installed")
class PostgresReceivedDecisionTest extends ReceivedDecisionContract {

  PostgresReceivedDecisionTest() {
    super(() -> TestDatabase.postgres("exchange_province"));
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
