package vn.ctdp.testing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import javax.transaction.Status;
import javax.transaction.TransactionManager;
import javax.transaction.TransactionSynchronizationRegistry;
import javax.transaction.UserTransaction;
import javax.transaction.xa.XAException;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.TransactionType;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.geronimo.transaction.manager.GeronimoTransactionManager;
import org.hibernate.SessionFactory;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;
import org.hibernate.stat.Statistics;

/**
 * What Aries JPA does in the container: a transaction manager, a pool that takes part in its
 * transactions, one entity manager for each outermost call. Knows {@link TransactionType#Required}
 * only. Thread-safe.
 */
public final class JtaNode implements Template {

  private final BasicManagedDataSource pool = new BasicManagedDataSource();
  private final GeronimoTransactionManager transactions;
  private final EntityManagerFactory factory;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

  JtaNode(XADataSource xa, Function<Map<String, Object>, EntityManagerFactory> maker) {
    try {
      transactions = new GeronimoTransactionManager(60);
    } catch (XAException e) {
      throw new IllegalStateException(e);
    }
    pool.setTransactionManager(transactions);
    pool.setXaDataSourceInstance(xa);
    pool.setMaxTotal(12);
    pool.setMaxWait(Duration.ofSeconds(15));
    Map<String, Object> properties = new HashMap<>();
    properties.put("javax.persistence.transactionType", "JTA");
    properties.put("javax.persistence.jtaDataSource", pool);
    properties.put("hibernate.transaction.jta.platform", new Platform(transactions));
    factory = maker.apply(properties);
  }

  /** Connections that take part in the running transaction. */
  public DataSource dataSource() {
    return pool;
  }

  /** Begins and ends transactions. */
  public TransactionManager transactionManager() {
    return transactions;
  }

  /** Tells of a transaction's end. */
  public TransactionSynchronizationRegistry registry() {
    return transactions;
  }

  /** Counts statements. */
  public Statistics statistics() {
    return factory.unwrap(SessionFactory.class).getStatistics();
  }

  @Override
  public <R> R txExpr(TransactionType type, EmFunction<R> code) {
    if (type != TransactionType.Required) {
      throw new UnsupportedOperationException("tests know only Required");
    }
    EntityManager outer = current.get();
    EntityManager em = outer == null ? factory.createEntityManager() : outer;
    current.set(em);
    try {
      return run(em, code);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      if (outer == null) {
        current.remove();
        em.close();
      }
    }
  }

  private <R> R run(EntityManager em, EmFunction<R> code) throws Exception {
    boolean own = transactions.getStatus() == Status.STATUS_NO_TRANSACTION;
    if (own) {
      transactions.begin();
    }
    em.joinTransaction();
    R result;
    try {
      result = code.apply(em);
    } catch (RuntimeException | Error e) {
      if (own) {
        transactions.rollback();
      } else {
        transactions.setRollbackOnly();
      }
      throw e;
    }
    if (own) {
      if (transactions.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
        transactions.rollback();
      } else {
        transactions.commit();
      }
    }
    return result;
  }

  void close() {
    factory.close();
    try {
      pool.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows Hibernate the transaction manager. */
  private static final class Platform extends AbstractJtaPlatform {

    private static final long serialVersionUID = 1L;
    private final transient TransactionManager manager;

    Platform(TransactionManager manager) {
      this.manager = manager;
    }

    @Override
    protected TransactionManager locateTransactionManager() {
      return manager;
    }

    @Override
    protected UserTransaction locateUserTransaction() {
      return (UserTransaction) manager;
    }
  }
}
