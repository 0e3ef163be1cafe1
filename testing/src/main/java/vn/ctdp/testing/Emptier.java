package vn.ctdp.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Gives a PostgreSQL database the content back that its scripts gave it. */
final class Emptier implements Runnable {

  private final String unit;
  private final DataSource source;
  private final String delete;
  private final List<String> filled = new ArrayList<>();

  /** Remembers what is stored now. */
  Emptier(String unit, DataSource source) {
    this.unit = unit;
    this.source = source;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                  + " AND table_name <> 'flyway_schema_history' AND table_schema = '"
                  + unit
                  + "'")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      StringBuilder deletes = new StringBuilder();
      tables.forEach(t -> deletes.append("DELETE FROM " + unit + "." + t + ";"));
      delete = deletes.toString();
      statement.execute("CREATE SCHEMA kept");
      for (String table : tables) {
        int rows =
            statement.executeUpdate(
                "CREATE TABLE kept." + table + " AS SELECT * FROM " + unit + "." + table);
        if (rows > 0) {
          filled.add(table);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void run() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // A transaction that a test left open is that test's fault: say so instead of waiting.
      statement.execute("SET lock_timeout = '20s'");
      // In any order, and many times faster for a few rows than TRUNCATE, which makes new files.
      statement.execute("SET session_replication_role = replica");
      statement.execute(delete);
      for (String table : filled) {
        statement.execute("INSERT INTO " + unit + "." + table + " SELECT * FROM kept." + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("emptying " + unit, e);
    }
  }
}
