package vn.ctdp.runtime.derby.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/**
 * Connections for distributed transactions to a database that can be written to.
 *
 * @param derby makes them
 * @param database what is demanded of each
 */
record WritableXaDataSource(XADataSource derby, WritableDatabase database) implements XADataSource {

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return writable(derby.getXAConnection());
  }

  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return writable(derby.getXAConnection(user, password));
  }

  private XAConnection writable(XAConnection made) throws SQLException {
    try (Connection handle = made.getConnection()) {
      database.demand(handle);
    }
    return made;
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return derby.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    derby.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    derby.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return derby.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.apache.derby");
  }
}
