package vn.ctdp.runtime.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.derby.jdbc.EmbeddedDriver;

/**
 * Keeps a database from being used that Derby has opened for reading only. Derby does so by itself
 * when it cannot write its lock file, on a full disk for instance. Such a database has not replayed
 * its log: it shows what was there at the last checkpoint, and it stays as it is when there is room
 * again. It is closed instead, so that the next connection opens it anew.
 *
 * @param driver closes the database
 * @param name the database, as Derby calls it
 */
record WritableDatabase(EmbeddedDriver driver, String name) {

  private static final String CLOSED_STATE = "08006";
  private static final String NOT_OPEN_STATE = "08004";

  /**
   * @param connection a connection just made; it is of no use any more when this throws
   * @throws SQLException state 08001, if the database is open for reading only
   */
  void demand(Connection connection) throws SQLException {
    if (!connection.isReadOnly()) {
      return;
    }
    synchronized (driver) {
      // Throws when another thread has closed the database in the meantime.
      if (connection.isReadOnly()) {
        close();
      }
    }
  }

  private void close() throws SQLException {
    SQLException refused =
        new SQLException(
            "Derby could open "
                + name
                + " for reading only; is the disk full, or may the folder not be written to?",
            "08001");
    try {
      driver.connect(
          DerbyDataSourceFactory.PREFIX + name + ";shutdown=true;deregister=false",
          new Properties());
    } catch (SQLException e) {
      if (!CLOSED_STATE.equals(e.getSQLState()) && !NOT_OPEN_STATE.equals(e.getSQLState())) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }
}
