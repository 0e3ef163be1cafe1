package vn.ctdp.exchange.centre.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyStreamTest extends StreamContract {

  DerbyStreamTest() {
    super(() -> TestDatabase.derby("exchange_centre"));
  }
}
