package vn.ctdp.exchange.keys.internal;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

@EnabledIf("installed")
class PostgresEnrolmentTest extends EnrolmentContract {

  PostgresEnrolmentTest() {
    super(() -> TestDatabase.postgres("exchange_keys"));
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
