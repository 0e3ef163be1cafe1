package vn.ctdp.extension.internal;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

@EnabledIf("installed")
class NetworkPostgresTest extends NetworkContract {

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }

  @Override
  TestDatabase database() {
    return TestDatabase.postgres("extension");
  }
}
