package vn.ctdp.core.store.internal.testing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.transaction.TransactionSynchronizationRegistry;
import org.apache.aries.jpa.template.JpaTemplate;
import org.hibernate.stat.Statistics;
import vn.ctdp.testing.JtaNode;
import vn.ctdp.testing.TestDatabase;
import vn.ctdp.testing.TestPostgres.Collation;

/**
 * A fresh database with the schema {@code core}, driven through JTA like in the container. The
 * PostgreSQL one does not sort as Vietnamese does: what sorts right here does not lean on it.
 */
public final class CoreDatabase {

  private final TestDatabase database;
  private final JtaNode node;

  private CoreDatabase(TestDatabase database) {
    this.database = database;
    this.node = database.jtaNode();
  }

  /** Fresh databases of every kind that is installed. */
  public static Stream<CoreDatabase> all() {
    Stream<TestDatabase> derby = Stream.of(TestDatabase.derby("core"));
    Stream<TestDatabase> postgres =
        TestDatabase.postgresInstalled()
            ? Stream.of(TestDatabase.postgres("core", Collation.PLAIN))
            : Stream.empty();
    return Stream.concat(derby, postgres).map(CoreDatabase::new);
  }

  /** Runs a statement behind the platform's back. */
  public int sql(String sql) {
    return database.sql(sql);
  }

  /** What somebody with the keys to the database could do: tamper without the triggers. */
  public void withoutAuditTriggers(Runnable work) {
    for (String name : List.of("audit_entry_no_update", "audit_entry_no_delete")) {
      sql("DROP TRIGGER " + (database.isDerby() ? "core." + name : name + " ON core.audit_entry"));
    }
    work.run();
    for (String act : List.of("UPDATE", "DELETE")) {
      String name = "audit_entry_no_" + act.toLowerCase(Locale.ROOT);
      sql(
          database.isDerby()
              ? "CREATE TRIGGER core."
                  + name
                  + " NO CASCADE BEFORE "
                  + act
                  + " ON core.audit_entry REFERENCING OLD AS o FOR EACH ROW"
                  + " VALUES CAST(o.hash AS INTEGER)"
              : "CREATE TRIGGER "
                  + name
                  + " BEFORE "
                  + act
                  + " ON core.audit_entry FOR EACH STATEMENT"
                  + " EXECUTE FUNCTION core.audit_append_only()");
    }
  }

  public JpaTemplate jpa() {
    return node;
  }

  public DataSource dataSource() {
    return node.dataSource();
  }

  public TransactionSynchronizationRegistry registry() {
    return node.registry();
  }

  /** Counts statements. */
  public Statistics statistics() {
    return node.statistics();
  }

  /** Closes and drops it. */
  public void close() {
    database.close();
  }

  @Override
  public String toString() {
    return database.toString();
  }
}
