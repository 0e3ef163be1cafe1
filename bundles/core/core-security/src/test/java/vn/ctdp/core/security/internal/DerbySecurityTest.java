package vn.ctdp.core.security.internal;

/** {@link SecurityContract} on Derby. */
class DerbySecurityTest extends SecurityContract {

  @Override
  TestDatabase open() {
    return TestDatabase.derby();
  }
}
