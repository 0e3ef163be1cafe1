package vn.ctdp.exchange.centre.internal;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

@EnabledIf("installed")
class PostgresDeadlineTest extends DeadlineContract {

  PostgresDeadlineTest() {
    super(() -> TestDatabase.postgres("exchange_centre"));
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
