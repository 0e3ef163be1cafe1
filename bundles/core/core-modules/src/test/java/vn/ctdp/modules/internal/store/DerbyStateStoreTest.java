package vn.ctdp.modules.internal.store;

import vn.ctdp.testing.TestDatabase;

class DerbyStateStoreTest extends StateStoreContract {

  @Override
  TestDatabase open() {
    return TestDatabase.derby("modules");
  }
}
