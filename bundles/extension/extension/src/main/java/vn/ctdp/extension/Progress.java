package vn.ctdp.extension;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.ctdp.core.text.Localized;

/**
 * Where a project stands in its process.
 *
 * @param state its state
 * @param since day on which it was entered; null for a project that has never moved
 * @param approvedOn day of approval; null before
 * @param approvedSupport promotion money at approval, đồng; null before
 * @param acceptedValue value accepted, đồng; null before
 * @param next moves that lead on, with who may take them and what is missing
 * @param done steps taken, oldest first
 */
public record Progress(
    Process.State state,
    LocalDate since,
    LocalDate approvedOn,
    Long approvedSupport,
    Long acceptedValue,
    List<Next> next,
    List<Done> done) {

  public Progress {
    next = List.copyOf(next);
    done = List.copyOf(done);
  }

  /** What the last acceptance recorded as reached; empty before one. */
  public List<Result> reached() {
    for (int i = done.size() - 1; i >= 0; i--) {
      if (!done.get(i).results().isEmpty()) {
        return done.get(i).results();
      }
    }
    return List.of();
  }

  /**
   * A move that leads on.
   *
   * @param move the move
   * @param to the state it leads to
   * @param dueOn last day in time; null without a deadline
   * @param allowed whether the caller has the right
   * @param missing what the record lacks for it, apart from what the step itself brings
   */
  public record Next(
      Process.Move move,
      Process.State to,
      LocalDate dueOn,
      boolean allowed,
      List<Localized> missing) {

    public Next {
      missing = List.copyOf(missing);
    }
  }

  /**
   * A step that is wanted.
   *
   * @param to state it leads to
   * @param on day on which it was done
   * @param document number of the deciding document; may be null
   * @param documentOn its day; may be null
   * @param grades grade of each criterion, {@code DAT} or {@code KHONG_DAT}; may be empty
   * @param amount accepted value, đồng; null where none belongs to the step
   * @param note reason, opinion, explanation; may be null
   * @param version row version of the project
   * @param results what was really reached, at acceptance; each kind once
   */
  public record Act(
      String to,
      LocalDate on,
      String document,
      LocalDate documentOn,
      Map<String, String> grades,
      Long amount,
      String note,
      long version,
      List<Result> results) {

    public Act {
      grades = grades == null ? Map.of() : Map.copyOf(grades);
      results = results == null ? List.of() : List.copyOf(results);
    }

    /** A step that is not an acceptance. */
    public Act(
        String to,
        LocalDate on,
        String document,
        LocalDate documentOn,
        Map<String, String> grades,
        Long amount,
        String note,
        long version) {
      this(to, on, document, documentOn, grades, amount, note, version, List.of());
    }
  }

  /**
   * What was really reached, beside what the project had promised.
   *
   * @param kind code of an {@link OutputKind}
   * @param quantity how much in the kind's unit, 0 or more, at most 3 decimals
   */
  public record Result(String kind, BigDecimal quantity) {}

  /**
   * A step that was taken.
   *
   * @param project the project
   * @param from name of the state before
   * @param to name of the state after
   * @param act what was done
   * @param on day on which it was done
   * @param dueOn last day in time; null without a deadline
   * @param document deciding document; may be null
   * @param documentOn its day; may be null
   * @param grades grades of the criteria; empty without
   * @param amount accepted value; may be null
   * @param note reason, opinion, explanation; may be null
   * @param by who recorded it
   * @param at when it was recorded
   * @param results what was really reached; empty unless it was an acceptance
   */
  public record Done(
      UUID project,
      Localized from,
      Localized to,
      Localized act,
      LocalDate on,
      LocalDate dueOn,
      String document,
      LocalDate documentOn,
      String grades,
      Long amount,
      String note,
      String by,
      Instant at,
      List<Result> results) {

    public Done {
      results = results == null ? List.of() : List.copyOf(results);
    }
  }
}
