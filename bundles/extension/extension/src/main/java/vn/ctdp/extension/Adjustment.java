package vn.ctdp.extension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * An adjustment of an approved project.
 *
 * @param decision who decided, when and why
 * @param route whose decision it was, why, and what changed
 * @param by who recorded it
 * @param at when it was recorded
 */
public record Adjustment(Decision decision, Route route, String by, Instant at) {

  /**
   * A decision.
   *
   * @param authority who decided
   * @param document number of the deciding document
   * @param on its day
   * @param reason why the project is adjusted
   */
  public record Decision(Authority authority, String document, LocalDate on, String reason) {}

  /**
   * Whose decision a change is (TT 36/2013/TT-BCT Điều 11).
   *
   * @param authority lowest authority that may decide it
   * @param why the reason for this routing
   * @param clause the clause
   * @param changes what changes, old and new side by side
   * @param supportBefore the project's promotion money before, đồng
   * @param supportAfter the same after, đồng
   * @param planBefore promotion money of the whole plan before, đồng; 0 in a list of adjustments
   * @param planAfter the same after, đồng; 0 in a list of adjustments
   */
  public record Route(
      Authority authority,
      Localized why,
      String clause,
      List<Change> changes,
      long supportBefore,
      long supportAfter,
      long planBefore,
      long planAfter) {

    public Route {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A change.
   *
   * @param field what changes, for instance {@code end}
   * @param before value before
   * @param after value after
   */
  public record Change(String field, String before, String after) {}
}
