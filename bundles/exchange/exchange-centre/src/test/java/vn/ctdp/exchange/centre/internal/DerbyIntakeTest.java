package vn.ctdp.exchange.centre.internal;

class DerbyIntakeTest extends IntakeContract {

  DerbyIntakeTest() {
    super(TestDatabase::derby);
  }
}
