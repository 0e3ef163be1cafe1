package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Assessment.Check;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Project;

/**
 * How much promotion money a content may have: the smaller of rate × eligible cost and largest
 * amount × number × priority factor (V-KC-2, V-KC-3).
 */
final class Ceilings {

  private static final String FACTOR = "kc.factor.priority.max";
  private static final String UNIT = "kc.rate.management.unit";
  private static final String AGENCY = "kc.rate.management.agency";

  private Ceilings() {}

  static Check notInForce(String code, LocalDate day) {
    String shown = ProjectInput.shown(day);
    return new Check(
        "V-KC-5",
        Outcome.KHONG_DAT,
        code,
        new Localized(
            "Nội dung không áp dụng ngày " + shown + ".", "Not a content on " + shown + "."),
        "NĐ 45/2012/NĐ-CP Điều 4; NĐ 235/2025/NĐ-CP",
        List.of());
  }

  /** The content as a whole, then each beneficiary with a share of its own. */
  static List<Check> of(Project project, Content content, AssessmentService.Rules rules) {
    Optional<Parameter> rate = parameter(rules, content.rateKey());
    Optional<Parameter> cap = parameter(rules, content.capKey());
    if (rate.isEmpty() && cap.isEmpty()) {
      return List.of(unknown(content));
    }
    long cost = 0;
    long support = 0;
    for (BudgetLine line : project.lines()) {
      if (line.content().equals(content.code())) {
        cost = Math.addExact(cost, line.amount());
        if (line.source() == FundSource.KCQG || line.source() == FundSource.KCDP) {
          support = Math.addExact(support, line.amount());
        }
      }
    }
    BigDecimal factor = factorOf(project, content, rules);
    List<Check> checks = new ArrayList<>();
    checks.add(
        check(
            content.code(),
            rate,
            cap,
            new Case(cost, support, count(project, content), factor, per(content))));
    for (Project.Beneficiary b : project.beneficiaries()) {
      if (b.content().equals(content.code()) && b.support() != null) {
        String who = (b.name() == null ? b.establishment().toString() : b.name());
        if (rate.isPresent() && b.eligibleCost() == null) {
          checks.add(
              new Check(
                  "V-KC-2",
                  Outcome.CHUA_RO,
                  content.code() + " · " + who,
                  new Localized(
                      "Chưa ghi chi phí được tính hỗ trợ của cơ sở.",
                      "The establishment's eligible cost is not recorded."),
                  clause(rate.get()),
                  List.of()));
        } else {
          long own = b.eligibleCost() == null ? b.support() : b.eligibleCost();
          checks.add(
              check(
                  content.code() + " · " + who,
                  rate,
                  cap,
                  new Case(own, b.support(), BigDecimal.ONE, factor, per(content))));
        }
      }
    }
    return checks;
  }

  /** What is compared: money in đồng, how many times the largest amount counts, and why. */
  private record Case(
      long cost, long support, BigDecimal count, BigDecimal factor, Localized per) {}

  private static Check check(
      String subject, Optional<Parameter> rate, Optional<Parameter> cap, Case c) {
    List<Localized> steps = new ArrayList<>();
    List<String> clauses = new ArrayList<>();
    long limit = Long.MAX_VALUE;
    if (rate.isPresent()) {
      BigDecimal share = rate.get().number();
      long byRate = vnd(share.multiply(BigDecimal.valueOf(c.cost())));
      String percent = plain(share.movePointRight(2));
      String figures = percent + " % × " + money(c.cost()) + " = " + money(byRate);
      steps.add(
          new Localized(
              "Tỷ lệ hỗ trợ tối đa × chi phí được tính: " + figures + " đồng",
              "Largest share × eligible cost: " + figures + " VND"));
      clauses.add(clause(rate.get()));
      limit = byRate;
    }
    if (cap.isPresent()) {
      BigDecimal amount = cap.get().number();
      long byCap = vnd(amount.multiply(c.count()).multiply(c.factor()));
      boolean raised = c.factor().compareTo(BigDecimal.ONE) > 0;
      String product = money(amount.longValueExact()) + " × " + plain(c.count());
      String end = " = " + money(byCap);
      steps.add(
          new Localized(
              "Mức tối đa × số "
                  + c.per().vi()
                  + (raised ? " × hệ số ưu tiên: " : ": ")
                  + product
                  + (raised ? " × " + plain(c.factor()) : "")
                  + end
                  + " đồng",
              "Largest amount × number of "
                  + c.per().en()
                  + (raised ? " × priority factor: " : ": ")
                  + product
                  + (raised ? " × " + plain(c.factor()) : "")
                  + end
                  + " VND"));
      clauses.add(clause(cap.get()));
      if (rate.isPresent()) {
        String least = money(limit) + "; " + money(byCap);
        long smaller = Math.min(limit, byCap);
        steps.add(
            new Localized(
                "Mức được hỗ trợ là số nhỏ hơn trong (" + least + ") = " + money(smaller) + " đồng",
                "The smaller of (" + least + ") = " + money(smaller) + " VND"));
      }
      limit = Math.min(limit, byCap);
    }
    boolean good = c.support() <= limit;
    String compared = money(c.support()) + (good ? " ≤ " : " > ") + money(limit);
    steps.add(new Localized("Kinh phí khuyến công: " + compared, "Promotion money: " + compared));
    return new Check(
        "V-KC-2",
        good ? Outcome.DAT : Outcome.KHONG_DAT,
        subject,
        good
            ? new Localized(
                "Trong mức hỗ trợ tối đa " + money(limit) + " đồng.",
                "Within the ceiling of " + money(limit) + " VND.")
            : new Localized(
                "Vượt mức hỗ trợ tối đa " + money(c.support() - limit) + " đồng.",
                "Above the ceiling by " + money(c.support() - limit) + " VND."),
        String.join("; ", clauses.stream().distinct().toList()),
        steps);
  }

  private static Check unknown(Content content) {
    boolean top = content.parent() == null;
    return new Check(
        "V-KC-2",
        Outcome.CHUA_RO,
        content.code(),
        top
            ? new Localized(
                "Chọn mã chi tiết (ví dụ ND3.3) để xét mức hỗ trợ.",
                "Choose a sub-code (such as ND3.3) to judge the ceiling.")
            : new Localized(
                "Bộ quy định không có mức hỗ trợ tối đa cho nội dung này; áp dụng định mức chi"
                    + " hiện hành.",
                "The rules hold no ceiling for this content; the general spending limits apply."),
        content.legalText(),
        List.of());
  }

  /** V-KC-3: at most the largest factor, and only where the content knows one. */
  static Optional<Check> factor(Project project, AssessmentService.Rules rules) {
    if (project.priority() == null) {
      return Optional.empty();
    }
    Optional<Parameter> max = rules.get(FACTOR);
    if (max.isEmpty()) {
      return Optional.empty();
    }
    boolean good = project.priority().factor().compareTo(max.get().number()) <= 0;
    String compared =
        plain(project.priority().factor()) + (good ? " ≤ " : " > ") + plain(max.get().number());
    return Optional.of(
        new Check(
            "V-KC-3",
            good ? Outcome.DAT : Outcome.KHONG_DAT,
            project.priority().code(),
            good
                ? new Localized("Hệ số ưu tiên trong giới hạn.", "The factor is within its limit.")
                : new Localized(
                    "Hệ số ưu tiên vượt giới hạn; mức hỗ trợ được tính với giới hạn.",
                    "The factor is above its limit; ceilings are computed with the limit."),
            clause(max.get()),
            List.of(new Localized("Hệ số ưu tiên: " + compared, "Priority factor: " + compared))));
  }

  /** What the implementing unit may spend on management: a share of the project's estimate. */
  static Optional<Check> unit(Project project, AssessmentService.Rules rules) {
    long cost =
        project.lines().stream().filter(BudgetLine::management).mapToLong(BudgetLine::amount).sum();
    return cost == 0
        ? Optional.empty()
        : rules
            .get(UNIT)
            .map(
                rate ->
                    management(
                        "KC-QL-1",
                        rate,
                        cost,
                        project.funds().total(),
                        new Localized("dự toán đề án", "the project's estimate"),
                        new Localized(
                            "Chi quản lý của đơn vị thực hiện",
                            "Cost of management of the implementing unit")));
  }

  /** What the managing agency may spend on management: a share of the year's budget. */
  static Optional<Check> agency(Long cost, long budget, AssessmentService.Rules rules) {
    return cost == null || cost == 0
        ? Optional.empty()
        : rules
            .get(AGENCY)
            .map(
                rate ->
                    management(
                        "KC-QL-2",
                        rate,
                        cost,
                        budget,
                        new Localized("dự toán năm", "the year's budget"),
                        new Localized(
                            "Chi quản lý của cơ quan quản lý",
                            "Cost of management of the managing agency")));
  }

  private static Check management(
      String code, Parameter rate, long cost, long base, Localized of, Localized what) {
    long limit = vnd(rate.number().multiply(BigDecimal.valueOf(base)));
    boolean good = cost <= limit;
    String share =
        plain(rate.number().movePointRight(2)) + " % × " + money(base) + " = " + money(limit);
    String compared = money(cost) + (good ? " ≤ " : " > ") + money(limit);
    return new Check(
        code,
        good ? Outcome.DAT : Outcome.KHONG_DAT,
        "",
        good
            ? new Localized(
                what.vi() + " trong mức tối đa " + money(limit) + " đồng.",
                what.en() + " is within its ceiling of " + money(limit) + " VND.")
            : new Localized(
                what.vi() + " vượt mức tối đa " + money(cost - limit) + " đồng.",
                what.en() + " is above its ceiling by " + money(cost - limit) + " VND."),
        clause(rate),
        List.of(
            new Localized(
                "Tỷ lệ tối đa × " + of.vi() + ": " + share + " đồng",
                "Largest share × " + of.en() + ": " + share + " VND"),
            new Localized(
                what.vi() + ": " + compared + " đồng", what.en() + ": " + compared + " VND")));
  }

  private static BigDecimal factorOf(
      Project project, Content content, AssessmentService.Rules rules) {
    if (project.priority() == null || !content.factorApplies()) {
      return BigDecimal.ONE;
    }
    BigDecimal max = rules.get(FACTOR).map(Parameter::number).orElse(BigDecimal.ONE);
    return project.priority().factor().min(max);
  }

  /** How many times the largest amount counts: by what it is set for. */
  private static BigDecimal count(Project project, Content content) {
    long named =
        project.beneficiaries().stream()
            .filter(b -> b.content().equals(content.code()))
            .map(Project.Beneficiary::establishment)
            .distinct()
            .count();
    BigDecimal promised =
        switch (content.capPer() == null ? "" : content.capPer()) {
          case "ESTABLISHMENT" ->
              named > 0 ? BigDecimal.valueOf(named) : outputs(project, "MAY_MOC", "CO_SO");
          case "MODEL" -> outputs(project, "MO_HINH");
          case "BRAND" -> outputs(project, "THUONG_HIEU").max(BigDecimal.valueOf(named));
          case "ENTERPRISE" -> outputs(project, "DOANH_NGHIEP").max(BigDecimal.valueOf(named));
          case "CLUSTER" -> outputs(project, "CUM");
          default -> BigDecimal.ONE;
        };
    return promised.max(BigDecimal.ONE);
  }

  private static BigDecimal outputs(Project project, String... kinds) {
    return project.outputs().stream()
        .filter(o -> List.of(kinds).contains(o.kind()))
        .map(Project.Output::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Localized per(Content content) {
    return switch (content.capPer() == null ? "" : content.capPer()) {
      case "ESTABLISHMENT" -> new Localized("cơ sở", "establishments");
      case "MODEL" -> new Localized("mô hình", "models");
      case "BRAND" -> new Localized("nhãn hiệu", "brands");
      case "ENTERPRISE" -> new Localized("doanh nghiệp", "enterprises");
      case "CLUSTER" -> new Localized("cụm", "clusters");
      default -> new Localized("lần", "times");
    };
  }

  private static Optional<Parameter> parameter(AssessmentService.Rules rules, String key) {
    return key == null ? Optional.empty() : rules.get(key);
  }

  /** The clause, with a word on how well it is verified. */
  static String clause(Parameter p) {
    return p.evidence() == Evidence.VERIFIED
        ? p.legalText()
        : p.legalText() + " (chưa đối chiếu văn bản)";
  }

  private static long vnd(BigDecimal exact) {
    return exact.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static String money(long vnd) {
    return ProjectInput.vnd(vnd);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString().replace('.', ',');
  }
}
