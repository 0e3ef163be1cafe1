package vn.ctdp.core.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the schema of this bundle, migrated as at run time. */
public final class TestDatabase implements JpaTemplate, AutoCloseable {

  private static final Path POSTGRES = Path.of("/usr/lib/postgresql/15/bin");
  private static final String SCHEMA = "security";

  private final EntityManagerFactory factory;
  private final AutoCloseable server;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

  private TestDatabase(DataSource source, boolean derby, AutoCloseable server) {
    this.server = server;
    // Unquoted names are upper case in Derby.
    String schema = derby ? SCHEMA.toUpperCase(Locale.ROOT) : SCHEMA;
    Flyway.configure(TestDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/security")
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .placeholders(
            derby
                ? Map.of("timestamp", "TIMESTAMP", "text", "VARCHAR(32672)", "bytes", "BLOB")
                : Map.of("timestamp", "TIMESTAMP WITH TIME ZONE", "text", "TEXT", "bytes", "BYTEA"))
        .load()
        .migrate();
    Map<String, Object> properties = new HashMap<>();
    properties.put("javax.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("javax.persistence.jtaDataSource", source);
    factory = Persistence.createEntityManagerFactory(SCHEMA, properties);
  }

  public static TestDatabase derby() {
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName("memory:" + UUID.randomUUID());
    source.setCreateDatabase("create");
    source.setConnectionAttributes("territory=vi_VN;collation=TERRITORY_BASED:TERTIARY");
    return new TestDatabase(source, true, () -> {});
  }

  public static boolean postgresInstalled() {
    return Files.isExecutable(POSTGRES.resolve("initdb"));
  }

  public static TestDatabase postgres() {
    try {
      Path folder = Files.createTempDirectory("ctdp-pg");
      boolean root = "root".equals(System.getProperty("user.name"));
      if (root) {
        run(List.of("chown", "postgres", folder.toString()));
      }
      String data = folder.resolve("data").toString();
      int port = freePort();
      run(
          as(
              root,
              POSTGRES.resolve("initdb").toString(),
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
          as(
              root,
              POSTGRES.resolve("pg_ctl").toString(),
              "-D",
              data,
              "-w",
              "-l",
              folder.resolve("log").toString(),
              "-o",
              "-p " + port + " -h 127.0.0.1 -k " + folder + " -F",
              "start"));
      AutoCloseable stop =
          () -> {
            run(
                as(
                    root,
                    POSTGRES.resolve("pg_ctl").toString(),
                    "-D",
                    data,
                    "-m",
                    "immediate",
                    "stop"));
            delete(folder);
          };
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
      source.setUser("ctdp");
      try {
        return new TestDatabase(source, false, stop);
      } catch (RuntimeException e) {
        stop.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL could not be stopped", e);
    }
  }

  /** Empties every table. */
  public void clear() {
    tx(
        TransactionType.RequiresNew,
        em ->
            List.of(
                    "RecoveryCodeEntity",
                    "GrantEntity",
                    "AccountEntity",
                    "LockoutEntity",
                    "RolePermissionEntity")
                .forEach(e -> em.createQuery("delete from " + e).executeUpdate()));
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

  @Override
  public void close() throws Exception {
    factory.close();
    server.close();
  }

  private static List<String> as(boolean root, String... command) {
    List<String> all = new ArrayList<>();
    if (root) {
      all.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    all.addAll(List.of(command));
    return all;
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
    try (ServerSocket socket = new ServerSocket(0)) {
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
