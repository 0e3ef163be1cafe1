package vn.ctdp.runtime.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.apache.derby.jdbc.EmbeddedDriver;

/** Connections to a database that can be written to. */
final class WritableDataSource extends BasicEmbeddedDataSource40 {

  private static final long serialVersionUID = 1L;

  private final transient EmbeddedDriver driver;

  WritableDataSource(EmbeddedDriver driver) {
    this.driver = driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return writable(super.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return writable(super.getConnection(user, password));
  }

  private Connection writable(Connection made) throws SQLException {
    new WritableDatabase(driver, getDatabaseName()).demand(made);
    return made;
  }
}
