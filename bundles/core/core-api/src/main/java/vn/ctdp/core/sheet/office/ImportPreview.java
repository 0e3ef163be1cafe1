package vn.ctdp.core.sheet.office;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import vn.ctdp.core.error.FieldProblem;

/**
 * What an import would do. Nothing is stored by looking.
 *
 * @param id the draft
 * @param token names exactly this outcome: confirming with it stores this or nothing
 * @param counts how many rows of each kind
 * @param general problems of the whole table, for instance a column whose unit is not known; an
 *     error stands in the way
 * @param rows rows in their order
 */
public record ImportPreview(
    UUID id, String token, Counts counts, List<FieldProblem> general, List<Row> rows) {

  public ImportPreview {
    general = List.copyOf(general);
    rows = List.copyOf(rows);
  }

  /**
   * A preview with its counts and its token.
   *
   * @param facts facts that would be recorded
   * @param more what the outcome depends on besides the rows: the file, values that rows do not
   *     show
   */
  public static ImportPreview of(
      UUID id, List<FieldProblem> general, List<Row> rows, int facts, Stream<String> more) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    StringJoiner outcome = new StringJoiner("\n");
    for (Row row : rows) {
      counts.merge(row.outcome(), 1, Integer::sum);
      outcome.add(
          row.number()
              + "|"
              + row.outcome()
              + "|"
              + row.record()
              + "|"
              + row.changes()
              + "|"
              + row.problems().stream().map(FieldProblem::code).toList());
    }
    more.forEach(outcome::add);
    return new ImportPreview(
        id,
        digest(outcome.toString()),
        new Counts(
            counts.getOrDefault(Outcome.CREATE, 0),
            counts.getOrDefault(Outcome.CHANGE, 0),
            counts.getOrDefault(Outcome.UNCHANGED, 0),
            counts.getOrDefault(Outcome.WRONG, 0),
            counts.getOrDefault(Outcome.OPEN, 0),
            counts.getOrDefault(Outcome.LEFT_OUT, 0),
            facts),
        general,
        rows);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it can be confirmed: nothing is wrong or open, and there is something to store. */
  public boolean ready() {
    return counts.wrong() == 0
        && counts.open() == 0
        && counts.created() + counts.changed() > 0
        && general.stream().noneMatch(p -> p.severity() == vn.ctdp.core.error.Severity.ERROR);
  }

  /** What becomes of a row. */
  public enum Outcome {
    CREATE,
    CHANGE,
    UNCHANGED,
    /** Cannot be stored; mend the file or leave the row out. */
    WRONG,
    /** More than one record may be meant; choose. */
    OPEN,
    LEFT_OUT
  }

  /**
   * Rows by outcome.
   *
   * @param facts facts that would be recorded
   */
  public record Counts(
      int created, int changed, int unchanged, int wrong, int open, int leftOut, int facts) {}

  /**
   * A row of the table.
   *
   * @param number row number in the sheet
   * @param outcome what becomes of it
   * @param name name of the record, as far as it is known
   * @param record the record that is changed; null when new or not known
   * @param changes what changes
   * @param problems what is wrong (error) or worth knowing (warning); the field is sheet and cell
   * @param candidates records that may be meant
   */
  public record Row(
      int number,
      Outcome outcome,
      String name,
      UUID record,
      List<Change> changes,
      List<FieldProblem> problems,
      List<Candidate> candidates) {

    public Row {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A value that changes.
   *
   * @param field key of the {@link ImportField}
   * @param before as shown now; empty when there is none
   * @param after as it would be shown
   */
  public record Change(String field, String before, String after) {}

  /**
   * A record that may be meant.
   *
   * @param record its id
   * @param title code and name
   */
  public record Candidate(UUID record, String title) {}
}
