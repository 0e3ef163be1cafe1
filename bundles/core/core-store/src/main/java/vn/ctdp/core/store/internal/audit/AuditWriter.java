package vn.ctdp.core.store.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.subject.SubjectRef;

/**
 * Writes audit lines. Lines wait in the transaction until everything else in it has been written;
 * then the head of the chain is locked, the lines take their places, and the commit releases the
 * lock. So there is one writer at a time, for as short as can be, no deadlock with the rows of the
 * act itself, no gap, and no line of an act that was rolled back. Thread-safe.
 */
@Component(service = AuditWriter.class)
public final class AuditWriter {

  /** Characters that the details of one line may have together. */
  static final int MAX_DETAILS = 8_000;

  private final JpaTemplate jpa;
  private final DataSource dataSource;
  private final Transactions transactions;
  private final Clock clock;

  @Activate
  public AuditWriter(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference(target = "(ctdp.schema=core)") DataSource dataSource,
      @Reference Transactions transactions,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Appends a line within the current transaction, or one of its own. */
  public void append(
      Caller caller, String action, SubjectRef subject, Map<String, String> details) {
    Map<String, String> cleaned = clean(details);
    AuditLine line =
        new AuditLine(
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            cut(caller.username(), 100),
            cut(caller.channel(), 20),
            cut(caller.address() == null ? "" : caller.address(), 100),
            cut(action, 100),
            subject == null ? null : cut(subject.type(), 40),
            subject == null ? null : cut(subject.id(), 100),
            AuditLine.json(cleaned));
    jpa.tx(
        TransactionType.Required,
        em -> {
          Pending pending = transactions.resource(AuditWriter.class, Pending.class, Pending::new);
          if (pending.lines.isEmpty()) {
            transactions.beforeCommit(() -> write(pending.lines));
          }
          pending.lines.add(line);
        });
  }

  private static Map<String, String> clean(Map<String, String> details) {
    Map<String, String> cleaned = new LinkedHashMap<>();
    int length = 0;
    for (Map.Entry<String, String> entry : details.entrySet()) {
      // Neither database stores the null character; other control characters only blow up the JSON.
      String value =
          entry.getValue() == null ? "" : entry.getValue().replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ");
      length += entry.getKey().length() + value.length();
      cleaned.put(entry.getKey(), value);
    }
    if (length > MAX_DETAILS) {
      throw new IllegalArgumentException(
          "audit details have " + length + " characters, more than " + MAX_DETAILS);
    }
    return cleaned;
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }

  private void write(List<AuditLine> lines) {
    try (Connection connection = dataSource.getConnection()) {
      // An update locks until the commit in every database; Derby would let go of a row selected
      // FOR UPDATE as soon as it is read.
      try (PreparedStatement lock =
          connection.prepareStatement("UPDATE core.audit_head SET seq = seq + ? WHERE id = 1")) {
        lock.setInt(1, lines.size());
        if (lock.executeUpdate() != 1) {
          throw new SQLException("the audit log has no head");
        }
      }
      long sequence;
      String hash;
      try (PreparedStatement select =
              connection.prepareStatement("SELECT seq, hash FROM core.audit_head WHERE id = 1");
          ResultSet head = select.executeQuery()) {
        head.next();
        sequence = head.getLong(1) - lines.size();
        hash = head.getString(2);
      }
      Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO core.audit_entry (seq, happened_at, actor, channel, address,"
                  + " action_name, subject_type, subject_id, details, previous_hash, hash)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (AuditLine line : lines) {
          sequence++;
          String next = line.hash(sequence, hash);
          insert.setLong(1, sequence);
          insert.setTimestamp(2, Timestamp.from(line.at()), utc);
          insert.setString(3, line.actor());
          insert.setString(4, line.channel());
          insert.setString(5, line.address());
          insert.setString(6, line.action());
          insert.setString(7, line.subjectType());
          insert.setString(8, line.subjectId());
          insert.setString(9, line.details());
          insert.setString(10, hash);
          insert.setString(11, next);
          insert.addBatch();
          hash = next;
        }
        insert.executeBatch();
      }
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE core.audit_head SET hash = ? WHERE id = 1")) {
        update.setString(1, hash);
        update.executeUpdate();
      }
    } catch (SQLException e) {
      throw new CtdpException(CoreError.INTERNAL, List.of(), e, "audit");
    }
  }

  /** Lines of the current transaction. */
  private static final class Pending {
    final List<AuditLine> lines = new ArrayList<>();
  }
}
