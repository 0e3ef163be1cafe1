package vn.ctdp.bench;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tables of a stopped instance without their keys and indexes, which come back in the end as they were. */
final class Bare {

  private final Connection connection;
  private final List<String> again = new ArrayList<>();

  private Bare(Connection connection) {
    this.connection = connection;
  }

  /** Takes the foreign keys, indexes and primary keys of tables away. They may have no unique constraints beside. */
  static Bare make(Connection connection, String of, List<String> tables) throws SQLException {
    Bare bare = new Bare(connection);
    List<String> drop = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> indexes = new ArrayList<>();
    DatabaseMetaData data = connection.getMetaData();
    boolean upper = data.storesUpperCaseIdentifiers();
    for (String table : tables) {
      String stored = upper ? table.toUpperCase(Locale.ROOT) : table;
      String schema = upper ? of.toUpperCase(Locale.ROOT) : of;
      Map<String, List<String>> own = new LinkedHashMap<>();
      Map<String, String> target = new HashMap<>();
      try (ResultSet r = data.getImportedKeys(null, schema, stored)) {
        while (r.next()) {
          own.computeIfAbsent(r.getString("FK_NAME"), n -> new ArrayList<>()).add(r.getString("FKCOLUMN_NAME"));
          target.put(r.getString("FK_NAME"), r.getString("PKTABLE_NAME") + " (" + r.getString("PKCOLUMN_NAME") + ")");
        }
      }
      own.forEach(
          (name, columns) -> {
            drop.add(0, "ALTER TABLE " + of + "." + table + " DROP CONSTRAINT " + name);
            foreign.add(
                "ALTER TABLE " + of + "." + table + " ADD CONSTRAINT " + name + " FOREIGN KEY (" + String.join(", ", columns) + ") REFERENCES " + of + "."
                    + target.get(name));
          });
      Map<Integer, String> primary = new TreeMap<>();
      String primaryName = null;
      try (ResultSet r = data.getPrimaryKeys(null, schema, stored)) {
        while (r.next()) {
          primary.put(r.getInt("KEY_SEQ"), r.getString("COLUMN_NAME"));
          primaryName = r.getString("PK_NAME");
        }
      }
      Map<String, Map<Integer, String>> listed = new LinkedHashMap<>();
      Set<String> unique = new LinkedHashSet<>();
      try (ResultSet r = data.getIndexInfo(null, schema, stored, false, true)) {
        while (r.next()) {
          if (r.getString("INDEX_NAME") != null) {
            listed.computeIfAbsent(r.getString("INDEX_NAME"), n -> new TreeMap<>()).put(r.getInt("ORDINAL_POSITION"), r.getString("COLUMN_NAME"));
            if (!r.getBoolean("NON_UNIQUE")) {
              unique.add(r.getString("INDEX_NAME"));
            }
          }
        }
      }
      listed.keySet().removeAll(unique);
      // Derby names the index of a constraint by itself.
      listed.keySet().removeIf(n -> n.startsWith("SQL"));
      listed.forEach(
          (name, columns) -> {
            drop.add("DROP INDEX " + of + "." + name);
            indexes.add("CREATE INDEX " + (upper ? of + "." : "") + name + " ON " + of + "." + table + " (" + String.join(", ", columns.values()) + ")");
          });
      drop.add("ALTER TABLE " + of + "." + table + " DROP CONSTRAINT \"" + primaryName + "\"");
      keys.add(
          "ALTER TABLE " + of + "." + table + " ADD " + (primaryName.startsWith("SQL") ? "" : "CONSTRAINT " + primaryName) + " PRIMARY KEY ("
              + String.join(", ", primary.values()) + ")");
    }
    bare.again.addAll(keys);
    bare.again.addAll(indexes);
    bare.again.addAll(foreign);
    bare.run(drop);
    return bare;
  }

  /** Makes them again. */
  void dress() throws SQLException {
    run(again);
  }

  private void run(List<String> commands) throws SQLException {
    try (Statement s = connection.createStatement()) {
      for (String command : commands) {
        s.execute(command);
      }
    }
    connection.commit();
  }
}
