package vn.ctdp.migrator.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lends connections and takes every one of them back in the end. Flyway 9 opens one connection more
 * than it closes; without this each migration, even one with nothing to do, costs the pool a
 * connection for ever (docs/adr/0002).
 */
final class ReturningDataSource extends SchemaDataSource implements AutoCloseable {

  private final List<Connection> lent = new ArrayList<>();

  ReturningDataSource(DataSource pool) {
    super(pool);
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    lent.add(connection);
    return connection;
  }

  /** Closes what the borrower left open. */
  @Override
  public synchronized void close() throws SQLException {
    SQLException failure = null;
    for (Connection connection : lent) {
      try {
        if (!connection.isClosed()) {
          connection.close();
        }
      } catch (SQLException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    lent.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
