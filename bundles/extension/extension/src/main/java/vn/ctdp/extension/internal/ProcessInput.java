package vn.ctdp.extension.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;

/** What is wrong with a process as a province enters it. */
final class ProcessInput {

  private static final int MOST_STATES = 40;
  private static final int MOST_MOVES = 120;
  private static final int LEAP_YEAR = 2024;

  private ProcessInput() {}

  static Input check(Process p) {
    Input input = new Input();
    input.text("legalText", p.legalText(), 300, true);
    input.rows("states", p.states(), MOST_STATES);
    input.rows("moves", p.moves(), MOST_MOVES);
    if (p.states().size() < 2) {
      input.add(
          "states",
          "KC-QT-1",
          "Quy trình có ít nhất hai bước.",
          "A process has two states or more.");
      return input;
    }
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < p.states().size(); i++) {
      Process.State state = p.states().get(i);
      String at = "states[" + i + "]";
      if (state.code() == null || !state.code().matches("[A-Z0-9_]{1,30}")) {
        input.add(
            at + ".code",
            "KC-QT-2",
            "Mã bước gồm chữ hoa không dấu, chữ số, gạch dưới.",
            "A code is made of capitals, digits and low lines.");
      } else if (!codes.add(state.code())) {
        input.add(at + ".code", "KC-QT-3", "Mã bước ghi hai lần.", "The code is there twice.");
      }
      input.text(at + ".name", state.name() == null ? null : state.name().vi(), 200, true);
      input.present(at + ".phase", state.phase());
    }
    moves(p, codes, input);
    if (input.good()) {
      reachable(p, input);
    }
    return input;
  }

  private static void moves(Process p, Set<String> codes, Input input) {
    for (int i = 0; i < p.moves().size(); i++) {
      Process.Move move = p.moves().get(i);
      String at = "moves[" + i + "]";
      if (!codes.contains(move.from()) || !codes.contains(move.to())) {
        input.add(
            at,
            "KC-QT-4",
            "Bước chuyển phải nối hai bước có trong quy trình.",
            "A move joins two states of the process.");
      } else if (move.from().equals(move.to())) {
        input.add(at, "KC-QT-5", "Bước chuyển nối hai bước khác nhau.", "A move joins two states.");
      }
      input.text(at + ".name", move.name() == null ? null : move.name().vi(), 200, true);
      input.present(at + ".actor", move.actor());
      input.text(at + ".documents", String.join("; ", move.documents()), 1000, false);
      input.text(at + ".legalText", move.legalText(), 300, false);
      if (move.due() != null) {
        due(move.due(), at, input);
      }
    }
  }

  private static void due(Process.Due due, String at, Input input) {
    boolean byDate = due.day() != null && due.month() != null && due.years() != null;
    boolean byDays = due.days() != null;
    boolean good = byDate != byDays;
    if (good && byDays) {
      good = due.days() >= 1 && due.days() <= 3660;
    }
    if (good && byDate) {
      try {
        LocalDate.of(LEAP_YEAR, due.month(), due.day());
        good = Math.abs(due.years()) <= 5 && !(due.month() == 2 && due.day() == 29);
      } catch (DateTimeException e) {
        good = false;
      }
    }
    if (!good) {
      input.add(
          at + ".due",
          "KC-QT-6",
          "Thời hạn là một ngày trong năm, hoặc số ngày sau khi vào bước.",
          "A deadline is a day of a year, or days after the state was entered.");
    }
  }

  private static void reachable(Process p, Input input) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(p.states().get(0).code()));
    while (!open.isEmpty()) {
      String state = open.pop();
      if (seen.add(state)) {
        p.moves().stream()
            .filter(m -> m.from().equals(state))
            .map(Process.Move::to)
            .forEach(open::push);
      }
    }
    for (int i = 0; i < p.states().size(); i++) {
      if (!seen.contains(p.states().get(i).code())) {
        input.add(
            "states[" + i + "]",
            "KC-QT-7",
            "Không có đường đến bước “" + p.states().get(i).name().vi() + "”.",
            "No way leads to “" + p.states().get(i).name().en() + "”.");
      }
    }
    if (p.states().stream().noneMatch(s -> s.phase() == Phase.DA_DUYET)) {
      input.add(
          "states",
          "KC-QT-8",
          "Quy trình cần một bước thuộc giai đoạn đã duyệt.",
          "The process needs a state that means approved.");
    }
  }
}
