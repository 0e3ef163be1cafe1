package vn.ctdp.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.xa.PGXADataSource;
import vn.ctdp.testing.TestPostgres.Collation;

/**
 * A real database of its own with the schema of one persistence unit, migrated with the unit's
 * scripts as at run time. The unit's entities are those of {@code META-INF/persistence.xml} on the
 * class path. Each node made from it has an entity manager factory of its own, like another process
 * on the same database.
 */
public final class TestDatabase implements AutoCloseable {

  // The same values as the migrator gives at run time.
  private static final Map<String, String> DERBY =
      Map.of(
          "timestamp", "TIMESTAMP",
          "text", "VARCHAR(32672)",
          "bytes", "VARCHAR(32672) FOR BIT DATA",
          "blob", "BLOB",
          "derby", "",
          "postgresql", "-- ");
  private static final Map<String, String> POSTGRES =
      Map.of(
          "timestamp", "TIMESTAMP(6) WITH TIME ZONE",
          "text", "TEXT",
          "bytes", "BYTEA",
          "blob", "BYTEA",
          "derby", "-- ",
          "postgresql", "");
  private static final Map<String, TestPostgres.Database> POSTGRES_TEMPLATES =
      new ConcurrentHashMap<>();
  private static final Map<String, Queue<TestDatabase>> EMPTIED = new ConcurrentHashMap<>();
  private static final String TERRITORY = "territory=vi_VN;collation=TERRITORY_BASED:TERTIARY";

  private final String unit;
  private final boolean derby;
  private final DataSource source;
  private final XADataSource xa;
  private final Runnable drop;
  private final List<Runnable> nodes = new ArrayList<>();
  private Emptier emptier;
  private Node kept;

  private TestDatabase(
      String unit, boolean derby, DataSource source, XADataSource xa, Runnable drop) {
    this.unit = unit;
    this.derby = derby;
    this.source = source;
    this.xa = xa;
    this.drop = drop;
  }

  private TestDatabase migrated() {
    // Unquoted names are upper case in Derby.
    String schema = derby ? unit.toUpperCase(Locale.ROOT) : unit;
    Flyway.configure(TestDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/" + unit)
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .placeholders(derby ? DERBY : POSTGRES)
        .load()
        .migrate();
    return this;
  }

  /**
   * A fresh Derby in memory, sorted as in a province. The first one of a unit is migrated, the
   * others are copies of what the scripts made of it.
   */
  public static TestDatabase derby(String unit) {
    Path template = DerbyTemplates.of(unit, TestDatabase::migratedDerby);
    String name = DerbyTemplates.copy(unit, template);
    return derby(unit, name, "");
  }

  private static TestDatabase migratedDerby(String unit) {
    return derby(unit, "memory:" + unit + "-" + UUID.randomUUID(), TERRITORY).migrated();
  }

  private static TestDatabase derby(String unit, String name, String attributes) {
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName(name);
    if (!attributes.isEmpty()) {
      source.setCreateDatabase("create");
      source.setConnectionAttributes(attributes);
    }
    EmbeddedXADataSource xa = new EmbeddedXADataSource();
    xa.setDatabaseName(name);
    return new TestDatabase(unit, true, source, xa, () -> DerbyTemplates.drop(name));
  }

  /** A fresh PostgreSQL database that sorts as Vietnamese does. */
  public static TestDatabase postgres(String unit) {
    return postgres(unit, Collation.VIETNAMESE);
  }

  /**
   * A fresh PostgreSQL database. The first one of a unit and order is migrated, the others are
   * copies of what the scripts made of it.
   */
  public static TestDatabase postgres(String unit, Collation collation) {
    TestPostgres.Database template =
        POSTGRES_TEMPLATES.computeIfAbsent(unit + " " + collation, k -> migrated(unit, collation));
    return postgres(unit, TestPostgres.copy(template));
  }

  private static TestPostgres.Database migrated(String unit, Collation collation) {
    // It stays for the next copies and goes with the server.
    TestPostgres.Database database = TestPostgres.create(collation);
    postgres(unit, database).migrated();
    return database;
  }

  private static TestDatabase postgres(String unit, TestPostgres.Database database) {
    PGXADataSource xa = new PGXADataSource();
    xa.setUrl(database.url());
    xa.setUser(database.user());
    return new TestDatabase(unit, false, database.dataSource(), xa, database::close);
  }

  /**
   * A PostgreSQL database as fresh as another test of this JVM left it: what is stored in it is
   * thrown away when it is closed, its node and the numbers that sequences have given stay. For
   * tests that want the database many times and not its birth.
   */
  public static TestDatabase emptiedPostgres(String unit) {
    TestDatabase used = EMPTIED.computeIfAbsent(unit, u -> new ConcurrentLinkedQueue<>()).poll();
    if (used != null) {
      return used;
    }
    TestDatabase made = postgres(unit);
    made.emptier = new Emptier(unit, made.source);
    made.kept = made.node();
    made.nodes.clear();
    return made;
  }

  /** Whether {@link #postgres} can work on this machine. */
  public static boolean postgresInstalled() {
    return TestPostgres.installed();
  }

  /** Whether this is a Derby. */
  public boolean isDerby() {
    return derby;
  }

  /** Connections without a pool and outside every transaction of a node. */
  public DataSource dataSource() {
    return source;
  }

  /**
   * Runs a statement behind the platform's back.
   *
   * @return rows changed
   */
  public int sql(String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One more node, with a local transaction for each outermost call. */
  public Node node() {
    if (kept != null) {
      return kept;
    }
    Map<String, Object> properties = new HashMap<>();
    properties.put("javax.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("javax.persistence.jtaDataSource", source);
    Node node = new Node(factory(properties));
    nodes.add(node::close);
    return node;
  }

  /** One more node whose transactions are those of a transaction manager, as in the container. */
  public JtaNode jtaNode() {
    JtaNode node = new JtaNode(xa, this::factory);
    nodes.add(node::close);
    return node;
  }

  private EntityManagerFactory factory(Map<String, Object> properties) {
    properties.put("hibernate.generate_statistics", "true");
    properties.put("hibernate.session.events.log", "false");
    return Persistence.createEntityManagerFactory(unit, properties);
  }

  /** Closes its nodes and drops it, or empties it for the next test. */
  @Override
  public void close() {
    nodes.forEach(Runnable::run);
    nodes.clear();
    if (emptier == null) {
      drop.run();
    } else {
      emptier.run();
      kept.statements();
      EMPTIED.get(unit).add(this);
    }
  }

  @Override
  public String toString() {
    return derby ? "Derby" : "PostgreSQL";
  }
}
