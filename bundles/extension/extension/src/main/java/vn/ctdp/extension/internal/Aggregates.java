package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.report.Indicator;

/** The aggregates KC-A1 to KC-A14: what each is called, what it is made of and where from. */
final class Aggregates {

  static final String PROJECTS = "project";
  static final String VND = "VND";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String REPORTING = "TT 36/2013/TT-BCT Điều 21.5; TTLT 26/2014 Điều 9.3";
  private static final Localized DE_AN = new Localized("đề án", "projects");
  private static final Localized DONG = new Localized("đồng", "VND");
  private static final Localized PERCENT = new Localized("%", "%");

  /** How numerator and denominator make a value. */
  enum Kind {
    SUM,
    PERCENT,
    RATIO,
    GROWTH
  }

  /**
   * What projects a part is about.
   *
   * <ul>
   *   <li>{@link #SCOPE}: those of the scope;
   *   <li>{@link #BOTH_LEVELS}: the same, national and local, whatever level the scope names;
   *   <li>{@link #YEAR_BEFORE}: those of the year before.
   * </ul>
   */
  enum Of {
    SCOPE,
    BOTH_LEVELS,
    YEAR_BEFORE
  }

  /**
   * A part of an aggregate.
   *
   * @param value what a project gives: empty array when it does not count, null inside when it
   *     ought to but lacks the fact
   */
  record Part(Localized name, String unit, Of of, Function<Facts, Given> value) {}

  /** What a project gives to a part; null value: unknown. */
  record Given(BigDecimal value) {
    static Given of(long value) {
      return new Given(BigDecimal.valueOf(value));
    }

    static final Given ONE = of(1);
    static final Given UNKNOWN = new Given(null);
  }

  /** A project with what other tables tell about it. */
  record Facts(
      ProjectAt p, Map<String, BigDecimal> outputs, int due, int inTime, Long paid, boolean late) {}

  /** An aggregate. */
  record Definition(
      String id,
      Localized name,
      Kind kind,
      Localized printedUnit,
      Localized method,
      String source,
      Part numerator,
      Part denominator) {

    String unit() {
      return switch (kind) {
        case SUM -> numerator.unit();
        case PERCENT, GROWTH -> "%";
        case RATIO -> "ratio";
      };
    }

    BigDecimal value(BigDecimal above, BigDecimal below) {
      if (kind == Kind.SUM) {
        return above;
      }
      if (above == null || below == null || below.signum() == 0) {
        return null;
      }
      return switch (kind) {
        case PERCENT -> above.multiply(HUNDRED).divide(below, 6, RoundingMode.HALF_UP);
        case GROWTH ->
            above.subtract(below).multiply(HUNDRED).divide(below, 6, RoundingMode.HALF_UP);
        default -> above.divide(below, 6, RoundingMode.HALF_UP);
      };
    }
  }

  private final Map<String, Definition> all = new LinkedHashMap<>();

  private Aggregates() {}

  static Map<String, Definition> all(List<OutputKindEntity> outputs) {
    Aggregates a = new Aggregates();
    a.counts();
    a.money();
    a.shares();
    a.others();
    outputs.forEach(a::output);
    return a.all;
  }

  private static Localized l(String vi, String en) {
    return new Localized(vi, en);
  }

  private static Part count(String vi, String en, Of of, Predicate<Facts> counts) {
    return new Part(l(vi, en), PROJECTS, of, f -> counts.test(f) ? Given.ONE : null);
  }

  private static Part sum(String vi, String en, Of of, Function<ProjectAt, Long> amount) {
    return new Part(
        l(vi, en),
        VND,
        of,
        f -> {
          Long value = amount.apply(f.p());
          return value == null || value == 0 ? null : Given.of(value);
        });
  }

  private static Part approved(Of of) {
    return count("Đề án được duyệt", "Projects approved", of, f -> true);
  }

  private static Part completed() {
    return count("Đề án đã nghiệm thu", "Projects accepted", Of.SCOPE, f -> f.p().completed());
  }

  private static Part after(Of of) {
    return sum("Kinh phí sau điều chỉnh", "Money after adjustments", of, ProjectAt::supportAfter);
  }

  private static Part after(FundLevel level) {
    return sum(
        "Kinh phí sau điều chỉnh của đề án " + words(level).vi(),
        "Money after adjustments of " + words(level).en() + " projects",
        Of.BOTH_LEVELS,
        p -> p.ofLevel(level));
  }

  private static Part executed(FundLevel level) {
    return sum(
        "Giá trị nghiệm thu của đề án " + words(level).vi(),
        "Accepted value of " + words(level).en() + " projects",
        Of.BOTH_LEVELS,
        p -> p.level == level ? p.executed() : 0);
  }

  private static Part executed(Of of) {
    return sum("Giá trị nghiệm thu", "Accepted value", of, ProjectAt::executed);
  }

  private static Part paid() {
    return new Part(
        l("Đã giải ngân", "Paid out"),
        VND,
        Of.SCOPE,
        f -> f.paid() == null ? Given.UNKNOWN : f.paid() == 0 ? null : Given.of(f.paid()));
  }

  private static Localized words(FundLevel level) {
    return level == FundLevel.KCQG
        ? l("khuyến công quốc gia", "national")
        : l("khuyến công địa phương", "local");
  }

  private void counts() {
    add(
        "KC-A1",
        l("Số đề án được duyệt", "Projects approved"),
        Kind.SUM,
        DE_AN,
        l(
            "Đếm đề án của năm kế hoạch có ngày phê duyệt không sau ngày chốt, kể cả đề án bổ sung"
                + " và đề án ngừng sau đó.",
            "Projects of the plan year approved by the cut-off, supplements and later stops"
                + " included."),
        approved(Of.SCOPE),
        null);
    add(
        "KC-A4",
        l("Số đề án hoàn thành", "Projects completed"),
        Kind.SUM,
        DE_AN,
        l(
            "Đếm đề án đã nghiệm thu, quyết toán hoặc thanh lý tại ngày chốt.",
            "Projects accepted, settled or liquidated at the cut-off."),
        completed(),
        null);
    add(
        "KC-A5",
        l(
            "Tỷ lệ thực hiện đề án so với kế hoạch còn hiệu lực",
            "Projects completed of those in force"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Đề án hoàn thành ÷ (đề án được duyệt, gồm bổ sung, trừ đề án ngừng).",
            "Projects completed ÷ (approved, supplements included, less stopped)."),
        completed(),
        count(
            "Đề án được duyệt trừ đề án ngừng",
            "Projects approved less stopped",
            Of.SCOPE,
            f -> !f.p().stopped()));
    add(
        "KC-A5-DUYET",
        l("Tỷ lệ thực hiện đề án so với số được duyệt", "Projects completed of those approved"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Đề án hoàn thành ÷ đề án được duyệt, đề án ngừng vẫn tính ở mẫu số.",
            "Projects completed ÷ approved; stopped ones stay in the denominator."),
        completed(),
        approved(Of.SCOPE));
  }

  private void money() {
    add(
        "KC-A2",
        l("Kinh phí được duyệt", "Money approved"),
        Kind.SUM,
        DONG,
        l(
            "Tổng kinh phí khuyến công của đề án tại ngày phê duyệt.",
            "Promotion money of the projects on the day of their approval."),
        sum("Kinh phí được duyệt", "Money approved", Of.SCOPE, p -> p.approvedSupport),
        null);
    add(
        "KC-A3",
        l("Kinh phí sau điều chỉnh", "Money after adjustments"),
        Kind.SUM,
        DONG,
        l(
            "Tổng kinh phí khuyến công theo các quyết định điều chỉnh đến ngày chốt; đề án ngừng chỉ"
                + " tính phần đã nghiệm thu.",
            "Promotion money by the adjustments decided by the cut-off; of stopped projects only"
                + " what was accepted."),
        after(Of.SCOPE),
        null);
    add(
        "KC-A6",
        l("Kinh phí thực hiện", "Money executed"),
        Kind.SUM,
        DONG,
        l(
            "Tổng giá trị nghiệm thu đến ngày chốt; không phải tiền tạm ứng hay giải ngân.",
            "Accepted value up to the cut-off; not advances or payments."),
        executed(Of.SCOPE),
        null);
    add(
        "KC-A6-GN",
        l("Kinh phí giải ngân", "Money paid out"),
        Kind.SUM,
        DONG,
        l(
            "Tạm ứng và thanh toán trừ thu hồi, theo sổ kinh phí đến ngày chốt.",
            "Advances and payments less recoveries in the money ledger up to the cut-off."),
        paid(),
        null);
    add(
        "KC-A7",
        l(
            "Tỷ lệ thực hiện kinh phí so với kế hoạch sau điều chỉnh",
            "Money executed, of the adjusted plan"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Kinh phí thực hiện ÷ kinh phí sau điều chỉnh.",
            "Money executed ÷ money after adjustments."),
        executed(Of.SCOPE),
        after(Of.SCOPE));
    add(
        "KC-A7-KH",
        l(
            "Tỷ lệ thực hiện kinh phí so với kế hoạch được duyệt",
            "Money executed, of the approved plan"),
        Kind.PERCENT,
        PERCENT,
        l("Kinh phí thực hiện ÷ kinh phí được duyệt.", "Money executed ÷ money approved."),
        executed(Of.SCOPE),
        sum("Kinh phí được duyệt", "Money approved", Of.SCOPE, p -> p.approvedSupport));
    add(
        "KC-A7-GN",
        l("Tỷ lệ giải ngân so với kế hoạch sau điều chỉnh", "Money paid out, of the adjusted plan"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Kinh phí giải ngân ÷ kinh phí sau điều chỉnh.",
            "Money paid out ÷ money after adjustments."),
        paid(),
        after(Of.SCOPE));
  }

  private void shares() {
    for (FundLevel level : FundLevel.values()) {
      String id = level == FundLevel.KCQG ? "QG" : "DP";
      Localized who = words(level);
      add(
          "KC-A7-" + id,
          l(
              "Tỷ lệ thực hiện " + who.vi() + " so với kế hoạch của chính nguồn đó",
              "Executed of " + who.en() + " projects, share of their own plan"),
          Kind.PERCENT,
          PERCENT,
          l(
              "Thực hiện của đề án "
                  + who.vi()
                  + " ÷ kế hoạch sau điều chỉnh của chính các đề án ấy.",
              "Executed of " + who.en() + " projects ÷ the adjusted plan of these projects alone."),
          executed(level),
          after(level));
      add(
          "KC-A7-" + id + "-TONG",
          l(
              "Thực hiện " + who.vi() + " so với tổng kế hoạch (quốc gia và địa phương)",
              "Executed of " + who.en() + " projects, share of the total plan"),
          Kind.PERCENT,
          PERCENT,
          l(
              "Thực hiện của đề án "
                  + who.vi()
                  + " ÷ tổng kế hoạch sau điều chỉnh của cả hai nguồn. Không phải tỷ lệ hoàn thành"
                  + " của nguồn đó.",
              "Executed of "
                  + who.en()
                  + " projects ÷ the adjusted plan of both. Not how far these projects have"
                  + " come."),
          executed(level),
          after(Of.BOTH_LEVELS));
    }
    add(
        "KC-A8",
        l("Tỷ trọng tiền quốc gia trong kế hoạch", "National money in the plan"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Kinh phí khuyến công quốc gia ÷ (quốc gia + địa phương), theo nguồn tiền của dự toán"
                + " sau điều chỉnh; đề án ngừng không tính.",
            "National ÷ (national + local) promotion money of the adjusted estimates; stopped"
                + " projects do not count."),
        sum(
            "Tiền khuyến công quốc gia",
            "National promotion money",
            Of.BOTH_LEVELS,
            p -> p.stopped() ? 0 : p.funds.national()),
        sum(
            "Tiền khuyến công quốc gia và địa phương",
            "National and local promotion money",
            Of.BOTH_LEVELS,
            p -> p.stopped() ? 0 : p.funds.support()));
    add(
        "KC-A8-TH",
        l("Tỷ trọng đề án quốc gia trong kinh phí thực hiện", "National share of money executed"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Thực hiện của đề án quốc gia ÷ thực hiện của mọi đề án.",
            "Executed of national projects ÷ executed of all."),
        executed(FundLevel.KCQG),
        executed(Of.BOTH_LEVELS));
    add(
        "KC-A9",
        l("Vốn đối ứng", "Matching money"),
        Kind.SUM,
        DONG,
        l(
            "Tổng vốn đối ứng trong dự toán sau điều chỉnh; đề án ngừng không tính.",
            "Matching money of the adjusted estimates; stopped projects do not count."),
        counterpart(),
        null);
    add(
        "KC-A9-HS",
        l("Hệ số huy động vốn đối ứng", "Matching money for each đồng of support"),
        Kind.RATIO,
        l("lần", "times"),
        l(
            "Vốn đối ứng ÷ kinh phí khuyến công của cùng các đề án.",
            "Matching money ÷ promotion money of the same projects."),
        counterpart(),
        sum(
            "Kinh phí khuyến công của đề án không ngừng",
            "Promotion money of projects not stopped",
            Of.SCOPE,
            p -> p.stopped() ? 0 : p.funds.support()));
  }

  private static Part counterpart() {
    return sum(
        "Vốn đối ứng", "Matching money", Of.SCOPE, p -> p.stopped() ? 0 : p.funds.counterpart());
  }

  private void others() {
    add(
        "KC-A10-DC",
        l("Tỷ lệ đề án điều chỉnh", "Projects adjusted"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Đề án có ít nhất một quyết định điều chỉnh đến ngày chốt ÷ đề án được duyệt.",
            "Projects with at least one adjustment decided by the cut-off ÷ approved."),
        count("Đề án có điều chỉnh", "Projects adjusted", Of.SCOPE, f -> f.p().adjustments > 0),
        approved(Of.SCOPE));
    add(
        "KC-A10-NG",
        l("Tỷ lệ đề án ngừng", "Projects stopped"),
        Kind.PERCENT,
        PERCENT,
        l("Đề án ngừng ÷ đề án được duyệt.", "Projects stopped ÷ approved."),
        count("Đề án ngừng", "Projects stopped", Of.SCOPE, f -> f.p().stopped()),
        approved(Of.SCOPE));
    add(
        "KC-A11",
        l("Tỷ lệ báo cáo tháng đúng hạn", "Monthly reports in time"),
        Kind.PERCENT,
        PERCENT,
        l(
            "Báo cáo tháng nhận trước ngày 25 ÷ báo cáo đến hạn, mỗi đề án đang thực hiện một báo"
                + " cáo mỗi tháng cho đến ngày chốt.",
            "Monthly reports received before the 25th ÷ reports due, one a month for each project"
                + " under way, up to the cut-off."),
        new Part(
            l("Báo cáo nhận đúng hạn", "Reports in time"),
            "report",
            Of.SCOPE,
            f -> f.inTime() == 0 ? null : Given.of(f.inTime())),
        new Part(
            l("Báo cáo đến hạn", "Reports due"),
            "report",
            Of.SCOPE,
            f -> f.due() == 0 ? null : Given.of(f.due())));
    add(
        "KC-A13",
        l("Tăng trưởng kế hoạch so với năm trước", "Growth of the plan over the year before"),
        Kind.GROWTH,
        PERCENT,
        l(
            "Kinh phí sau điều chỉnh ÷ kinh phí sau điều chỉnh của năm trước (cùng ngày chốt) − 1.",
            "Money after adjustments ÷ that of the year before at the same cut-off − 1."),
        after(Of.SCOPE),
        after(Of.YEAR_BEFORE));
    add(
        "KC-A14",
        l("Số đề án quá hạn thanh lý", "Projects past their liquidation"),
        Kind.SUM,
        DE_AN,
        l(
            "Đề án chưa thanh lý, không ngừng, khi ngày chốt đã qua 22/01 năm sau năm kế hoạch.",
            "Projects neither liquidated nor stopped after 22 January of the year after the plan"
                + " year."),
        count("Đề án quá hạn thanh lý", "Projects past their liquidation", Of.SCOPE, Facts::late),
        null);
  }

  private void output(OutputKindEntity kind) {
    add(
        "KC-A12-" + kind.code,
        l("Kết quả: " + kind.nameVi, "Output: " + kind.nameEn),
        Kind.SUM,
        l(kind.unitVi, kind.unitEn),
        l(
            "Kết quả thực tế ghi khi nghiệm thu, của đề án đã nghiệm thu tại ngày chốt; đề án đăng"
                + " ký kết quả mà chưa ghi thực tế là chưa rõ.",
            "Results recorded at acceptance, of projects accepted at the cut-off; registered ones"
                + " without a record count as unknown."),
        new Part(
            l(kind.nameVi, kind.nameEn),
            kind.unitVi,
            Of.SCOPE,
            f -> {
              return f.outputs().containsKey(kind.code) && f.p().completed()
                  ? new Given(f.outputs().get(kind.code))
                  : null;
            }),
        null);
  }

  private void add(
      String id,
      Localized name,
      Kind kind,
      Localized printedUnit,
      Localized method,
      Part numerator,
      Part denominator) {
    all.put(
        id, new Definition(id, name, kind, printedUnit, method, REPORTING, numerator, denominator));
  }

  /** A part over these projects. */
  static Indicator.Part part(Part part, List<Facts> projects) {
    if (part == null) {
      return null;
    }
    List<Given> given = projects.stream().map(part.value()).filter(Objects::nonNull).toList();
    int unknown = (int) given.stream().filter(g -> g.value() == null).count();
    BigDecimal sum =
        given.stream()
            .map(Given::value)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // Nothing known about projects that ought to count is not zero.
    boolean nothing = unknown > 0 && unknown == given.size();
    return new Indicator.Part(
        part.name(), part.unit(), nothing ? null : sum, given.size() - unknown, unknown);
  }

  /** What each project gives to a part, those that do not count left out. */
  static List<Map.Entry<Facts, Given>> given(Part part, List<Facts> projects) {
    List<Map.Entry<Facts, Given>> all = new ArrayList<>();
    for (Facts f : projects) {
      Given given = part.value().apply(f);
      if (given != null) {
        all.add(Map.entry(f, given));
      }
    }
    return all;
  }
}
