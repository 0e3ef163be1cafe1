package vn.ctdp.core.security.internal;

import vn.ctdp.testing.TestDatabase;

/** {@link SecurityContract} on Derby. */
class DerbySecurityTest extends SecurityContract {

  @Override
  TestDatabase open() {
    return TestDatabase.derby("security");
  }
}
