package vn.ctdp.migrator.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings one schema up to date, on Derby or PostgreSQL. Stateless. */
final class SchemaMigrator {

  private SchemaMigrator() {}

  /**
   * What differs between the databases: the case of unquoted names and the names of some types. A
   * line that begins with {@code ${derby}} or {@code ${postgresql}} is read by that database only,
   * for what has no common form, such as triggers.
   */
  enum Dialect {
    DERBY(
        Map.of(
            "timestamp", "TIMESTAMP",
            "text", "VARCHAR(32672)",
            "bytes", "VARCHAR(32672) FOR BIT DATA",
            "blob", "BLOB",
            "derby", "",
            "postgresql", "-- ")),
    POSTGRESQL(
        Map.of(
            "timestamp", "TIMESTAMP(6) WITH TIME ZONE",
            "text", "TEXT",
            "bytes", "BYTEA",
            "blob", "BYTEA",
            "derby", "-- ",
            "postgresql", ""));

    private final Map<String, String> placeholders;

    Dialect(Map<String, String> placeholders) {
      this.placeholders = placeholders;
    }

    String schema(String unit) {
      return this == DERBY ? unit.toUpperCase(Locale.ROOT) : unit;
    }

    static Dialect of(DataSource dataSource) throws SQLException {
      try (Connection connection = dataSource.getConnection()) {
        String product = connection.getMetaData().getDatabaseProductName();
        if (product.contains("Derby")) {
          return DERBY;
        }
        if (product.contains("PostgreSQL")) {
          return POSTGRESQL;
        }
        throw new SQLException("The platform does not know the database " + product);
      }
    }
  }

  /**
   * Creates the schema if it is missing and applies what is new.
   *
   * @param scripts all migrations of the unit, {@code V1__name.sql} and so on
   * @return version of the schema afterwards; "0" when there are no migrations
   * @throws SQLException when the database cannot be reached or is not a known one
   * @throws org.flywaydb.core.api.FlywayException when a migration fails or an applied one has been
   *     changed
   */
  static String migrate(DataSource pool, String unit, List<Script> scripts) throws SQLException {
    try (var dataSource = new ReturningDataSource(pool)) {
      return migrateOn(dataSource, unit, scripts);
    }
  }

  private static String migrateOn(DataSource dataSource, String unit, List<Script> scripts)
      throws SQLException {
    Dialect dialect = Dialect.of(dataSource);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SchemaMigrator.class.getClassLoader());
    try {
      Flyway flyway =
          Flyway.configure(SchemaMigrator.class.getClassLoader())
              .loggers("slf4j")
              .dataSource(dataSource)
              .schemas(dialect.schema(unit))
              .createSchemas(true)
              .placeholders(dialect.placeholders)
              .resourceProvider(new Scripts(scripts))
              .javaMigrationClassProvider(List::of)
              .locations(new String[0])
              .cleanDisabled(true)
              .connectRetries(0)
              .load();
      // Not info(): on Derby it compares catalogue columns with literals of another collation and
      // fails.
      MigrateResult result = flyway.migrate();
      String version =
          result.migrationsExecuted > 0 ? result.targetSchemaVersion : result.initialSchemaVersion;
      return version == null ? "0" : version;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private record Scripts(List<Script> scripts) implements ResourceProvider {
    @Override
    public LoadableResource getResource(String name) {
      return scripts.stream()
          .filter(script -> script.getFilename().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return scripts.stream()
          .filter(script -> script.getFilename().startsWith(prefix))
          .filter(script -> List.of(suffixes).stream().anyMatch(script.getFilename()::endsWith))
          .map(LoadableResource.class::cast)
          .toList();
    }
  }
}
