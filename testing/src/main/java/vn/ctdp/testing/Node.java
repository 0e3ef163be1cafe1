package vn.ctdp.testing;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.TransactionType;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/**
 * Local transactions on a {@link TestDatabase}; an inner call joins the outer one unless it wants a
 * new one. Thread-safe, as the container's template is.
 */
public final class Node implements Template {

  private final EntityManagerFactory factory;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

  Node(EntityManagerFactory factory) {
    this.factory = factory;
  }

  /** Counts statements. */
  public Statistics statistics() {
    return factory.unwrap(SessionFactory.class).getStatistics();
  }

  /** Statements prepared since the last call. */
  public long statements() {
    Statistics statistics = statistics();
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

  void close() {
    factory.close();
  }
}
