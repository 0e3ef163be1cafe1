package vn.ctdp.exchange.province.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyReceivedDecisionTest extends ReceivedDecisionContract {

  DerbyReceivedDecisionTest() {
    super(() -> TestDatabase.derby("exchange_province"));
  }
}
