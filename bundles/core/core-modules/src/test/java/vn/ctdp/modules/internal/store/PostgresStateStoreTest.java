package vn.ctdp.modules.internal.store;

import vn.ctdp.testing.TestDatabase;

class PostgresStateStoreTest extends StateStoreContract {

  @Override
  TestDatabase open() {
    return TestDatabase.postgres("modules");
  }
}
