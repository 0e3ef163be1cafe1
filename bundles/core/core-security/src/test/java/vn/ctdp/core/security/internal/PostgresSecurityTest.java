package vn.ctdp.core.security.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** {@link SecurityContract} on PostgreSQL 15, where its programs are installed. */
class PostgresSecurityTest extends SecurityContract {

  @Override
  TestDatabase open() {
    assumeTrue(TestDatabase.postgresInstalled(), "PostgreSQL 15 is not installed");
    return TestDatabase.postgres();
  }
}
