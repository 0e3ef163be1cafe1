package vn.ctdp.exchange.province.internal;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("installed")
class PostgresReportTest extends ReportContract {

  PostgresReportTest() {
    super(TestDatabase::postgres);
  }

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }
}
