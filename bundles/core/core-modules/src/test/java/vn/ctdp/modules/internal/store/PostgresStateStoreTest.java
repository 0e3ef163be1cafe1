package vn.ctdp.modules.internal.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import vn.ctdp.migrator.internal.TemporaryPostgres;

class PostgresStateStoreTest extends StateStoreContract {

  private static TemporaryPostgres server;
  private static TestUnit unit;

  @BeforeAll
  static void open() throws Exception {
    server =
        TemporaryPostgres.start(
            TemporaryPostgres.programs()
                .orElseThrow(() -> new AssertionError("PostgreSQL is not installed")));
    unit = new TestUnit(server.dataSource(), "TIMESTAMP(6) WITH TIME ZONE");
  }

  @AfterAll
  static void close() throws Exception {
    if (unit != null) {
      unit.close();
    }
    server.close();
  }

  @Override
  TestUnit unit() {
    return unit;
  }
}
