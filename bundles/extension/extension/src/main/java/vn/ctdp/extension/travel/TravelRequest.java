package vn.ctdp.extension.travel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;

/**
 * A province's request for an adjustment that agency or Minister decide.
 *
 * @param id identity on both sides
 * @param project the project
 * @param state what became of it
 * @param on day of the request
 * @param document its number
 * @param reason why the project is to be adjusted
 * @param authority lowest authority that may decide
 * @param why the reason for that
 * @param clause the clause
 * @param changes what is to change, old and new
 * @param supportBefore promotion money before, đồng
 * @param supportAfter promotion money wanted, đồng
 * @param by who recorded it
 * @param at when
 * @param reach how far it has come; at the centre always received
 * @param answer words of the answer, or of taking it back; null before
 * @param answeredOn day of the answer; null before
 */
public record TravelRequest(
    UUID id,
    UUID project,
    State state,
    LocalDate on,
    String document,
    String reason,
    Authority authority,
    Localized why,
    String clause,
    List<Adjustment.Change> changes,
    long supportBefore,
    long supportAfter,
    String by,
    Instant at,
    Reach reach,
    String answer,
    LocalDate answeredOn) {

  public TravelRequest {
    changes = List.copyOf(changes);
  }

  /** What became of a request. */
  public enum State {
    /** Waits for a decision. */
    OPEN("Chờ quyết định", "Waits for a decision"),
    /** Decided at the centre, on its way to the province. */
    DECIDED("Đã quyết định, đang gửi", "Decided, on its way"),
    /** Approved, and the project adjusted. */
    APPROVED("Đồng ý", "Approved"),
    /** Refused. */
    REFUSED("Không đồng ý", "Refused"),
    /** Taken back by the province. */
    WITHDRAWN("Đã rút", "Taken back");

    private final Localized label;

    State(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }

  /**
   * What is asked.
   *
   * @param document number of the request
   * @param on its day
   * @param reason why the project is to be adjusted
   */
  public record Ask(String document, LocalDate on, String reason) {}

  /**
   * What is decided.
   *
   * @param approve whether the request is approved
   * @param authority who decided: agency or Minister
   * @param document number of the decision
   * @param on its day
   * @param reason words of the decision; needed when it is refused
   */
  public record Verdict(
      boolean approve, Authority authority, String document, LocalDate on, String reason) {}
}
