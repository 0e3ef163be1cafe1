package vn.ctdp.core.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link SecurityContract} on PostgreSQL 15. */
class PostgresSecurityTest extends SecurityContract {

  @Override
  TestDatabase open() {
    assertThat(TestDatabase.postgresInstalled())
        .as("PostgreSQL 15 must be installed; ./ctdp test sees to it")
        .isTrue();
    return TestDatabase.postgres();
  }
}
