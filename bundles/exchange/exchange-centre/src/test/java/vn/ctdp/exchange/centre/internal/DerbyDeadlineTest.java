package vn.ctdp.exchange.centre.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyDeadlineTest extends DeadlineContract {

  DerbyDeadlineTest() {
    super(() -> TestDatabase.derby("exchange_centre"));
  }
}
