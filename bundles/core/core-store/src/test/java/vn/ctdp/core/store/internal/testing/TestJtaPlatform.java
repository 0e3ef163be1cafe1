package vn.ctdp.core.store.internal.testing;

import javax.transaction.TransactionManager;
import javax.transaction.UserTransaction;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/** Shows Hibernate the tests' transaction manager. */
final class TestJtaPlatform extends AbstractJtaPlatform {

  private static final long serialVersionUID = 1L;
  private final transient TransactionManager manager;

  TestJtaPlatform(TransactionManager manager) {
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
