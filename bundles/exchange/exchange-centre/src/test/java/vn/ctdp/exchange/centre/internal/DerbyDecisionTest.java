package vn.ctdp.exchange.centre.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyDecisionTest extends DecisionContract {

  DerbyDecisionTest() {
    super(() -> TestDatabase.derby("exchange_centre"));
  }
}
