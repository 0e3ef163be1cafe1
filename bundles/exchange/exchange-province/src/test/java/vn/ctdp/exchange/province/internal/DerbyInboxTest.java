package vn.ctdp.exchange.province.internal;

import vn.ctdp.testing.TestDatabase;

class DerbyInboxTest extends InboxContract {

  DerbyInboxTest() {
    super(() -> TestDatabase.derby("exchange_province"));
  }
}
