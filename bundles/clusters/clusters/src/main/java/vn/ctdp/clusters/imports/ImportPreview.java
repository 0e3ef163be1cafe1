package vn.ctdp.clusters.imports;

import java.util.List;
import java.util.UUID;
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
