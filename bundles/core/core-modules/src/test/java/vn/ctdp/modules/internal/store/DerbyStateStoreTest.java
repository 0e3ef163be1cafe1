package vn.ctdp.modules.internal.store;

import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DerbyStateStoreTest extends StateStoreContract {

  private static TestUnit unit;

  @BeforeAll
  static void open() throws Exception {
    EmbeddedDataSource dataSource = new EmbeddedDataSource();
    dataSource.setDatabaseName("memory:" + UUID.randomUUID());
    dataSource.setConnectionAttributes(
        "create=true;territory=vi_VN;collation=TERRITORY_BASED:TERTIARY");
    unit = new TestUnit(dataSource, "TIMESTAMP");
  }

  @AfterAll
  static void close() {
    unit.close();
  }

  @Override
  TestUnit unit() {
    return unit;
  }
}
