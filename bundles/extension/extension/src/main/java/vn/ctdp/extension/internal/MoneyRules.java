package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyOffer;

/**
 * What may be entered for a project on a day, how much at most, and why. The same answer is shown
 * before and enforced when something is entered.
 */
final class MoneyRules {

  /** What can be offered in a project, in the order in which it happens. */
  static final List<MoneyKind> ORDER =
      List.of(
          MoneyKind.CAM_KET,
          MoneyKind.TAM_UNG,
          MoneyKind.NGHIEM_THU,
          MoneyKind.TAM_UNG_CON_LAI,
          MoneyKind.THANH_TOAN,
          MoneyKind.QUYET_TOAN,
          MoneyKind.THU_HOI,
          MoneyKind.CHUYEN_DI);

  private static final String CAP = "kc.advance.before.acceptance.max";
  private static final Set<Phase> RUNNING = Set.of(Phase.THUC_HIEN);
  private static final Map<MoneyKind, Set<Phase>> PHASES =
      Map.of(
          MoneyKind.CAM_KET, Set.of(Phase.DA_DUYET, Phase.THUC_HIEN),
          MoneyKind.TAM_UNG, RUNNING,
          MoneyKind.NGHIEM_THU, Set.of(Phase.THUC_HIEN, Phase.HOAN_THANH, Phase.NGUNG),
          MoneyKind.TAM_UNG_CON_LAI, Set.of(Phase.HOAN_THANH),
          MoneyKind.THANH_TOAN, Set.of(Phase.THUC_HIEN, Phase.HOAN_THANH, Phase.NGUNG),
          MoneyKind.QUYET_TOAN, Set.of(Phase.HOAN_THANH, Phase.NGUNG));

  private final EntityManager em;
  private final RuleService rules;
  private final Map<String, List<Content>> contents;

  MoneyRules(EntityManager em, RuleService rules, List<Content> contents) {
    this.em = em;
    this.rules = rules;
    this.contents = contents.stream().collect(Collectors.groupingBy(Content::code));
  }

  /**
   * A pot with what is needed to judge it.
   *
   * @param budget its budget; null for own money
   * @param timeline its entries
   * @param years entries of the same source and content in every year, its own among them
   * @param day day whose ceilings the project is under
   * @param named whether beneficiaries are named
   */
  record Case(
      ProjectEntity project,
      PotEntity pot,
      BudgetEntity budget,
      Timeline timeline,
      List<Timeline> years,
      LocalDate day,
      boolean named) {}

  /** What may be entered of a kind on a day. */
  MoneyOffer offer(Case c, MoneyKind kind, LocalDate on, String otherRate) {
    List<Localized> steps = new ArrayList<>();
    List<Localized> missing = new ArrayList<>();
    standing(c, kind, missing);
    Timeline t = c.timeline;
    Timeline.State at = t.at(on);
    String clause = "";
    BigDecimal workOver = null;
    List<MoneyOffer.Paper> papers = List.of();
    long ceiling;
    switch (kind) {
      case CAM_KET -> {
        ceiling = t.room(on, s -> s.available() - s.committed());
        step(
            steps,
            "Được phân bổ − đã cam kết",
            "Allocated − committed",
            at.available(),
            at.committed());
        clause = "TT 36/2013/TT-BCT Điều 12";
      }
      case TAM_UNG -> {
        Advance advance = advance(c, on, otherRate);
        // Carried over or not, the share is that of the whole contract.
        long contract = c.years.stream().mapToLong(y -> y.at(on).committed()).sum();
        long first = c.years.stream().mapToLong(y -> y.last().first() - y.last().recovered()).sum();
        long ruled = advance.limit(contract, steps);
        ceiling =
            Math.min(Math.max(0, ruled - first), t.room(on, s -> s.committed() - s.disbursed()));
        minus(steps, "đã tạm ứng", "advanced", ruled, first);
        clause = advance.clause;
        if (at.accepted() > 0) {
          missing.add(
              new Localized(
                  "Đã nghiệm thu: dùng “Tạm ứng còn lại”.",
                  "Work is accepted: use the remaining advance."));
        }
        if (at.committed() == 0) {
          missing.add(new Localized("Chưa có hợp đồng.", "There is no contract."));
        }
        if (ProjectKind.valueOf(c.project.kind) == ProjectKind.NHOM && !c.named) {
          missing.add(
              new Localized(
                  "V-KC-8: đề án nhóm chưa nêu đơn vị thụ hưởng trước khi tạm ứng lần đầu.",
                  "V-KC-8: the group project has named no beneficiary before the first advance."));
        }
        Optional<ProofEntity> proof = proof(c, on);
        if (proof.isPresent()) {
          workOver = proof.get().workOver;
          steps.add(
              new Localized(
                  "Khối lượng phải trên " + plain(workOver) + " % " + proof.get().ofVi + ".",
                  "Work above " + plain(workOver) + " % of " + proof.get().ofEn + "."));
        }
      }
      case NGHIEM_THU -> {
        ceiling = t.room(on, s -> s.committed() - s.accepted());
        step(
            steps,
            "Giá trị hợp đồng − đã nghiệm thu",
            "Contract − accepted",
            at.committed(),
            at.accepted());
        clause = "TT 36/2013/TT-BCT Điều 14, Điều 21";
      }
      case TAM_UNG_CON_LAI, THANH_TOAN -> {
        boolean settled = at.settled() > 0;
        long basis = settled ? at.settled() : at.accepted();
        ceiling =
            Math.min(
                t.room(on, s -> s.accepted() - s.disbursed()),
                settled ? Math.max(0, t.last().settled() - t.last().disbursed()) : Long.MAX_VALUE);
        step(
            steps,
            settled ? "Đã quyết toán − đã giải ngân" : "Đã nghiệm thu − đã giải ngân",
            settled ? "Settled − disbursed" : "Accepted − disbursed",
            basis,
            at.disbursed());
        clause =
            kind == MoneyKind.TAM_UNG_CON_LAI
                ? "TT 36/2013/TT-BCT Điều 14"
                : "TT 36/2013/TT-BCT Điều 18";
        if (at.accepted() == 0) {
          missing.add(new Localized("Chưa nghiệm thu.", "Nothing is accepted."));
        }
        if (kind == MoneyKind.TAM_UNG_CON_LAI) {
          if (settled) {
            missing.add(
                new Localized(
                    "Đã quyết toán: dùng “Thanh toán”.", "It is settled: use the payment."));
          }
          papers = papers(c, on);
        }
      }
      case QUYET_TOAN -> {
        ceiling = t.room(on, s -> s.accepted() - s.settled());
        step(
            steps,
            "Đã nghiệm thu − đã quyết toán",
            "Accepted − settled",
            at.accepted(),
            at.settled());
        clause = "TT 36/2013/TT-BCT Điều 18.1";
        if (at.accepted() == 0) {
          missing.add(new Localized("Chưa nghiệm thu.", "Nothing is accepted."));
        }
      }
      case THU_HOI -> {
        ceiling = t.room(on, Timeline.State::disbursed);
        long owed = Math.max(0, at.disbursed() - Math.max(at.accepted(), at.settled()));
        steps.add(
            new Localized(
                "Đã giải ngân chưa thu hồi: " + vnd(at.disbursed()) + " đồng",
                "Disbursed and not returned: " + vnd(at.disbursed()) + " VND"));
        if (Phase.valueOf(c.project.phase) == Phase.NGUNG) {
          steps.add(
              new Localized(
                  "V-KC-11: phải thu hồi phần chưa nghiệm thu: " + vnd(owed) + " đồng",
                  "V-KC-11: to be returned, not accepted: " + vnd(owed) + " VND"));
        }
        clause = "TT 36/2013/TT-BCT Điều 11, Điều 18";
      }
      case CHUYEN_DI -> {
        ceiling = t.room(on, s -> s.available() - Math.max(s.disbursed(), s.accepted()));
        step(
            steps,
            "Kinh phí năm − đã giải ngân hoặc nghiệm thu",
            "Money of the year − disbursed or accepted",
            at.available(),
            Math.max(at.disbursed(), at.accepted()));
        clause = "Luật Ngân sách nhà nước Điều 64 (chưa đối chiếu văn bản)";
      }
      default -> ceiling = Long.MAX_VALUE;
    }
    return new MoneyOffer(
        kind,
        c.pot.year,
        FundSource.valueOf(c.pot.source),
        c.pot.content,
        ceiling,
        steps,
        clause,
        missing,
        workOver,
        papers);
  }

  private static void standing(Case c, MoneyKind kind, List<Localized> missing) {
    Phase phase = Phase.valueOf(c.project.phase);
    Set<Phase> allowed = PHASES.get(kind);
    if (allowed != null && !allowed.contains(phase)) {
      missing.add(
          new Localized(
              "Đề án đang ở giai đoạn “" + phase.label().vi() + "”.",
              "The project is in the phase “" + phase.label().en() + "”."));
    }
    if (c.budget == null) {
      return;
    }
    BudgetStatus status = BudgetStatus.valueOf(c.budget.status);
    if (status == BudgetStatus.KHOA) {
      missing.add(
          new Localized(
              "Dự toán năm " + c.budget.year + " đã khóa sổ.",
              "The budget of " + c.budget.year + " is closed."));
    } else if (kind == MoneyKind.CAM_KET && status != BudgetStatus.GIAO) {
      missing.add(
          new Localized(
              "Dự toán năm " + c.budget.year + " không ở trạng thái đã giao.",
              "The budget of " + c.budget.year + " is not in force."));
    }
  }

  /** The first advance of a content on a day. */
  private record Advance(
      BigDecimal share, BigDecimal most, boolean other, boolean known, String clause) {

    long limit(long committed, List<Localized> steps) {
      if (!known) {
        steps.add(
            new Localized(
                "Ngày này chưa có quy định tỷ lệ tạm ứng: không quá giá trị hợp đồng.",
                "No rule on advances is in force that day: at most the contract."));
        return committed;
      }
      BigDecimal least = share.min(most);
      long limit =
          least
              .multiply(BigDecimal.valueOf(committed))
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact();
      if (other) {
        steps.add(
            new Localized(
                "Mức khác do Cục trưởng quyết định (Điều 16), không quá "
                    + percent(most)
                    + " % trước nghiệm thu",
                "Another rate by decision (Article 16), at most "
                    + percent(most)
                    + " % before acceptance"));
      } else if (share.compareTo(most) > 0) {
        steps.add(
            new Localized(
                percent(share)
                    + " % khi đã nghiệm thu; trước nghiệm thu không quá "
                    + percent(most)
                    + " %",
                percent(share) + " % once accepted; at most " + percent(most) + " % before"));
      }
      String figures = percent(least) + " % × " + vnd(committed) + " = " + vnd(limit);
      steps.add(
          new Localized(
              "Tỷ lệ × giá trị hợp đồng: " + figures + " đồng",
              "Share × contract: " + figures + " VND"));
      return limit;
    }
  }

  private Advance advance(Case c, LocalDate on, String otherRate) {
    Optional<Content> content = content(c.pot.content, c.day);
    Optional<Parameter> share =
        content.map(Content::advanceKey).flatMap(key -> parameter(key, on, c.pot));
    Optional<Parameter> most = parameter(CAP, on, c.pot);
    boolean other = otherRate != null && !otherRate.isBlank();
    if (most.isEmpty() || (share.isEmpty() && !other)) {
      return new Advance(BigDecimal.ONE, BigDecimal.ONE, false, false, "");
    }
    String clause =
        other
            ? "TT 36/2013/TT-BCT Điều 16; " + Ceilings.clause(most.get())
            : Ceilings.clause(share.get()) + "; " + Ceilings.clause(most.get());
    return new Advance(
        other ? most.get().number() : share.get().number(),
        most.get().number(),
        other,
        true,
        clause);
  }

  /** V-KC-6: what was advanced before acceptance, by the rules of the day of the last of it. */
  Optional<Assessment.Check> advanced(Case c, LocalDate day) {
    Optional<LocalDate> last = c.timeline.lastAdvance().filter(d -> !d.isAfter(day));
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Advance advance = advance(c, last.get(), null);
    List<Localized> steps = new ArrayList<>();
    long contract = c.years.stream().mapToLong(y -> y.at(last.get()).committed()).sum();
    long first = c.years.stream().mapToLong(y -> y.at(last.get()).first()).sum();
    long limit = advance.limit(contract, steps);
    boolean good = first <= limit;
    String compared = vnd(first) + (good ? " ≤ " : " > ") + vnd(limit);
    steps.add(new Localized("Đã tạm ứng: " + compared, "Advanced: " + compared));
    return Optional.of(
        new Assessment.Check(
            "V-KC-6",
            // Another rate may have been set by decision, up to the general limit.
            good ? Assessment.Outcome.DAT : Assessment.Outcome.CANH_BAO,
            c.pot.content,
            good
                ? new Localized("Tạm ứng trong tỷ lệ.", "Advanced within the rate.")
                : new Localized(
                    "Tạm ứng vượt tỷ lệ của nội dung; cần quyết định riêng (Điều 16).",
                    "Advanced beyond the rate of the content; needs a decision (Article 16)."),
            advance.clause,
            steps));
  }

  /** Share of the vouchers that may be settled, where the content is supported by a share. */
  Optional<Parameter> rate(Case c) {
    return content(c.pot.content, c.day)
        .map(Content::rateKey)
        .flatMap(key -> parameter(key, c.day, c.pot));
  }

  private Optional<Parameter> parameter(String key, LocalDate day, PotEntity pot) {
    // The council of a province sets rules for its own money only.
    UnitRef province =
        pot.source.equals(FundSource.KCDP.name()) ? UnitRef.parse(pot.province) : null;
    return rules.parameter(AssessmentService.DOMAIN, key, day, province);
  }

  /** Content on a day; above it where the code itself is not known then. */
  private Optional<Content> content(String code, LocalDate day) {
    Optional<Content> found =
        contents.getOrDefault(code, List.of()).stream().filter(x -> x.on(day)).findFirst();
    return found.isPresent() || Content.top(code).equals(code)
        ? found
        : content(Content.top(code), day);
  }

  private Optional<ProofEntity> proof(Case c, LocalDate on) {
    return content(c.pot.content, c.day)
        .map(Content::advanceKey)
        .flatMap(
            key ->
                em
                    .createQuery(
                        "select p from ProofEntity p where p.advanceKey = :key", ProofEntity.class)
                    .setParameter("key", key)
                    .getResultList()
                    .stream()
                    .filter(p -> in(on, p.validFrom, p.validTo))
                    .findFirst());
  }

  private List<MoneyOffer.Paper> papers(Case c, LocalDate on) {
    return em
        .createQuery(
            "select p from PaperRuleEntity p where p.stage = 'TAM_UNG_CON_LAI' order by p.sortNo",
            PaperRuleEntity.class)
        .getResultList()
        .stream()
        .filter(p -> in(on, p.validFrom, p.validTo))
        .filter(
            p ->
                p.content.isEmpty()
                    || c.pot.content.equals(p.content)
                    || c.pot.content.startsWith(p.content + "."))
        .map(
            p ->
                new MoneyOffer.Paper(
                    p.code,
                    new Localized(p.nameVi, p.nameEn),
                    p.mandatory,
                    "V".equals(p.evidence)
                        ? p.legalText
                        : p.legalText + " (chưa đối chiếu văn bản)"))
        .toList();
  }

  private static boolean in(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  private static void step(List<Localized> steps, String vi, String en, long a, long b) {
    String figures = vnd(a) + " − " + vnd(b) + " = " + vnd(a - b);
    steps.add(new Localized(vi + ": " + figures + " đồng", en + ": " + figures + " VND"));
  }

  private static void minus(List<Localized> steps, String vi, String en, long a, long b) {
    if (b != 0) {
      step(steps, "Mức tối đa − " + vi, "Ceiling − " + en, a, b);
    }
  }

  static String percent(BigDecimal share) {
    return plain(share.movePointRight(2));
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  static String vnd(long amount) {
    return ProjectInput.vnd(amount);
  }
}
