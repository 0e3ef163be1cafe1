package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.money.Figures;

/**
 * What money says about the steps of a project. It decides only where a budget of the plan's year
 * and source is kept, or the project has money entered: years from before the ledger pass.
 */
final class MoneyGuards {

  static final Set<Guard> GUARDS =
      EnumSet.of(Guard.HOP_DONG, Guard.DA_QUYET_TOAN, Guard.HET_NO, Guard.GIA_TRI);

  private MoneyGuards() {}

  /**
   * The money of a project when it is wanted.
   *
   * @param kept whether money decides
   */
  record Standing(boolean kept, List<PotEntity> pots) {

    static final Standing NONE = new Standing(false, List.of());

    Figures sum() {
      return Ledger.sum(pots);
    }
  }

  static boolean kept(EntityManager em, Work work, ProjectEntity e) {
    FundSource source = Ledger.source(e);
    return Ledger.budget(em, e.year, source, Ledger.owner(work, source, e.province)).isPresent();
  }

  static Standing standing(EntityManager em, Work work, ProjectEntity e) {
    List<PotEntity> pots = Ledger.pots(em, e.id);
    return new Standing(!pots.isEmpty() || kept(em, work, e), pots);
  }

  /** What is missing for a guard. */
  static List<Localized> missing(Guard guard, ProjectEntity e, Standing standing) {
    List<Localized> missing = new ArrayList<>();
    if (!standing.kept) {
      return missing;
    }
    Figures f = standing.sum();
    switch (guard) {
      case HOP_DONG -> {
        if (f.committed() <= 0) {
          missing.add(
              new Localized(
                  "Chưa ghi hợp đồng ở phần Kinh phí (được phân bổ "
                      + ProjectInput.vnd(f.available())
                      + " đồng; TT 36/2013/TT-BCT Điều 12).",
                  "No contract is entered under Money (allocated "
                      + ProjectInput.vnd(f.available())
                      + " VND; Circular 36/2013/TT-BCT, Article 12)."));
        }
      }
      case DA_QUYET_TOAN -> {
        if (f.settled() <= 0) {
          missing.add(
              new Localized(
                  "Chưa ghi quyết toán ở phần Kinh phí (TT 36/2013/TT-BCT Điều 18.1).",
                  "No settlement is entered under Money (Circular 36/2013/TT-BCT, Article 18.1)."));
        }
      }
      case HET_NO -> balance(missing, f, Phase.valueOf(e.phase));
      default -> {
        // The accepted value is looked at with the step that brings it.
      }
    }
    return missing;
  }

  private static void balance(List<Localized> missing, Figures f, Phase phase) {
    boolean stopped = phase == Phase.NGUNG;
    long due = f.settled() > 0 || !stopped ? f.settled() : f.accepted();
    long difference = f.disbursed() - due;
    String figures = ProjectInput.vnd(f.disbursed()) + " − " + ProjectInput.vnd(due);
    if (difference > 0) {
      String amount = ProjectInput.vnd(difference);
      missing.add(
          new Localized(
              "V-KC-11: còn phải thu hồi "
                  + amount
                  + " đồng (đã giải ngân "
                  + figures
                  + "; TT 36/2013/TT-BCT Điều 11, Điều 18).",
              "V-KC-11: "
                  + amount
                  + " VND are to be returned (disbursed "
                  + figures
                  + "; Circular 36/2013/TT-BCT, Articles 11 and 18)."));
    } else if (difference < 0 && !stopped) {
      String amount = ProjectInput.vnd(-difference);
      missing.add(
          new Localized(
              "V-KC-7: còn phải thanh toán "
                  + amount
                  + " đồng theo quyết toán (đã giải ngân "
                  + figures
                  + "; TT 36/2013/TT-BCT Điều 18).",
              "V-KC-7: "
                  + amount
                  + " VND settled are not paid yet (disbursed "
                  + figures
                  + "; Circular 36/2013/TT-BCT, Article 18)."));
    }
  }

  /** Whether a value may be accepted: within the contract, and not below what is accepted. */
  static void accepted(long value, Standing standing, Input input) {
    if (!standing.kept) {
      return;
    }
    long committed =
        standing.pots.stream().filter(Ledger::promotion).mapToLong(p -> p.committed).sum();
    long accepted =
        standing.pots.stream().filter(Ledger::promotion).mapToLong(p -> p.accepted).sum();
    if (value > committed) {
      input.add(
          "amount",
          "V-KC-7",
          "Giá trị nghiệm thu "
              + ProjectInput.vnd(value)
              + " đồng lớn hơn giá trị hợp đồng "
              + ProjectInput.vnd(committed)
              + " đồng.",
          "The accepted value of "
              + ProjectInput.vnd(value)
              + " VND exceeds the contract of "
              + ProjectInput.vnd(committed)
              + " VND.");
    } else if (value < accepted) {
      input.add(
          "amount",
          "KC-TC-5",
          "Phần kinh phí đã ghi nghiệm thu "
              + ProjectInput.vnd(accepted)
              + " đồng; ghi bút toán đảo trước khi nghiệm thu ít hơn.",
          ProjectInput.vnd(accepted)
              + " VND are entered as accepted; reverse that before accepting less.");
    }
  }

  /** A project does not plan less money than was allocated to it. */
  static void planned(EntityManager em, ProjectEntity e, Project project, Input input) {
    Map<String, Long> allocated = new HashMap<>();
    for (PotEntity pot : Ledger.pots(em, e.id)) {
      if (!pot.source.equals(FundSource.DOI_UNG.name())) {
        allocated.merge(pot.source + " " + pot.content, pot.received, Math::addExact);
      }
    }
    allocated.forEach(
        (key, amount) -> {
          String[] parts = key.split(" ", 2);
          long planned =
              project.lines().stream()
                  .filter(l -> l.source().name().equals(parts[0]))
                  .filter(l -> l.content().equals(parts[1]))
                  .mapToLong(BudgetLine::amount)
                  .sum();
          if (planned < amount) {
            input.add(
                "lines",
                "KC-TC-12",
                "Đã phân bổ "
                    + ProjectInput.vnd(amount)
                    + " đồng cho "
                    + parts[1]
                    + ", dự toán chỉ còn "
                    + ProjectInput.vnd(planned)
                    + " đồng: rút bớt phân bổ trước.",
                ProjectInput.vnd(amount)
                    + " VND are allocated to "
                    + parts[1]
                    + " but only "
                    + ProjectInput.vnd(planned)
                    + " VND are planned: take back the allocation first.");
          }
        });
  }
}
