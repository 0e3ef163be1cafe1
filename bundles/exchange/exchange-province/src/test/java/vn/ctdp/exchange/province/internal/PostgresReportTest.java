package vn.ctdp.exchange.province.internal;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

@EnabledIf("installed")
class PostgresReportTest extends ReportContract {

  PostgresReportTest() {
    super(() -> TestDatabase.postgres("exchange_province"));
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
