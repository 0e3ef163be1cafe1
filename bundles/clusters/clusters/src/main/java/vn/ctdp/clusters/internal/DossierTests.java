package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.clusters.dossier.TestResult.Figure;
import vn.ctdp.clusters.dossier.TestResult.Outcome;
import vn.ctdp.clusters.internal.DossierDefinitions.Definition;
import vn.ctdp.clusters.internal.DossierDefinitions.TestRule;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/**
 * The conditions of the law for one dossier at one day. The register is read by the caller;
 * thresholds come from the rule set of the dossier. A figure that nobody recorded leaves the
 * condition open: unknown is not zero.
 */
final class DossierTests {

  private static final String HA = "ha";

  /**
   * What the tests read.
   *
   * @param dossier the dossier
   * @param lawDay day by whose rule set it is judged
   * @param own its cluster at the day; null while there is none
   * @param planned plan entries in force at the day that it rests on
   * @param established established clusters of the province at the day
   */
  record Input(
      DossierEntity dossier,
      LocalDate lawDay,
      LocalDate day,
      ClusterSnapshot own,
      List<PlanEntryEntity> planned,
      List<ClusterSnapshot> established) {}

  private final RuleService rules;
  private final Input in;
  private final Area area;

  private DossierTests(RuleService rules, Input in, BigDecimal area) {
    this.rules = rules;
    this.in = in;
    this.area = area == null ? null : new Area(area);
  }

  /** The tests of a kind on the area of the proposal. */
  static List<TestResult> run(RuleService rules, Definition definition, Input in) {
    return run(rules, definition, in, in.dossier().area);
  }

  /** The tests of a kind on another area: that of a decision. */
  static List<TestResult> run(RuleService rules, Definition definition, Input in, BigDecimal area) {
    DossierTests tests = new DossierTests(rules, in, area);
    return definition.tests().stream().map(tests::one).toList();
  }

  private TestResult one(TestRule rule) {
    return switch (rule.code()) {
      case "IN_PLAN" -> inPlan(rule);
      case "ESTABLISHED" -> established(rule);
      case "NOT_ESTABLISHED" -> notEstablished(rule);
      case "SIZE" -> size(rule, "ccn.size.max");
      case "SIZE_EXPANDED" -> size(rule, "ccn.size.max.expanded");
      case "TOLERANCE" -> tolerance(rule);
      case "FILL_ESTABLISH" -> fillOfOthers(rule);
      case "FILL_EXPAND" -> fillOfOwn(rule);
      case "INFRASTRUCTURE" -> flag(rule, in.dossier().infrastructureDone);
      case "SOLID_WASTE" -> flag(rule, in.dossier().solidWasteDone);
      case "FIRE_SAFETY" -> flag(rule, in.dossier().fireDone);
      default -> throw new IllegalStateException("no such test: " + rule.code());
    };
  }

  private TestResult inPlan(TestRule rule) {
    Optional<PlanEntryEntity> entry =
        in.planned().stream().filter(ClusterStore::planned).findFirst();
    List<Figure> figures =
        entry
            .map(e -> List.of(figure("Diện tích trong phương án", "Area in the plan", e.area, HA)))
            .orElse(List.of());
    return result(
        rule,
        entry.isPresent() ? Outcome.FULFILLED : Outcome.NOT_FULFILLED,
        figures,
        null,
        entry
            .map(
                e ->
                    new Localized(
                        "Có mục “%s” trong phương án (%s)."
                            .formatted(e.name, text(e.planDocumentText)),
                        "The plan has the entry “%s” (%s)."
                            .formatted(e.name, text(e.planDocumentText))))
            .orElse(
                new Localized(
                    "Ngày " + day() + " phương án không có mục nào còn hiệu lực cho cụm này.",
                    "On " + day() + " the plan has no entry in force for this cluster.")));
  }

  private TestResult established(TestRule rule) {
    Optional<BigDecimal> ha = own(FactKey.ESTABLISHED_AREA);
    return result(
        rule,
        ha.isPresent() ? Outcome.FULFILLED : Outcome.NOT_FULFILLED,
        List.of(
            figure(
                "Diện tích theo quyết định thành lập",
                "Area by the establishment decision",
                ha.orElse(null),
                HA)),
        null,
        ha.isPresent()
            ? new Localized("Cụm đã thành lập.", "The cluster is established.")
            : new Localized(
                "Ngày " + day() + " sổ đăng ký chưa ghi quyết định thành lập của cụm.",
                "On " + day() + " the register has no establishment decision of the cluster."));
  }

  // A plan may be changed before the establishment decision is; so it is left open, not refused.
  private TestResult notEstablished(TestRule rule) {
    Optional<BigDecimal> ha = own(FactKey.ESTABLISHED_AREA);
    return result(
        rule,
        ha.isPresent() ? Outcome.UNKNOWN : Outcome.FULFILLED,
        List.of(
            figure(
                "Diện tích theo quyết định thành lập",
                "Area by the establishment decision",
                ha.orElse(null),
                HA)),
        null,
        ha.isPresent()
            ? new Localized(
                "Cụm còn quyết định thành lập: nêu cách xử lý quyết định đó.",
                "The cluster is still established: say what happens to that decision.")
            : new Localized(
                "Không có quyết định thành lập nào còn hiệu lực.",
                "No establishment decision is in force."));
  }

  private TestResult size(TestRule rule, String maxKey) {
    BigDecimal ha = area != null ? area.ha() : own(FactKey.ESTABLISHED_AREA).orElse(null);
    Optional<Parameter> max = parameter(maxKey);
    Optional<Parameter> min = least();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("Diện tích cụm", "Area of the cluster", ha, HA));
    min.ifPresent(p -> figures.add(figure("Tối thiểu", "Minimum", p.number(), HA)));
    max.ifPresent(p -> figures.add(figure("Tối đa", "Maximum", p.number(), HA)));
    Parameter law = max.or(() -> min).orElse(null);
    if (ha == null) {
      return result(
          rule,
          Outcome.UNKNOWN,
          figures,
          law,
          new Localized("Chưa ghi diện tích đề nghị.", "The area proposed is not recorded."));
    }
    if (max.isPresent() && ha.compareTo(max.get().number()) > 0) {
      return result(
          rule,
          Outcome.NOT_FULFILLED,
          figures,
          max.get(),
          both(
              "%s ha lớn hơn mức tối đa %s ha.",
              "%s ha is more than the maximum of %s ha.", ha, max.get().number()));
    }
    if (min.isPresent() && ha.compareTo(min.get().number()) < 0) {
      boolean open =
          in.dossier().mountain == null
              && parameter("ccn.size.min.mountain")
                  .filter(p -> ha.compareTo(p.number()) >= 0)
                  .isPresent();
      return result(
          rule,
          open ? Outcome.UNKNOWN : Outcome.NOT_FULFILLED,
          figures,
          min.get(),
          open
              ? both(
                  "%s ha dưới mức %s ha; địa bàn miền núi có mức riêng nhưng chưa ghi có phải miền"
                      + " núi không.",
                  "%s ha is below %s ha; mountainous places have a limit of their own, but nobody"
                      + " recorded whether this is one.",
                  ha,
                  min.get().number())
              : both(
                  "%s ha nhỏ hơn mức tối thiểu %s ha.",
                  "%s ha is below the minimum of %s ha.", ha, min.get().number()));
    }
    if (law == null) {
      return noThreshold(rule, figures);
    }
    return result(
        rule,
        Outcome.FULFILLED,
        figures,
        law,
        new Localized(
            shown(ha) + " ha nằm trong giới hạn.", shown(ha) + " ha is within the limits."));
  }

  /** The least size: mountainous places and craft villages have their own. */
  private Optional<Parameter> least() {
    Optional<Parameter> general = parameter("ccn.size.min");
    Optional<Parameter> own = Optional.empty();
    if (Boolean.TRUE.equals(in.dossier().mountain)) {
      own = parameter("ccn.size.min.mountain");
    }
    if (own.isEmpty() && kind() == ClusterKind.LANG_NGHE) {
      own = parameter("ccn.size.min.craft");
    }
    return own.or(() -> general);
  }

  private TestResult tolerance(TestRule rule) {
    Optional<Parameter> limit = parameter("ccn.size.tolerance");
    BigDecimal before = own(FactKey.ESTABLISHED_AREA).orElse(null);
    BigDecimal after = area == null ? before : area.ha();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("Theo quyết định hiện hành", "By the decision in force", before, HA));
    figures.add(figure("Sau điều chỉnh", "After the change", after, HA));
    if (before == null || after == null) {
      return result(
          rule,
          Outcome.UNKNOWN,
          figures,
          limit.orElse(null),
          new Localized(
              "Chưa có diện tích theo quyết định hiện hành.",
              "The area by the decision in force is not recorded."));
    }
    BigDecimal more = after.subtract(before);
    figures.add(figure("Tăng thêm", "Increase", more, HA));
    if (limit.isEmpty()) {
      return more.signum() <= 0
          ? result(
              rule,
              Outcome.FULFILLED,
              figures,
              null,
              new Localized("Diện tích không tăng.", "The area does not grow."))
          : noThreshold(rule, figures);
    }
    figures.add(figure("Mức cho phép", "Allowed", limit.get().number(), HA));
    boolean within = more.compareTo(limit.get().number()) <= 0;
    return result(
        rule,
        within ? Outcome.FULFILLED : Outcome.NOT_FULFILLED,
        figures,
        limit.get(),
        within
            ? both(
                "Tăng %s ha, không quá %s ha.",
                "Grows by %s ha, not more than %s ha.", more, limit.get().number())
            : both(
                "Tăng %s ha, quá mức %s ha: phải lập hồ sơ mở rộng.",
                "Grows by %s ha, more than %s ha: a dossier of expansion is needed.",
                more,
                limit.get().number()));
  }

  private TestResult fillOfOthers(TestRule rule) {
    if (kind() != null && rule.exempt().contains(kind())) {
      return result(
          rule,
          Outcome.NOT_APPLICABLE,
          List.of(),
          parameter("ccn.fill.establish").orElse(null),
          new Localized(
              "Không áp dụng cho cụm " + kind().label().vi().toLowerCase() + ".",
              "Not applied to this kind of cluster: " + kind().label().en().toLowerCase() + "."));
    }
    Optional<Parameter> fill = parameter("ccn.fill.establish");
    Optional<Parameter> stock = parameter("ccn.stock.max");
    if (fill.isEmpty() || stock.isEmpty()) {
      return noThreshold(rule, List.of());
    }
    Set<String> scope = scope();
    boolean byCommune =
        parameter("ccn.test.level").map(p -> "COMMUNE".equals(p.value())).orElse(false);
    boolean named = in.dossier().scopeBasis != null && !in.dossier().scopeBasis.isBlank();
    if (scope.isEmpty() || (!byCommune && !named)) {
      return result(
          rule,
          Outcome.UNKNOWN,
          List.of(),
          fill.get(),
          scope.isEmpty()
              ? new Localized(
                  "Chưa ghi xã nơi đặt cụm hoặc phạm vi xét.",
                  "Neither the communes nor the scope of the test are recorded.")
              : new Localized(
                  "Bộ quy tắc tính theo huyện, nay không còn: chọn các xã trong phạm vi xét và ghi"
                      + " căn cứ UBND tỉnh xác định phạm vi.",
                  "The rule counts by district, which is no more: choose the communes of the scope"
                      + " and record by what the province set it."));
    }
    List<ClusterSnapshot> others =
        in.established().stream()
            .filter(
                c ->
                    c.cluster().communes().stream()
                        .map(UnitRef::toString)
                        .anyMatch(scope::contains))
            .toList();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure(
            "Số cụm đã thành lập trong phạm vi",
            "Established clusters in the scope",
            BigDecimal.valueOf(others.size()),
            ""));
    if (others.isEmpty()) {
      return result(
          rule,
          Outcome.FULFILLED,
          figures,
          fill.get(),
          new Localized(
              "Phạm vi xét chưa có cụm nào thành lập, điều kiện không ràng buộc.",
              "No cluster is established in the scope, so the condition does not bind."));
    }
    List<String> unknown =
        others.stream()
            .filter(
                c ->
                    c.number(FactKey.IND_LAND_TOTAL).isEmpty()
                        || c.number(FactKey.IND_LAND_LEASED).isEmpty())
            .map(c -> c.cluster().name())
            .toList();
    BigDecimal total = sum(others, FactKey.IND_LAND_TOTAL);
    BigDecimal leased = sum(others, FactKey.IND_LAND_LEASED);
    BigDecimal rest = total.subtract(leased);
    figures.add(figure("Đất công nghiệp", "Industrial land", total, HA));
    figures.add(figure("Đã cho thuê", "Leased", leased, HA));
    figures.add(figure("Chưa cho thuê", "Not leased", rest, HA));
    percent(leased, total)
        .ifPresent(p -> figures.add(figure("Lấp đầy bình quân", "Average fill", p, "%")));
    figures.add(figure("Ngưỡng lấp đầy (lớn hơn)", "Fill threshold (above)", hundred(fill), "%"));
    figures.add(
        figure("Ngưỡng quỹ đất (không quá)", "Land threshold (at most)", stock.get().number(), HA));
    if (!unknown.isEmpty()) {
      return result(
          rule,
          Outcome.UNKNOWN,
          figures,
          fill.get(),
          new Localized(
              "Chưa có đủ đất công nghiệp và đất đã cho thuê của: "
                  + String.join(", ", unknown)
                  + ".",
              "Industrial land and leased land are not all recorded for: "
                  + String.join(", ", unknown)
                  + "."));
    }
    boolean filled = leased.compareTo(fill.get().number().multiply(total)) > 0;
    boolean scarce = rest.compareTo(stock.get().number()) <= 0;
    String figuresVi =
        "lấp đầy %s %%, chưa cho thuê %s ha"
            .formatted(percent(leased, total).map(DossierTests::shown).orElse("–"), shown(rest));
    String figuresEn =
        "fill %s %%, %s ha not leased"
            .formatted(percent(leased, total).map(DossierTests::shown).orElse("–"), shown(rest));
    return result(
        rule,
        filled || scarce ? Outcome.FULFILLED : Outcome.NOT_FULFILLED,
        figures,
        fill.get(),
        filled || scarce
            ? new Localized(
                "Đạt "
                    + (filled ? "theo tỷ lệ lấp đầy" : "theo quỹ đất chưa cho thuê")
                    + ": "
                    + figuresVi
                    + ".",
                "Fulfilled by the "
                    + (filled ? "fill" : "land not yet leased")
                    + ": "
                    + figuresEn
                    + ".")
            : new Localized(
                "Không đạt cả hai ngưỡng: " + figuresVi + ".",
                "Neither threshold is met: " + figuresEn + "."));
  }

  private TestResult fillOfOwn(TestRule rule) {
    Optional<Parameter> fill = parameter("ccn.fill.expand");
    BigDecimal total = own(FactKey.IND_LAND_TOTAL).orElse(null);
    BigDecimal leased = own(FactKey.IND_LAND_LEASED).orElse(null);
    BigDecimal committed = own(FactKey.IND_LAND_COMMITTED).orElse(BigDecimal.ZERO);
    BigDecimal demand = in.dossier().demand;
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("Đất công nghiệp", "Industrial land", total, HA));
    figures.add(figure("Đã cho thuê", "Leased", leased, HA));
    figures.add(figure("Đã cấp chủ trương, chưa thuê", "Committed, not leased", committed, HA));
    figures.add(figure("Nhu cầu thuê đất", "Demand for land", demand, HA));
    if (fill.isEmpty()) {
      return noThreshold(rule, figures);
    }
    if (total == null || leased == null) {
      return result(
          rule,
          Outcome.UNKNOWN,
          figures,
          fill.get(),
          new Localized(
              "Chưa ghi đất công nghiệp hoặc đất đã cho thuê của cụm.",
              "Industrial land or leased land of the cluster is not recorded."));
    }
    BigDecimal used = leased.add(committed);
    BigDecimal stock = total.subtract(used);
    figures.add(figure("Quỹ đất còn lại", "Land left", stock, HA));
    percent(used, total)
        .ifPresent(p -> figures.add(figure("Lấp đầy (Điều 2.7)", "Fill (Article 2.7)", p, "%")));
    figures.add(figure("Ngưỡng lấp đầy (từ)", "Fill threshold (from)", hundred(fill), "%"));
    boolean filled = used.compareTo(fill.get().number().multiply(total)) >= 0;
    if (filled) {
      return result(
          rule,
          Outcome.FULFILLED,
          figures,
          fill.get(),
          new Localized("Đạt theo tỷ lệ lấp đầy.", "Fulfilled by the fill."));
    }
    if (demand == null) {
      return result(
          rule,
          Outcome.UNKNOWN,
          figures,
          fill.get(),
          new Localized(
              "Chưa đạt tỷ lệ lấp đầy và chưa ghi nhu cầu thuê đất.",
              "The fill is not reached and the demand for land is not recorded."));
    }
    boolean wanted = demand.compareTo(stock) > 0;
    return result(
        rule,
        wanted ? Outcome.FULFILLED : Outcome.NOT_FULFILLED,
        figures,
        fill.get(),
        wanted
            ? both(
                "Nhu cầu %s ha vượt quỹ đất còn lại %s ha.",
                "Demand of %s ha exceeds the %s ha left.", demand, stock)
            : both(
                "Chưa đạt tỷ lệ lấp đầy; nhu cầu %s ha không vượt quỹ đất còn lại %s ha.",
                "The fill is not reached; demand of %s ha does not exceed the %s ha left.",
                demand,
                stock));
  }

  private TestResult flag(TestRule rule, Boolean answer) {
    if (rule.legacyExempt() && in.own() != null && in.own().cluster().legacy()) {
      return result(
          rule,
          Outcome.NOT_APPLICABLE,
          List.of(),
          null,
          new Localized(
              "Không áp dụng cho cụm hình thành trước Quy chế.",
              "Not applied to clusters formed before the regulation."));
    }
    Outcome outcome =
        answer == null ? Outcome.UNKNOWN : answer ? Outcome.FULFILLED : Outcome.NOT_FULFILLED;
    String source = in.dossier().factsSource == null ? "" : " (" + in.dossier().factsSource + ")";
    return result(
        rule,
        outcome,
        List.of(),
        null,
        switch (outcome) {
          case FULFILLED -> new Localized("Có" + source + ".", "Yes" + source + ".");
          case NOT_FULFILLED -> new Localized("Chưa" + source + ".", "Not yet" + source + ".");
          default ->
              new Localized(
                  "Chưa ghi câu trả lời trong nội dung đề nghị.",
                  "The proposal does not answer this yet.");
        });
  }

  private TestResult noThreshold(TestRule rule, List<Figure> figures) {
    return result(
        rule,
        Outcome.UNKNOWN,
        figures,
        null,
        new Localized(
            "Bộ quy tắc của hồ sơ không ghi ngưỡng này: nêu căn cứ đã áp dụng.",
            "The rule set of the dossier has no such threshold: say by what it was judged."));
  }

  private TestResult result(
      TestRule rule, Outcome outcome, List<Figure> figures, Parameter law, Localized sentence) {
    String clause = rule.clause();
    if (law != null) {
      clause = law.legalText();
    } else {
      clause =
          rules
              .ruleSet("clusters", in.lawDay())
              .map(s -> s.legalText() + " " + rule.clause())
              .orElse(clause);
    }
    return new TestResult(
        rule.code(),
        rule.name(),
        in.day(),
        outcome,
        figures,
        clause,
        law == null ? null : law.evidence(),
        sentence,
        null);
  }

  private Optional<Parameter> parameter(String key) {
    return rules.parameter("clusters", key, in.lawDay(), UnitRef.parse(in.dossier().province));
  }

  private ClusterKind kind() {
    if (in.dossier().clusterKind != null) {
      return ClusterKind.valueOf(in.dossier().clusterKind);
    }
    return in.own() == null
        ? null
        : in.own().code(FactKey.CLUSTER_KIND).map(ClusterKind::valueOf).orElse(null);
  }

  private Set<String> scope() {
    String text =
        in.dossier().scopeCommunes.isEmpty() ? in.dossier().communes : in.dossier().scopeCommunes;
    return text.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(text.split(",")));
  }

  private Optional<BigDecimal> own(FactKey key) {
    return in.own() == null ? Optional.empty() : in.own().number(key);
  }

  private static BigDecimal sum(List<ClusterSnapshot> clusters, FactKey key) {
    return clusters.stream()
        .map(c -> c.number(key).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? Optional.empty()
        : Optional.of(
            part.multiply(BigDecimal.valueOf(100))
                .divide(whole, 2, java.math.RoundingMode.HALF_UP));
  }

  private static BigDecimal hundred(Optional<Parameter> ratio) {
    return ratio.orElseThrow().number().multiply(BigDecimal.valueOf(100));
  }

  private static Figure figure(String vi, String en, BigDecimal value, String unit) {
    return new Figure(new Localized(vi, en), value, unit);
  }

  private static Localized both(String vi, String en, BigDecimal a, BigDecimal b) {
    return new Localized(vi.formatted(shown(a), shown(b)), en.formatted(shown(a), shown(b)));
  }

  private String day() {
    return "%02d/%02d/%d"
        .formatted(in.day().getDayOfMonth(), in.day().getMonthValue(), in.day().getYear());
  }

  private static String text(String text) {
    return text == null ? "–" : text;
  }

  private static String shown(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, 4);
  }

  /** Figures in one column: a line each, fields separated by tabs. */
  static String stored(List<Figure> figures) {
    return figures.stream()
        .map(
            f ->
                String.join(
                    "\t",
                    f.name().vi(),
                    f.name().en(),
                    f.value() == null ? "" : f.value().toPlainString(),
                    f.unit()))
        .collect(Collectors.joining("\n"));
  }

  static List<Figure> figures(String stored) {
    if (stored.isEmpty()) {
      return List.of();
    }
    return stored
        .lines()
        .map(line -> line.split("\t", -1))
        .map(
            f ->
                new Figure(
                    new Localized(f[0], f[1]), f[2].isEmpty() ? null : new BigDecimal(f[2]), f[3]))
        .toList();
  }
}
