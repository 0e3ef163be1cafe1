package vn.ctdp.runtime.derby.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.XAConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.jdbc.DataSourceFactory;

class DerbyDataSourceFactoryTest {

  @TempDir Path dir;

  private final DerbyDataSourceFactory factory = new DerbyDataSourceFactory();

  @AfterEach
  void stop() {
    factory.shutDown();
  }

  @Test
  void createsDatabaseThatSortsInVietnameseOrder() throws SQLException {
    try (Connection c = factory.createDataSource(url("")).getConnection();
        var s = c.createStatement()) {
      s.execute("create table t (name varchar(20))");
      s.execute(
          "insert into t values ('Đắk Nông'), ('Em'), ('Điện Biên'), ('Dak'), ('Ân'), ('An')");
      List<String> sorted = new ArrayList<>();
      try (var rows = s.executeQuery("select name from t order by name")) {
        while (rows.next()) {
          sorted.add(rows.getString(1));
        }
      }
      assertThat(sorted).containsExactly("An", "Ân", "Dak", "Đắk Nông", "Điện Biên", "Em");
    }
  }

  @Test
  void xaConnectionTakesPartInATwoPhaseCommit() throws Exception {
    XAConnection xa = factory.createXADataSource(url(";create=true")).getXAConnection();
    try (Connection c = xa.getConnection();
        var s = c.createStatement()) {
      s.execute("create table t (id int)");
      var xid = new TestXid();
      xa.getXAResource().start(xid, javax.transaction.xa.XAResource.TMNOFLAGS);
      s.execute("insert into t values (1)");
      xa.getXAResource().end(xid, javax.transaction.xa.XAResource.TMSUCCESS);
      assertThat(xa.getXAResource().prepare(xid)).isEqualTo(javax.transaction.xa.XAResource.XA_OK);
      xa.getXAResource().rollback(xid);
      try (var rows = s.executeQuery("select count(*) from t")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
      }
    } finally {
      xa.close();
    }
  }

  @Test
  void stoppingReleasesTheDatabaseAndStartingFindsItsData() throws SQLException {
    try (Connection c = factory.createDataSource(url("")).getConnection();
        var s = c.createStatement()) {
      s.execute("create table t (id int)");
      s.execute("insert into t values (7)");
    }
    factory.shutDown();
    assertThat(Files.exists(dir.resolve("db/db.lck"))).isFalse();

    var again = new DerbyDataSourceFactory();
    try (Connection c = again.createDataSource(url("")).getConnection();
        var rows = c.createStatement().executeQuery("select id from t")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
    } finally {
      again.shutDown();
    }
  }

  @Test
  void aDatabaseOpenedForReadingOnlyIsRefusedAndOpenedAnewWhenItCanBeWrittenTo() throws Exception {
    try (Connection c = factory.createDataSource(url("")).getConnection();
        var s = c.createStatement()) {
      s.execute("create table t (id int)");
    }
    factory.shutDown();
    // Derby reads only when it cannot write its lock file: here because a folder is in its place.
    Path lock = Files.createDirectory(dir.resolve("db/db.lck"));
    var again = new DerbyDataSourceFactory();
    try {
      var plain = again.createDataSource(url(""));
      var xa = again.createXADataSource(url(""));
      assertThatThrownBy(plain::getConnection)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("for reading only");
      assertThatThrownBy(xa::getXAConnection)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("for reading only");
      Files.delete(lock);
      XAConnection open = xa.getXAConnection();
      try (Connection c = open.getConnection();
          var s = c.createStatement()) {
        assertThat(s.executeUpdate("insert into t values (1)")).isOne();
      } finally {
        open.close();
      }
    } finally {
      again.shutDown();
    }
  }

  @Test
  void refusesAnotherDatabasesUrl() {
    var props = new Properties();
    props.setProperty(DataSourceFactory.JDBC_URL, "jdbc:postgresql://localhost/x");
    assertThatThrownBy(() -> factory.createDataSource(props)).isInstanceOf(SQLException.class);
  }

  private Properties url(String attributes) {
    var props = new Properties();
    props.setProperty(DataSourceFactory.JDBC_URL, "jdbc:derby:" + dir.resolve("db") + attributes);
    return props;
  }

  private static final class TestXid implements javax.transaction.xa.Xid {
    @Override
    public int getFormatId() {
      return 1;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {1, 2, 3};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {1};
    }
  }
}
