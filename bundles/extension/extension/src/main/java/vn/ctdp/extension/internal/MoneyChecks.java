package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.money.Figures;

/** What the rules say about the money of a project that is entered. */
final class MoneyChecks {

  private static final String SETTLE_DAYS = "kc.settle.days";

  private MoneyChecks() {}

  static List<Assessment.Check> of(
      ProjectEntity e,
      Figures total,
      List<MoneyRules.Case> cases,
      MoneyRules judge,
      RuleService rules,
      LocalDate day) {
    List<Assessment.Check> checks = new ArrayList<>();
    if (cases.isEmpty()) {
      return checks;
    }
    checks.add(chain(e, total));
    for (MoneyRules.Case c : cases) {
      judge.advanced(c, day).ifPresent(checks::add);
    }
    checks.add(paid(total));
    if (Phase.valueOf(e.phase) == Phase.NGUNG) {
      checks.add(stopped(total));
    }
    settledInTime(cases, rules, day, total, checks);
    checks.sort(Comparator.comparing(Assessment.Check::outcome).reversed());
    return checks;
  }

  private static Assessment.Check chain(ProjectEntity e, Figures f) {
    long support = e.kcqg + e.kcdp + e.otherState;
    boolean good =
        f.disbursed() <= f.committed()
            && f.committed() <= f.available()
            && f.allocated() <= support;
    String figures =
        vnd(f.disbursed())
            + " ≤ "
            + vnd(f.committed())
            + " ≤ "
            + vnd(f.available())
            + " ≤ "
            + vnd(support);
    return new Assessment.Check(
        "KC-TC-3",
        good ? Outcome.DAT : Outcome.KHONG_DAT,
        "",
        new Localized(
            "Giải ngân không quá cam kết, cam kết không quá phân bổ, phân bổ không quá dự toán.",
            "Disbursed within committed, committed within allocated, allocated within planned."),
        "NĐ 45/2012/NĐ-CP Điều 11; TT 36/2013/TT-BCT Điều 12",
        List.of(
            new Localized(
                "Giải ngân ≤ cam kết ≤ phân bổ ≤ dự toán: " + figures + " đồng",
                "Disbursed ≤ committed ≤ allocated ≤ planned: " + figures + " VND")));
  }

  private static Assessment.Check paid(Figures f) {
    boolean good = f.settled() <= f.committed() && f.settled() <= f.accepted();
    return new Assessment.Check(
        "V-KC-7",
        good ? Outcome.DAT : Outcome.KHONG_DAT,
        "",
        new Localized(
            "Quyết toán không quá hợp đồng và giá trị nghiệm thu.",
            "Settled within the contract and the accepted value."),
        "TT 36/2013/TT-BCT Điều 18",
        List.of(
            new Localized(
                "Quyết toán "
                    + vnd(f.settled())
                    + "; nghiệm thu "
                    + vnd(f.accepted())
                    + "; hợp đồng "
                    + vnd(f.committed())
                    + " đồng",
                "Settled "
                    + vnd(f.settled())
                    + "; accepted "
                    + vnd(f.accepted())
                    + "; contract "
                    + vnd(f.committed())
                    + " VND")));
  }

  private static Assessment.Check stopped(Figures f) {
    long owed = f.beyondAccepted();
    String figures = vnd(f.disbursed()) + " − " + vnd(f.accepted()) + " = " + vnd(owed);
    return new Assessment.Check(
        "V-KC-11",
        owed == 0 ? Outcome.DAT : Outcome.KHONG_DAT,
        "",
        owed == 0
            ? new Localized("Đã thu hồi đủ sau khi ngừng.", "Everything due was returned.")
            : new Localized(
                "Đề án đã ngừng: còn phải thu hồi " + vnd(owed) + " đồng.",
                "The project is stopped: " + vnd(owed) + " VND are to be returned."),
        "TT 36/2013/TT-BCT Điều 11, Điều 18",
        List.of(
            new Localized(
                "Đã giải ngân − đã nghiệm thu: " + figures + " đồng",
                "Disbursed − accepted: " + figures + " VND")));
  }

  /** Settled within so many days after the last acceptance (TT 36/2013 Điều 18.1). */
  private static void settledInTime(
      List<MoneyRules.Case> cases,
      RuleService rules,
      LocalDate day,
      Figures total,
      List<Assessment.Check> checks) {
    LocalDate accepted =
        cases.stream()
            .flatMap(c -> c.timeline().lastGrowth(Timeline.State::accepted).stream())
            .max(Comparator.naturalOrder())
            .orElse(null);
    if (accepted == null || total.accepted() == 0) {
      return;
    }
    Parameter days =
        rules.parameter(AssessmentService.DOMAIN, SETTLE_DAYS, accepted, null).orElse(null);
    if (days == null) {
      return;
    }
    LocalDate due = accepted.plusDays(days.number().longValueExact());
    LocalDate settled =
        total.settled() == 0
            ? null
            : cases.stream()
                .flatMap(c -> c.timeline().lastGrowth(Timeline.State::settled).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    boolean late = settled == null ? day.isAfter(due) : settled.isAfter(due);
    checks.add(
        new Assessment.Check(
            "KC-TC-15",
            late ? Outcome.CANH_BAO : Outcome.DAT,
            "",
            settled == null
                ? new Localized(
                    "Hạn quyết toán: " + ProjectInput.shown(due) + ".",
                    "To be settled by " + ProjectInput.shown(due) + ".")
                : new Localized(
                    "Quyết toán ngày "
                        + ProjectInput.shown(settled)
                        + ", hạn "
                        + ProjectInput.shown(due)
                        + ".",
                    "Settled on "
                        + ProjectInput.shown(settled)
                        + ", due by "
                        + ProjectInput.shown(due)
                        + "."),
            Ceilings.clause(days),
            List.of(
                new Localized(
                    "Nghiệm thu " + ProjectInput.shown(accepted) + " + " + days.value() + " ngày",
                    "Accepted " + ProjectInput.shown(accepted) + " + " + days.value() + " days"))));
  }

  private static String vnd(long amount) {
    return ProjectInput.vnd(amount);
  }
}
