package vn.ctdp.extension.travel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Authority;

/**
 * Something that the centre did with a project.
 *
 * @param id identity on both sides
 * @param number 1, 2, 3 … within the project
 * @param item number of the item of the centre's stream that carried it; 0 when it is not known
 * @param kind what kind of thing
 * @param state what became of it at the province
 * @param name what was done
 * @param on day on which it was done
 * @param document deciding document; may be null
 * @param documentOn its day; may be null
 * @param amount amount, đồng; may be null
 * @param note note; may be null
 * @param about the request decided about, or the act taken back; null for a step
 * @param authority who decided about a request; null otherwise
 * @param problem why it does not fit, with what to do; null when it does
 * @param by who recorded it
 * @param at when
 * @param settledBy who settled that it did not fit; may be null
 * @param settledAt when; may be null
 * @param settledNote with which words; may be null
 */
public record TravelAct(
    UUID id,
    int number,
    long item,
    Kind kind,
    State state,
    Localized name,
    LocalDate on,
    String document,
    LocalDate documentOn,
    Long amount,
    String note,
    UUID about,
    Authority authority,
    Localized problem,
    String by,
    Instant at,
    String settledBy,
    Instant settledAt,
    String settledNote) {

  /** Kind of act. */
  public enum Kind {
    /** A step of the process. */
    STEP,
    /** A decision about a request for an adjustment. */
    DECISION,
    /** An act that did not fit is taken back. */
    WITHDRAWAL
  }

  /** What became of it at the province. */
  public enum State {
    /** Published; the province has not said that it has it. */
    SENT("Đã gửi xuống", "Sent"),
    /** Part of the project's history on both sides. */
    APPLIED("Đã áp dụng", "Carried out"),
    /** It did not fit what the province did meanwhile; somebody has to settle it. */
    OPEN("Không khớp", "Does not fit"),
    /** Waits behind one that does not fit. */
    BEHIND("Chờ việc trước", "Waits behind another"),
    /** Did not fit and was taken back. */
    WITHDRAWN("Đã rút lại", "Taken back"),
    /** Taking something back came too late: it had been carried out. */
    TOO_LATE("Đã áp dụng, không rút được", "Too late");

    private final Localized label;

    State(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }
}
