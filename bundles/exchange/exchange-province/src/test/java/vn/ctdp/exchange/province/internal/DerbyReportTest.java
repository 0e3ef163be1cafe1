package vn.ctdp.exchange.province.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyReportTest extends ReportContract {

  DerbyReportTest() {
    super(() -> TestDatabase.derby("exchange_province"));
  }
}
