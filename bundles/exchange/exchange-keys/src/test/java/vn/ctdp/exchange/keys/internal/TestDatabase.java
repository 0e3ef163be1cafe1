package vn.ctdp.exchange.keys.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real database of its own with this bundle's schema, migrated as at run time. Each node made
 * from it has an entity manager factory of its own, like another process on the same database.
 */
final class TestDatabase implements AutoCloseable {

  private static final Path POSTGRES = Path.of("/usr/lib/postgresql/15/bin");
  private static final String UNIT = "exchange_keys";

  private final DataSource source;
  private final AutoCloseable server;
  private final List<Node> nodes = new ArrayList<>();

  private TestDatabase(DataSource source, boolean derby, AutoCloseable server) {
    this.source = source;
    this.server = server;
    // Unquoted names are upper case in Derby.
    String schema = derby ? UNIT.toUpperCase(java.util.Locale.ROOT) : UNIT;
    Flyway.configure(TestDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/" + UNIT)
        .schemas(schema)
        .createSchemas(true)
        .placeholders(
            derby
                ? Map.of("timestamp", "TIMESTAMP", "bytes", "VARCHAR(32672) FOR BIT DATA")
                : Map.of("timestamp", "TIMESTAMP(6) WITH TIME ZONE", "bytes", "BYTEA"))
        .load()
        .migrate();
  }

  static TestDatabase derby() {
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName("memory:" + UUID.randomUUID());
    source.setCreateDatabase("create");
    source.setConnectionAttributes("territory=vi_VN;collation=TERRITORY_BASED:TERTIARY");
    return new TestDatabase(source, true, () -> {});
  }

  static boolean postgresInstalled() {
    return Files.isExecutable(POSTGRES.resolve("initdb"));
  }

  static TestDatabase postgres() {
    try {
      Path folder = Files.createTempDirectory("ctdp-pg");
      if (isRoot()) {
        run(List.of("chown", "postgres", folder.toString()));
      }
      String data = folder.resolve("data").toString();
      int port = freePort();
      run(
          program(
              "initdb",
              "-D",
              data,
              "-U",
              "ctdp",
              "-A",
              "trust",
              "-E",
              "UTF8",
              "--no-sync",
              "--locale-provider=icu",
              "--icu-locale=vi-VN",
              "--locale=C.UTF-8"));
      run(
          program(
              "pg_ctl",
              "-D",
              data,
              "-w",
              "-l",
              folder.resolve("log").toString(),
              "-o",
              "-p " + port + " -h 127.0.0.1 -k " + folder + " -F",
              "start"));
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
      source.setUser("ctdp");
      return new TestDatabase(
          source,
          false,
          () -> {
            run(program("pg_ctl", "-D", data, "-m", "immediate", "stop"));
            delete(folder);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more node on this database. */
  Node node() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("javax.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("javax.persistence.jtaDataSource", source);
    properties.put("hibernate.generate_statistics", "true");
    Node node = new Node(Persistence.createEntityManagerFactory(UNIT, properties));
    nodes.add(node);
    return node;
  }

  @Override
  public void close() throws Exception {
    nodes.forEach(n -> n.factory.close());
    server.close();
  }

  /** Transactions of one node; an inner call joins the outer one unless it wants a new one. */
  static final class Node implements JpaTemplate {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    private Node(EntityManagerFactory factory) {
      this.factory = factory;
    }

    /** Statements prepared since the last call. */
    long statements() {
      var statistics = factory.unwrap(SessionFactory.class).getStatistics();
      long count = statistics.getPrepareStatementCount();
      statistics.clear();
      return count;
    }

    @Override
    public <R> R txExpr(TransactionType type, EmFunction<R> code) {
      EntityManager outer = current.get();
      if (outer != null && type != TransactionType.RequiresNew) {
        return code.apply(outer);
      }
      EntityManager em = factory.createEntityManager();
      current.set(em);
      try {
        em.getTransaction().begin();
        R result = code.apply(em);
        em.getTransaction().commit();
        return result;
      } finally {
        if (em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
        em.close();
        if (outer == null) {
          current.remove();
        } else {
          current.set(outer);
        }
      }
    }

    @Override
    public void tx(TransactionType type, EmConsumer code) {
      txExpr(
          type,
          em -> {
            code.accept(em);
            return null;
          });
    }

    @Override
    public <R> R txExpr(EmFunction<R> code) {
      return txExpr(TransactionType.Required, code);
    }

    @Override
    public void tx(EmConsumer code) {
      tx(TransactionType.Required, code);
    }
  }

  private static List<String> program(String name, String... arguments) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    all.add(POSTGRES.resolve(name).toString());
    all.addAll(List.of(arguments));
    return all;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
