package vn.ctdp.core.security.internal;

import vn.ctdp.testing.TestDatabase;

/** {@link SecurityContract} on PostgreSQL 15. */
class PostgresSecurityTest extends SecurityContract {

  @Override
  TestDatabase open() {
    return TestDatabase.postgres("security");
  }
}
