package vn.ctdp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Years of reports, copied by SQL from one month's: the same documents, figures and receipts under other ids, months and forms. Twelve years
 * and as many forms as it takes; the first year of the first form is copied first.
 */
final class History {

  private static final int FIRST_YEAR = 2024;
  private static final int YEARS = 12;

  /** Tables with one row for each report, in the order of their foreign keys. */
  private static final List<String> TABLES = List.of("submission", "submission_content", "current_submission", "ledger_line");

  private final Connection db;
  private final String form;
  private final String source;
  private final int rows;
  private final long reportsOfSource;
  private int step;

  History(Connection db, String form, String source, int rows) throws SQLException {
    this.db = db;
    this.form = form;
    this.source = source;
    this.rows = rows;
    try (Statement s = db.createStatement()) {
      // For this connection alone: copies need not survive a power cut.
      s.execute("SET search_path = exchange_centre");
      s.execute("SET synchronous_commit = off");
    }
    this.reportsOfSource = number("SELECT count(*) FROM current_submission WHERE form_id = '" + form + "' AND period_code = '" + source + "'");
    if (reportsOfSource == 0) {
      throw new SQLException("nothing to copy from " + source);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement s = db.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getLong(1);
    }
  }

  long reports() throws SQLException {
    return number("SELECT count(*) FROM submission");
  }

  /** Cells stored, but for those that revisions withdrew. */
  long cells() throws SQLException {
    return reports() * rows;
  }

  /** Why so many cells are too many; null when they are not. */
  String tooMuch(long goal, int maxGigabytes, long bytesNow, Path work) throws SQLException, IOException {
    double each = number("SELECT coalesce(avg(pg_column_size(c.*)), 0) FROM submission_content c WHERE submission_id IN (SELECT submission_id"
        + " FROM current_submission WHERE form_id = '" + form + "' AND period_code = '" + source + "')") + 1500;
    double more = Math.max(0, goal - cells()) / rows * each;
    double free = Files.getFileStore(work).getUsableSpace();
    if (bytesNow + more > maxGigabytes * 1e9 || more * 1.5 > free) {
      return String.format("left out for disk: about %.0f GB", (bytesNow + more) / 1e9);
    }
    return null;
  }

  /** Whether anything was copied yet. */
  boolean grown() {
    return step > 0;
  }

  /** Another year of a form. */
  void grow() throws SQLException {
    String to = step < YEARS ? form : form + "-" + (1 + step / YEARS);
    int year = FIRST_YEAR + step % YEARS;
    for (int month = 1; month <= 12; month++) {
      copy(to, year, month);
    }
    step++;
  }

  private void copy(String to, int year, int month) throws SQLException {
    String period = year + "-M" + month;
    String id = "md5(t.%s || '" + to + period + "')::uuid::text";
    long number = 1_000_000L + step * 12L + month;
    Map<String, String> changed = new HashMap<>();
    changed.put("form_id", "'" + to + "'");
    changed.put("period_code", "'" + period + "'");
    changed.put("period_end", "DATE '" + LocalDate.of(year, month, 14) + "'");
    changed.put("cutoff", "DATE '" + LocalDate.of(year, month, 14) + "'");
    changed.put("revision", "1");
    changed.put("content_year", "" + year);
    changed.put("sequence_no", "" + number);
    changed.put("message_no", "" + number);
    try (Statement s = db.createStatement()) {
      for (String table : TABLES) {
        String key = table.equals("submission") || table.equals("ledger_line") ? "id" : "submission_id";
        changed.put("id", id.formatted("id"));
        changed.put("submission_id", id.formatted("submission_id"));
        List<String> names = columns(table);
        List<String> values = new ArrayList<>();
        for (String name : names) {
          values.add(changed.getOrDefault(name, "t." + name));
        }
        s.execute(
            "INSERT INTO " + table + " (" + String.join(", ", names) + ") SELECT " + String.join(", ", values) + " FROM " + table + " t WHERE t."
                + key + " IN (SELECT submission_id FROM current_submission WHERE form_id = '" + form + "' AND period_code = '" + source + "')");
      }
    }
  }

  private List<String> columns(String table) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement s = db.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'exchange_centre' AND table_name = '" + table
                    + "' ORDER BY ordinal_position")) {
      while (r.next()) {
        names.add(r.getString(1));
      }
    }
    return names;
  }

  /** Lets PostgreSQL do what it would have done meanwhile. */
  void settle() throws SQLException {
    try (Statement s = db.createStatement()) {
      for (String table : TABLES) {
        s.execute("VACUUM ANALYZE " + table);
      }
      s.execute("CHECKPOINT");
    }
  }
}
