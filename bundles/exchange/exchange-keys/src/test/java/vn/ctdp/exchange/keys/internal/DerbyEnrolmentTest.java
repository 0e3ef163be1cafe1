package vn.ctdp.exchange.keys.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyEnrolmentTest extends EnrolmentContract {

  DerbyEnrolmentTest() {
    super(() -> TestDatabase.derby("exchange_keys"));
  }
}
