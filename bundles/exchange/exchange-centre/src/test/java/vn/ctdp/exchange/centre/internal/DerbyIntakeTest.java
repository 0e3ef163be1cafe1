package vn.ctdp.exchange.centre.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyIntakeTest extends IntakeContract {

  DerbyIntakeTest() {
    super(() -> TestDatabase.derby("exchange_centre"));
  }
}
