package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.money.MoneyKind;

/**
 * What a pot held at the end of each day. The rules of money hold on every day, not on the last
 * only: an entry of an earlier day must not have spent what came later.
 */
final class Timeline {

  /**
   * An entry as far as it counts here.
   *
   * @param down whether it was handed on from the pot to one below
   */
  record Line(LocalDate on, MoneyKind kind, long amount, boolean down) {}

  /** Sums up to a day. */
  record State(
      long available,
      long handed,
      long committed,
      long first,
      long rest,
      long recovered,
      long accepted,
      long settled) {

    static final State NOTHING = new State(0, 0, 0, 0, 0, 0, 0, 0);

    long disbursed() {
      return first + rest - recovered;
    }

    State plus(Line l) {
      long a = l.amount;
      if (l.down) {
        return new State(
            available,
            Math.addExact(handed, a),
            committed,
            first,
            rest,
            recovered,
            accepted,
            settled);
      }
      return switch (l.kind) {
        case DU_TOAN, BO_SUNG, CAT_GIAM, PHAN_BO, CHUYEN_DEN -> available(a);
        case CHUYEN_DI -> available(-a);
        case CAM_KET ->
            new State(
                available,
                handed,
                Math.addExact(committed, a),
                first,
                rest,
                recovered,
                accepted,
                settled);
        case TAM_UNG ->
            new State(
                available,
                handed,
                committed,
                Math.addExact(first, a),
                rest,
                recovered,
                accepted,
                settled);
        case TAM_UNG_CON_LAI, THANH_TOAN, TU_CHI ->
            new State(
                available,
                handed,
                committed,
                first,
                Math.addExact(rest, a),
                recovered,
                accepted,
                settled);
        case THU_HOI ->
            new State(
                available,
                handed,
                committed,
                first,
                rest,
                Math.addExact(recovered, a),
                accepted,
                settled);
        case NGHIEM_THU ->
            new State(
                available,
                handed,
                committed,
                first,
                rest,
                recovered,
                Math.addExact(accepted, a),
                settled);
        case QUYET_TOAN ->
            new State(
                available,
                handed,
                committed,
                first,
                rest,
                recovered,
                accepted,
                Math.addExact(settled, a));
      };
    }

    private State available(long a) {
      return new State(
          Math.addExact(available, a),
          handed,
          committed,
          first,
          rest,
          recovered,
          accepted,
          settled);
    }
  }

  /** A rule that does not hold on a day. */
  record Violation(String code, LocalDate day, Localized sentence) {}

  private final TreeMap<LocalDate, State> days = new TreeMap<>();

  Timeline(List<Line> lines) {
    TreeMap<LocalDate, State> single = new TreeMap<>();
    for (Line line : lines) {
      single.merge(line.on, State.NOTHING.plus(line), (old, one) -> old.plus(line));
    }
    // Sums of single days, then running: the order within a day does not matter.
    State running = State.NOTHING;
    for (Map.Entry<LocalDate, State> day : single.entrySet()) {
      State d = day.getValue();
      running =
          new State(
              Math.addExact(running.available, d.available),
              Math.addExact(running.handed, d.handed),
              Math.addExact(running.committed, d.committed),
              Math.addExact(running.first, d.first),
              Math.addExact(running.rest, d.rest),
              Math.addExact(running.recovered, d.recovered),
              Math.addExact(running.accepted, d.accepted),
              Math.addExact(running.settled, d.settled));
      days.put(day.getKey(), running);
    }
  }

  /** Sums up to and with a day. */
  State at(LocalDate day) {
    Map.Entry<LocalDate, State> found = days.floorEntry(day);
    return found == null ? State.NOTHING : found.getValue();
  }

  /** The last sums. */
  State last() {
    return days.isEmpty() ? State.NOTHING : days.lastEntry().getValue();
  }

  /** The last day on which a sum grew. */
  Optional<LocalDate> lastGrowth(ToLongFunction<State> sum) {
    LocalDate last = null;
    long before = 0;
    for (Map.Entry<LocalDate, State> day : days.entrySet()) {
      long now = sum.applyAsLong(day.getValue());
      if (now > before) {
        last = day.getKey();
      }
      before = now;
    }
    return Optional.ofNullable(last);
  }

  /** The last day on which one of the first advances was paid. */
  Optional<LocalDate> lastAdvance() {
    return lastGrowth(State::first);
  }

  /** The least of a difference from a day on, at least 0. */
  long room(LocalDate from, ToLongFunction<State> difference) {
    long least = difference.applyAsLong(at(from));
    for (State state : days.tailMap(from, true).values()) {
      least = Math.min(least, difference.applyAsLong(state));
    }
    return Math.max(0, least);
  }

  /** The first rule that does not hold on some day. */
  Optional<Violation> violation(FundSource source) {
    for (Map.Entry<LocalDate, State> e : days.entrySet()) {
      Optional<Violation> found =
          source == FundSource.DOI_UNG
              ? own(e.getKey(), e.getValue())
              : broken(e.getKey(), e.getValue());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> own(LocalDate day, State s) {
    return s.rest < 0 ? Optional.of(negative(day)) : Optional.empty();
  }

  private static Optional<Violation> broken(LocalDate day, State s) {
    if (s.handed > s.available) {
      return violation(
          "KC-TC-1",
          day,
          "Đã phân bổ",
          "allocated",
          s.available,
          "được giao",
          "was received",
          s.handed);
    }
    if (s.committed > s.available) {
      return violation(
          "KC-TC-2",
          day,
          "Đã cam kết",
          "committed",
          s.available,
          "được phân bổ",
          "was allocated",
          s.committed);
    }
    if (s.disbursed() > s.committed) {
      return violation(
          "KC-TC-3",
          day,
          "Đã giải ngân",
          "disbursed",
          s.committed,
          "đã cam kết",
          "was committed",
          s.disbursed());
    }
    if (s.accepted > s.committed) {
      return violation(
          "V-KC-7",
          day,
          "Đã nghiệm thu",
          "accepted",
          s.committed,
          "giá trị hợp đồng",
          "is the contract",
          s.accepted);
    }
    if (s.settled > s.accepted) {
      return violation(
          "V-KC-7",
          day,
          "Đã quyết toán",
          "settled",
          s.accepted,
          "đã nghiệm thu",
          "was accepted",
          s.settled);
    }
    if (s.rest > 0 && s.disbursed() > s.accepted) {
      return violation(
          "V-KC-7",
          day,
          "Đã giải ngân, kể cả sau nghiệm thu,",
          "disbursed, with what followed acceptance,",
          s.accepted,
          "đã nghiệm thu",
          "was accepted",
          s.disbursed());
    }
    if (s.recovered > s.first + s.rest) {
      return violation(
          "KC-TC-4",
          day,
          "Đã thu hồi",
          "recovered",
          s.first + s.rest,
          "đã tạm ứng, thanh toán",
          "was paid out",
          s.recovered);
    }
    boolean negative =
        s.available < 0
            || s.handed < 0
            || s.committed < 0
            || s.first < 0
            || s.rest < 0
            || s.recovered < 0
            || s.accepted < 0
            || s.settled < 0;
    return negative ? Optional.of(negative(day)) : Optional.empty();
  }

  private static Violation negative(LocalDate day) {
    return new Violation(
        "KC-TC-8",
        day,
        new Localized(
            "Ngày " + ProjectInput.shown(day) + " có số lũy kế âm.",
            "On " + ProjectInput.shown(day) + " a running total is below zero."));
  }

  private static Optional<Violation> violation(
      String code,
      LocalDate day,
      String whatVi,
      String whatEn,
      long limit,
      String limitVi,
      String limitEn,
      long amount) {
    String on = ProjectInput.shown(day);
    return Optional.of(
        new Violation(
            code,
            day,
            new Localized(
                whatVi
                    + " đến ngày "
                    + on
                    + " là "
                    + ProjectInput.vnd(amount)
                    + " đồng, lớn hơn "
                    + limitVi
                    + " "
                    + ProjectInput.vnd(limit)
                    + " đồng.",
                "By "
                    + on
                    + " "
                    + ProjectInput.vnd(amount)
                    + " VND "
                    + whatEn
                    + ", but only "
                    + ProjectInput.vnd(limit)
                    + " VND "
                    + limitEn
                    + ".")));
  }
}
