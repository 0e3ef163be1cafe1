package vn.ctdp.core.store.internal.common;

import java.util.List;
import java.util.function.Supplier;
import javax.transaction.Status;
import javax.transaction.Synchronization;
import javax.transaction.TransactionSynchronizationRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets work run at the end of the current JTA transaction. Thread-safe. */
@Component(service = Transactions.class)
public final class Transactions {

  private final TransactionSynchronizationRegistry registry;

  @Activate
  public Transactions(@Reference TransactionSynchronizationRegistry registry) {
    this.registry = registry;
  }

  /** An object that lives as long as the current transaction. */
  public <T> T resource(Object key, Class<T> type, Supplier<T> create) {
    Object value = registry.getResource(key);
    if (value == null) {
      value = create.get();
      registry.putResource(key, value);
    }
    return type.cast(value);
  }

  /**
   * Runs when everything else of the current transaction has been written, still within it. Not run
   * on rollback. A failure rolls the transaction back.
   */
  public void beforeCommit(Runnable work) {
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            if (registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
              work.run();
            }
          }

          @Override
          public void afterCompletion(int status) {
            // Only the end before the commit matters here.
          }
        });
  }

  /** Runs once after the current transaction has ended, whichever way; the key prevents repeats. */
  public void afterCompletion(Object key, Runnable work) {
    after(key, work, false);
  }

  /** Runs once after the current transaction has been committed; the key prevents repeats. */
  public void afterCommit(Object key, Runnable work) {
    after(key, work, true);
  }

  private void after(Object key, Runnable work, boolean committedOnly) {
    Object mark = List.of("after", key);
    if (registry.getResource(mark) != null) {
      return;
    }
    registry.putResource(mark, Boolean.TRUE);
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Only the end matters here.
          }

          @Override
          public void afterCompletion(int status) {
            if (!committedOnly || status == Status.STATUS_COMMITTED) {
              work.run();
            }
          }
        });
  }
}
