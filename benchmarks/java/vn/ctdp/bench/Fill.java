package vn.ctdp.bench;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import vn.ctdp.core.text.VietnameseText;

/** Inserts by batches into the tables of a schema; always the same for the same seed. */
abstract class Fill {

  final Connection connection;
  final Random random;
  private final String schema;
  private final Map<String, Insert> inserts = new LinkedHashMap<>();

  Fill(Connection connection, String schema, long seed) throws SQLException {
    this.connection = connection;
    this.schema = schema;
    this.random = new Random(seed);
    connection.setAutoCommit(false);
  }

  /** One table's insert, sent in batches. */
  final class Insert {

    private final PreparedStatement statement;
    private final int columns;
    private final int[] types;
    private int waiting;
    private long rows;

    Insert(String table, String columns) throws SQLException {
      this.columns = columns.split(",").length;
      statement =
          connection.prepareStatement(
              "INSERT INTO " + (table.contains(".") ? "" : schema + ".") + table + " (" + columns + ") VALUES (?" + ", ?".repeat(this.columns - 1) + ")");
      types = new int[this.columns];
      for (int i = 0; i < types.length; i++) {
        types[i] = statement.getParameterMetaData().getParameterType(i + 1);
      }
    }

    void add(Object... values) throws SQLException {
      if (values.length != columns) {
        throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
      }
      for (int i = 0; i < values.length; i++) {
        Object value = values[i] instanceof LocalDate day ? Date.valueOf(day) : values[i];
        if (value == null) {
          statement.setNull(i + 1, types[i]);
        } else {
          statement.setObject(i + 1, value);
        }
      }
      statement.addBatch();
      rows++;
      waiting++;
    }

    void send() throws SQLException {
      if (waiting > 0) {
        statement.executeBatch();
        waiting = 0;
      }
    }
  }

  /** Tables are sent in the order in which they are named, that in which they refer to each other. */
  final void table(String name, String columns) throws SQLException {
    inserts.put(name, new Insert(name, columns));
  }

  final Insert into(String table) {
    return inserts.get(table);
  }

  final void send() throws SQLException {
    for (Insert insert : inserts.values()) {
      insert.send();
    }
  }

  final Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    inserts.forEach((table, insert) -> rows.put(table, insert.rows));
    return rows;
  }

  final String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  static String search(String name) {
    return VietnameseText.searchKey(name);
  }

  static String sort(String name) {
    return VietnameseText.sortKey(name);
  }
}
