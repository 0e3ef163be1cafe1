package vn.ctdp.exchange.centre.internal;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("installed")
class PostgresIntakeTest extends IntakeContract {

  PostgresIntakeTest() {
    super(TestDatabase::postgres);
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
