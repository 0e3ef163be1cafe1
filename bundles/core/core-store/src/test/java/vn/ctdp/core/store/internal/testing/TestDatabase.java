package vn.ctdp.core.store.internal.testing;

import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManagerFactory;
import javax.persistence.SharedCacheMode;
import javax.persistence.ValidationMode;
import javax.persistence.spi.ClassTransformer;
import javax.persistence.spi.PersistenceUnitInfo;
import javax.persistence.spi.PersistenceUnitTransactionType;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import javax.transaction.TransactionManager;
import javax.transaction.TransactionSynchronizationRegistry;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.apache.geronimo.transaction.manager.GeronimoTransactionManager;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.stat.Statistics;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * A fresh database with the schema {@code core}, driven through JTA like in the container: Derby in
 * memory, or a database of its own on a real PostgreSQL.
 */
public final class TestDatabase {

  private final String name;
  private final BasicManagedDataSource dataSource = new BasicManagedDataSource();
  private final GeronimoTransactionManager transactions;
  private final EntityManagerFactory factory;
  private final JpaTemplate jpa;
  private final Runnable drop;

  /** Fresh databases of every kind that is installed. */
  public static Stream<TestDatabase> all() {
    List<TestDatabase> databases = new ArrayList<>();
    databases.add(derby());
    Optional<Integer> port = TestPostgres.port();
    port.ifPresent(p -> databases.add(postgres(p)));
    return databases.stream();
  }

  /** A fresh Derby in memory. */
  public static TestDatabase derby() {
    String name = "memory:core-" + UUID.randomUUID();
    EmbeddedXADataSource xa = new EmbeddedXADataSource();
    xa.setDatabaseName(name);
    xa.setCreateDatabase("create");
    xa.setConnectionAttributes("territory=vi_VN;collation=TERRITORY_BASED:TERTIARY");
    return new TestDatabase(
        "Derby",
        "CORE",
        xa,
        Map.of(
            "timestamp",
            "TIMESTAMP",
            "bytes",
            "BLOB",
            "text",
            "VARCHAR(32672)",
            "derby",
            "",
            "postgresql",
            "-- "),
        () -> {});
  }

  private static TestDatabase postgres(int port) {
    String name = "core_" + UUID.randomUUID().toString().replace("-", "");
    PGSimpleDataSource admin = new PGSimpleDataSource();
    admin.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    admin.setUser("ctdp");
    execute(admin, "CREATE DATABASE " + name);
    PGXADataSource xa = new PGXADataSource();
    xa.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + name);
    xa.setUser("ctdp");
    return new TestDatabase(
        "PostgreSQL",
        "core",
        xa,
        Map.of(
            "timestamp",
            "TIMESTAMP(6) WITH TIME ZONE",
            "bytes",
            "BYTEA",
            "text",
            "TEXT",
            "derby",
            "-- ",
            "postgresql",
            ""),
        () -> execute(admin, "DROP DATABASE " + name + " WITH (FORCE)"));
  }

  private TestDatabase(
      String name,
      String schema,
      XADataSource xa,
      Map<String, String> placeholders,
      Runnable drop) {
    this.name = name;
    this.drop = drop;
    try {
      transactions = new GeronimoTransactionManager(60);
      dataSource.setTransactionManager(transactions);
      dataSource.setXaDataSourceInstance(xa);
      dataSource.setMaxTotal(12);
      dataSource.setMaxWait(Duration.ofSeconds(15));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Flyway.configure()
        .dataSource(dataSource)
        .defaultSchema(schema)
        .schemas(schema)
        .createSchemas(true)
        .locations("classpath:db/core")
        .placeholders(placeholders)
        .load()
        .migrate();
    factory =
        new HibernatePersistenceProvider()
            .createContainerEntityManagerFactory(
                new Unit(dataSource),
                Map.of(
                    "hibernate.transaction.jta.platform", new TestJtaPlatform(transactions),
                    "hibernate.generate_statistics", "true",
                    "hibernate.session.events.log", "false",
                    "hibernate.default_schema", "core",
                    "hibernate.hbm2ddl.auto", "validate",
                    "hibernate.jdbc.time_zone", "UTC",
                    "hibernate.jdbc.batch_size", "50",
                    "hibernate.order_inserts", "true",
                    "hibernate.order_updates", "true"));
    jpa = new JtaTemplate(factory, transactions);
  }

  private static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement behind the platform's back. */
  public int sql(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What somebody with the keys to the database could do: tamper without the triggers. */
  public void withoutAuditTriggers(Runnable work) {
    for (String name : List.of("audit_entry_no_update", "audit_entry_no_delete")) {
      sql("DROP TRIGGER " + (isDerby() ? "core." + name : name + " ON core.audit_entry"));
    }
    work.run();
    for (String act : List.of("UPDATE", "DELETE")) {
      String name = "audit_entry_no_" + act.toLowerCase(Locale.ROOT);
      sql(
          isDerby()
              ? "CREATE TRIGGER core."
                  + name
                  + " NO CASCADE BEFORE "
                  + act
                  + " ON core.audit_entry REFERENCING OLD AS o FOR EACH ROW"
                  + " VALUES CAST(o.hash AS INTEGER)"
              : "CREATE TRIGGER "
                  + name
                  + " BEFORE "
                  + act
                  + " ON core.audit_entry FOR EACH STATEMENT"
                  + " EXECUTE FUNCTION core.audit_append_only()");
    }
  }

  private boolean isDerby() {
    return name.equals("Derby");
  }

  public JpaTemplate jpa() {
    return jpa;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public TransactionManager transactionManager() {
    return transactions;
  }

  public TransactionSynchronizationRegistry registry() {
    return transactions;
  }

  /** Counts statements. */
  public Statistics statistics() {
    return factory.unwrap(SessionFactory.class).getStatistics();
  }

  /** Closes and drops it. */
  public void close() {
    factory.close();
    try {
      dataSource.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    drop.run();
  }

  @Override
  public String toString() {
    return name;
  }

  /** The persistence unit of this bundle, without a container. */
  private record Unit(DataSource source) implements PersistenceUnitInfo {

    @Override
    public String getPersistenceUnitName() {
      return "core";
    }

    @Override
    public String getPersistenceProviderClassName() {
      return HibernatePersistenceProvider.class.getName();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
      return PersistenceUnitTransactionType.JTA;
    }

    @Override
    public DataSource getJtaDataSource() {
      return source;
    }

    @Override
    public DataSource getNonJtaDataSource() {
      return null;
    }

    @Override
    public List<String> getMappingFileNames() {
      return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
      return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
      return null;
    }

    @Override
    public List<String> getManagedClassNames() {
      return PersistenceXml.classes();
    }

    @Override
    public boolean excludeUnlistedClasses() {
      return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
      return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
      return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
      return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
      return "2.2";
    }

    @Override
    public ClassLoader getClassLoader() {
      return TestDatabase.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
      // Nothing is woven in tests.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
      return null;
    }
  }
}
