package vn.ctdp.clusters.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.stat.Statistics;

/** A real Derby in memory with the module's own migrations; one for each test. */
final class TestDatabase implements AutoCloseable {

  private final String url =
      "jdbc:derby:memory:"
          + UUID.randomUUID()
          + ";territory=vi_VN;collation=TERRITORY_BASED:TERTIARY";
  private final SessionFactory sessions;

  TestDatabase() {
    try (Connection c = DriverManager.getConnection(url + ";create=true");
        Statement s = c.createStatement()) {
      s.execute("CREATE SCHEMA clusters");
      s.execute("SET SCHEMA clusters");
      for (String name : List.of("V1__register.sql", "V2__turns.sql")) {
        run(s, name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sessions =
        new MetadataSources(
                new StandardServiceRegistryBuilder()
                    .applySetting("hibernate.connection.url", url)
                    .applySetting("hibernate.default_schema", "clusters")
                    .applySetting("hibernate.hbm2ddl.auto", "validate")
                    .applySetting("hibernate.jdbc.time_zone", "UTC")
                    .applySetting("hibernate.generate_statistics", "true")
                    .build())
            .addAnnotatedClass(PlanEntryEntity.class)
            .addAnnotatedClass(ClusterEntity.class)
            .addAnnotatedClass(FactEntity.class)
            .buildMetadata()
            .buildSessionFactory();
  }

  private static void run(Statement s, String name) throws IOException, SQLException {
    try (InputStream in = TestDatabase.class.getResourceAsStream("/db/clusters/" + name)) {
      String script =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("${timestamp}", "TIMESTAMP")
              .replaceAll("(?m)^--.*$", "");
      for (String statement : script.split(";")) {
        if (!statement.isBlank()) {
          s.execute(statement);
        }
      }
    }
  }

  Statistics statistics() {
    return sessions.getStatistics();
  }

  /** The template as Aries gives it, but with a local transaction. */
  JpaTemplate template() {
    EntityManagerFactory factory = sessions;
    return (JpaTemplate)
        Proxy.newProxyInstance(
            JpaTemplate.class.getClassLoader(),
            new Class<?>[] {JpaTemplate.class},
            (proxy, method, args) -> {
              Object code = args[args.length - 1];
              if (args.length == 2 && !(args[0] instanceof TransactionType)) {
                throw new IllegalArgumentException("unexpected call: " + method);
              }
              EntityManager em = factory.createEntityManager();
              em.getTransaction().begin();
              try {
                Object result = null;
                if (code instanceof EmFunction<?> f) {
                  result = f.apply(em);
                } else {
                  ((EmConsumer) code).accept(em);
                }
                em.getTransaction().commit();
                return result;
              } catch (RuntimeException e) {
                em.getTransaction().rollback();
                throw e;
              } finally {
                em.close();
              }
            });
  }

  @Override
  public void close() {
    sessions.close();
  }
}
