package vn.ctdp.modules.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.persistence.EntityManager;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.stat.Statistics;

/** The unit {@code modules} on a real database, with local transactions. */
final class TestUnit implements JpaTemplate, AutoCloseable {

  private final SessionFactory sessions;

  TestUnit(DataSource dataSource, String timestamp) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        InputStream in = TestUnit.class.getResourceAsStream("/db/modules/V1__modules.sql")) {
      statement.execute("CREATE SCHEMA modules");
      connection.setSchema(timestamp.equals("TIMESTAMP") ? "MODULES" : "modules");
      String script =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("${timestamp}", timestamp)
              .replaceAll("(?m)^--.*$", "");
      for (String part : script.split(";")) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
    sessions =
        new MetadataSources(
                new StandardServiceRegistryBuilder()
                    .applySetting("hibernate.connection.datasource", dataSource)
                    .applySetting("hibernate.default_schema", "modules")
                    .applySetting("hibernate.hbm2ddl.auto", "validate")
                    .applySetting("hibernate.jdbc.time_zone", "UTC")
                    .applySetting("hibernate.generate_statistics", "true")
                    .build())
            .addAnnotatedClass(ModuleEntity.class)
            .addAnnotatedClass(SwitchEntity.class)
            .addAnnotatedClass(Switched.class)
            .addAnnotatedClass(AdviceEntity.class)
            .buildMetadata()
            .buildSessionFactory();
  }

  Statistics statistics() {
    return sessions.getStatistics();
  }

  @Override
  public <R> R txExpr(TransactionType type, EmFunction<R> code) {
    EntityManager em = sessions.createEntityManager();
    em.getTransaction().begin();
    try {
      R result = code.apply(em);
      em.getTransaction().commit();
      return result;
    } catch (RuntimeException e) {
      em.getTransaction().rollback();
      throw e;
    } finally {
      em.close();
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
  public void close() {
    sessions.close();
  }
}
