package vn.ctdp.extension;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.text.Localized;

/**
 * How projects go from draft to liquidation: states and moves between them.
 *
 * @param key {@code KCQG}, {@code KCDP} (the standard of local projects) or a province ({@code
 *     34:12}) with a process of its own
 * @param legalText what it rests on
 * @param states states, the first one is where projects begin
 * @param moves moves between states
 * @param version row version for optimistic locking; 0 when new
 */
public record Process(
    String key, String legalText, List<State> states, List<Move> moves, long version) {

  public Process {
    states = states == null ? List.of() : List.copyOf(states);
    moves = moves == null ? List.of() : List.copyOf(moves);
  }

  /** The state of a code. */
  public Optional<State> state(String code) {
    return states.stream().filter(s -> s.code().equals(code)).findFirst();
  }

  /**
   * A state.
   *
   * @param code stable code, capitals, digits and low lines
   * @param name name for people
   * @param phase what it means for plans and reports
   */
  public record State(String code, Localized name, Phase phase) {}

  /**
   * A move.
   *
   * @param from code of a state
   * @param to code of a state
   * @param name what is done
   * @param actor who does it
   * @param guards what must hold
   * @param documents papers that belong to it
   * @param due when it is due; null without a deadline
   * @param legalText clause it comes from
   */
  public record Move(
      String from,
      String to,
      Localized name,
      Actor actor,
      List<Guard> guards,
      List<String> documents,
      Due due,
      String legalText) {

    public Move {
      guards = guards == null ? List.of() : List.copyOf(guards);
      documents = documents == null ? List.of() : List.copyOf(documents);
    }
  }

  /**
   * A deadline: either a day of a year counted from the plan year, or days after the state was
   * entered. Missing it is a warning, not a refusal.
   *
   * @param day last day of the month named; null for days after
   * @param month month; null for days after
   * @param years years from the plan year: -1 is the year before; null for days after
   * @param days calendar days after the state was entered; null for a date
   */
  public record Due(Integer day, Integer month, Integer years, Integer days) {

    /** The last day in time; empty when it depends on a day that is not known. */
    public Optional<LocalDate> lastDay(int planYear, LocalDate since) {
      if (days != null) {
        return Optional.ofNullable(since).map(s -> s.plusDays(days));
      }
      return Optional.of(LocalDate.of(planYear + years, month, day));
    }
  }
}
