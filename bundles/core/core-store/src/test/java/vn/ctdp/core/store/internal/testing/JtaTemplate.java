package vn.ctdp.core.store.internal.testing;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.transaction.Status;
import javax.transaction.TransactionManager;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;

/** What Aries JPA does in the container, for tests: one entity manager for each outermost call. */
final class JtaTemplate implements JpaTemplate {

  private final EntityManagerFactory factory;
  private final TransactionManager transactions;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

  JtaTemplate(EntityManagerFactory factory, TransactionManager transactions) {
    this.factory = factory;
    this.transactions = transactions;
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

  @Override
  public <R> R txExpr(EmFunction<R> code) {
    return txExpr(TransactionType.Required, code);
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
  public void tx(EmConsumer code) {
    tx(TransactionType.Required, code);
  }
}
