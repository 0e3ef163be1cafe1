package vn.ctdp.migrator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import vn.ctdp.testing.TestPostgres;

/** The same expectations on both databases. */
class SchemaMigratorTest {

  private static final Script FIRST =
      new Script(
          "V1__places.sql",
          "create table place (id bigint primary key, name varchar(50), note ${text}, "
              + "seal ${bytes}, scan ${blob}, seen ${timestamp});\n"
              + "insert into place (id, name) values (1, 'Đắk Nông');\n");
  private static final Script SECOND =
      new Script("V2__area.sql", "alter table place add column area decimal(12,4);\n");

  interface Contract {
    DataSource dataSource();

    @Test
    default void createsSchemaAndAppliesWhatIsNew() throws SQLException {
      String unit = unit();
      assertThat(SchemaMigrator.migrate(dataSource(), unit, List.of(FIRST))).isEqualTo("1");
      assertThat(SchemaMigrator.migrate(dataSource(), unit, List.of(FIRST))).isEqualTo("1");
      assertThat(SchemaMigrator.migrate(dataSource(), unit, List.of(FIRST, SECOND))).isEqualTo("2");
      // Unquoted, as Hibernate writes it.
      assertThat(text("select name from " + unit + ".place where area is null"))
          .isEqualTo("Đắk Nông");
    }

    @Test
    default void keepsTheSchemasOfTwoUnitsApart() throws SQLException {
      String one = unit();
      String two = unit();
      SchemaMigrator.migrate(dataSource(), one, List.of(FIRST));
      SchemaMigrator.migrate(
          dataSource(),
          two,
          List.of(
              new Script(
                  "V1__note.sql",
                  "create table note (id bigint primary key, place_id bigint references "
                      + one
                      + ".place (id));\ninsert into note values (1, 1);\n")));
      assertThat(text("select place_id from " + two + ".note")).isEqualTo("1");
    }

    @Test
    default void failedMigrationLeavesNothingAndCanBeTriedAgain() throws SQLException {
      String unit = unit();
      var broken =
          new Script("V1__x.sql", "create table a (id int);\ncreate table b (id nonsense);\n");
      assertThatThrownBy(() -> SchemaMigrator.migrate(dataSource(), unit, List.of(broken)))
          .isInstanceOf(FlywayException.class);
      var mended = new Script("V1__x.sql", "create table a (id int);\n");
      assertThat(SchemaMigrator.migrate(dataSource(), unit, List.of(mended))).isEqualTo("1");
    }

    @Test
    default void refusesAnAppliedMigrationThatHasChanged() throws SQLException {
      String unit = unit();
      SchemaMigrator.migrate(dataSource(), unit, List.of(FIRST));
      var changed = new Script("V1__places.sql", "create table other (id int);\n");
      assertThatThrownBy(() -> SchemaMigrator.migrate(dataSource(), unit, List.of(changed)))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("checksum");
    }

    @Test
    default void givesEveryConnectionBackInOrder() throws SQLException {
      var pool = new CountingPool(dataSource());
      String unit = unit();
      SchemaMigrator.migrate(pool, unit, List.of(FIRST));
      SchemaMigrator.migrate(pool, unit, List.of(FIRST));
      assertThat(pool.opened).isPositive();
      assertThat(pool.open).isEmpty();
      assertThatThrownBy(
              () ->
                  SchemaMigrator.migrate(
                      pool, unit, List.of(FIRST, new Script("V3__x.sql", "nonsense;"))))
          .isInstanceOf(FlywayException.class);
      assertThat(pool.open).isEmpty();
      assertThat(pool.closedWithoutAutoCommit).isZero();
    }

    private String text(String query) throws SQLException {
      try (Connection connection = dataSource().getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery(query)) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }

    private static String unit() {
      return "u" + UUID.randomUUID().toString().substring(0, 8);
    }
  }

  @Nested
  class OnDerby implements Contract {
    private final BasicEmbeddedDataSource40 dataSource = new BasicEmbeddedDataSource40();

    OnDerby() {
      dataSource.setDatabaseName("memory:migrator");
      dataSource.setUser("ctdp");
      dataSource.setConnectionAttributes(
          "create=true;territory=vi_VN;collation=TERRITORY_BASED:TERTIARY");
    }

    @Override
    public DataSource dataSource() {
      return dataSource;
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class OnPostgres implements Contract {
    private TestPostgres.Database database;

    @org.junit.jupiter.api.BeforeAll
    void start() {
      database = TestPostgres.create(TestPostgres.Collation.VIETNAMESE);
    }

    @org.junit.jupiter.api.AfterAll
    void stop() {
      if (database != null) {
        database.close();
      }
    }

    @Override
    public DataSource dataSource() {
      return database.dataSource();
    }
  }

  /** Notices what is not given back. */
  private static final class CountingPool extends SchemaDataSource {
    private final Set<Connection> open = new HashSet<>();
    private int opened;
    private int closedWithoutAutoCommit;

    CountingPool(DataSource dataSource) {
      super(dataSource);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      opened++;
      open.add(connection);
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close") && open.remove(connection)) {
                  closedWithoutAutoCommit += connection.getAutoCommit() ? 0 : 1;
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
