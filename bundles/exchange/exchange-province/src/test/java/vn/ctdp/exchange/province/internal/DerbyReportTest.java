package vn.ctdp.exchange.province.internal;

class DerbyReportTest extends ReportContract {

  DerbyReportTest() {
    super(TestDatabase::derby);
  }
}
