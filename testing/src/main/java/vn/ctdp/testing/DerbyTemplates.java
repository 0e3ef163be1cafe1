package vn.ctdp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * Backups of migrated databases, one for each unit: copying one takes a fraction of the time that
 * its scripts take. They are deleted when the tests end.
 */
final class DerbyTemplates {

  /** Derby says so when it has dropped a database in memory. */
  private static final String DROPPED = "08006";

  private static final Map<String, Path> TEMPLATES = new ConcurrentHashMap<>();

  private DerbyTemplates() {}

  /** The backup of a unit's database, made when it is first asked for. */
  static Path of(String unit, Function<String, TestDatabase> maker) {
    return TEMPLATES.computeIfAbsent(
        unit,
        u -> {
          try (TestDatabase database = maker.apply(u);
              Connection connection = database.dataSource().getConnection();
              CallableStatement backup =
                  connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            Path folder = Files.createTempDirectory("ctdp-test-derby");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            backup.setString(1, folder.toString());
            backup.execute();
            try (Stream<Path> made = Files.list(folder)) {
              return made.findFirst().orElseThrow();
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Makes a database in memory from a backup. */
  static String copy(String unit, Path template) {
    String name = "memory:" + unit + "-" + UUID.randomUUID();
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName(name);
    source.setConnectionAttributes("createFrom=" + template);
    try (Connection connection = source.getConnection()) {
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException("no copy of " + template, e);
    }
  }

  /** Gives the memory back. */
  static void drop(String name) {
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName(name);
    source.setConnectionAttributes("drop=true");
    try (Connection connection = source.getConnection()) {
      throw new IllegalStateException(name + " was not dropped");
    } catch (SQLException e) {
      if (!DROPPED.equals(e.getSQLState())) {
        throw new IllegalStateException("dropping " + name, e);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // A folder for temporary files is emptied by the system in the end.
      System.err.println("left behind: " + folder);
    }
  }
}
