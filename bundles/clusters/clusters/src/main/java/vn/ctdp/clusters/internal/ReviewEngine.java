package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.internal.ReviewData.Timeline;
import vn.ctdp.clusters.review.CheckDefinition;
import vn.ctdp.clusters.review.CheckDefinition.Relaxed;
import vn.ctdp.clusters.review.CheckDefinition.Scope;
import vn.ctdp.clusters.review.EstablishmentTest;
import vn.ctdp.clusters.review.Finding;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** Judges what was read by the definitions; knows how to compare, not what or how strictly. */
final class ReviewEngine {

  static final List<CheckDefinition> CHECKS = CheckCatalogue.load();
  static final String PROVINCE = "province";

  private static final int LONGEST_FIGURES = 500;
  private static final String AREA_TOLERANCE = "ccn.check.tolerance.area";

  private final RuleService rules;
  private final ReviewData data;
  private final List<Finding> found = new ArrayList<>();
  private final Map<Asked, Optional<Parameter>> parameters = new HashMap<>();
  private final Map<LocalDate, Map<ProvinceFigure, BigDecimal>> sums = new HashMap<>();
  private final Set<String> toExpand;
  private final Map<String, List<ConflictEntity>> conflicts;

  /** A province asks the same of the rules for each of its clusters. */
  private record Asked(String key, LocalDate day, UnitRef province) {}

  private ReviewEngine(RuleService rules, ReviewData data) {
    this.rules = rules;
    this.data = data;
    this.toExpand =
        data.planned(data.day()).stream()
            .filter(p -> p.cluster != null && PlanAction.MO_RONG.name().equals(p.action))
            .map(p -> p.cluster)
            .collect(Collectors.toSet());
    this.conflicts = data.conflicts().stream().collect(Collectors.groupingBy(c -> c.cluster));
  }

  private Optional<Parameter> parameter(String key, LocalDate day, UnitRef province) {
    return parameters.computeIfAbsent(
        new Asked(key, day, province),
        a -> rules.parameter("clusters", a.key(), a.day(), a.province()));
  }

  private Map<ProvinceFigure, BigDecimal> sums(LocalDate day) {
    return sums.computeIfAbsent(day, d -> ProvinceFigures.at(data, d));
  }

  /** Findings about the clusters that were read. */
  static List<Finding> clusters(RuleService rules, ReviewData data) {
    ReviewEngine engine = new ReviewEngine(rules, data);
    for (Timeline t : data.clusters()) {
      for (CheckDefinition check : checks(Scope.CLUSTER, data.day())) {
        engine.cluster(check, t);
      }
    }
    return engine.done();
  }

  /** Findings about units that may not establish what the plan has there. */
  static List<Finding> communes(RuleService rules, ReviewData data, List<EstablishmentTest> tests) {
    ReviewEngine engine = new ReviewEngine(rules, data);
    for (CheckDefinition check : checks(Scope.COMMUNE, data.day())) {
      tests.stream()
          .filter(t -> t.result() == EstablishmentTest.Result.FAILED && !t.waiting().isEmpty())
          .forEach(t -> engine.establish(check, t));
    }
    return engine.done();
  }

  /** Findings about the sums of a province. */
  static List<Finding> province(RuleService rules, ReviewData data, UnitRef province, String name) {
    ReviewEngine engine = new ReviewEngine(rules, data);
    for (CheckDefinition check : checks(Scope.PROVINCE, data.day())) {
      engine.province(check, province, name);
    }
    return engine.done();
  }

  private static List<CheckDefinition> checks(Scope scope, LocalDate day) {
    return CHECKS.stream().filter(c -> c.scope() == scope && c.applies(day)).toList();
  }

  /** Each finding with the explanation written about exactly these figures. */
  private List<Finding> done() {
    Map<String, ExplanationEntity> written = new LinkedHashMap<>();
    for (ExplanationEntity e : data.explanations()) {
      written.putIfAbsent(
          String.join("\n", e.subjectType, e.subjectId, e.check, e.field, e.figures), e);
    }
    return found.stream()
        .map(
            f -> {
              ExplanationEntity e = written.get(key(f));
              return e == null || f.severity() == Severity.ERROR
                  ? f
                  : f.explained(new Finding.Explanation(e.reason, e.explainedBy, e.explainedAt));
            })
        .toList();
  }

  private static String key(Finding f) {
    return String.join(
        "\n", f.subject().type(), f.subject().id(), f.check(), f.field(), f.figures());
  }

  private void cluster(CheckDefinition check, Timeline t) {
    ClusterSnapshot at = t.at(data.day());
    switch (check.kind()) {
      case SIZE_MAX -> sizeMax(check, t, at);
      case SIZE_MIN -> sizeMin(check, t, at);
      case AT_MOST, EQUALS -> clusterSums(check, t, at);
      case IMPLIES -> {
        if (at.holds(FactKey.valueOf(check.left())) && !at.holds(FactKey.valueOf(check.right()))) {
          implied(check, t, FactKey.valueOf(check.left()).label(), "1");
        }
      }
      case CODE_IMPLIES -> {
        String[] wanted = check.left().split("=");
        FactKey key = FactKey.valueOf(wanted[0]);
        if (at.code(key).filter(wanted[1]::equals).isPresent()
            && !at.holds(FactKey.valueOf(check.right()))) {
          Localized label =
              new Localized(
                  key.label().vi()
                      + " là "
                      + FactNames.code(key, wanted[1]).vi().toLowerCase(VietnameseText.VI),
                  key.label().en()
                      + ": "
                      + FactNames.code(key, wanted[1]).en().toLowerCase(VietnameseText.VI));
          implied(check, t, label, wanted[1]);
        }
      }
      case MONOTONE -> monotone(check, t);
      case EXPANDED -> expanded(check, t);
      case EXPANSION_PLANNED -> {
        if (expansionPlanned(t)) {
          fillForExpansion(check, t, data.day(), at);
        }
      }
      case EXPANSION_FLAGS -> {
        if (expansionPlanned(t)
            || expansion(t).filter(d -> check.applies(d.effectiveFrom())).isPresent()) {
          expansionFlags(check, t, at);
        }
      }
      case CONFLICT -> conflicts(check, t);
      default -> throw new IllegalStateException(check.id() + " is not about a cluster");
    }
  }

  // ---- V-CCN-1

  /** The area judged, the day whose rules judge it, and whether that day is that of a decision. */
  private record Sized(FactKey key, BigDecimal area, LocalDate day, boolean decided) {}

  private Optional<Sized> sized(ClusterSnapshot at) {
    for (FactKey key : List.of(FactKey.ESTABLISHED_AREA, FactKey.DETAILED_PLAN_AREA)) {
      ClusterFact fact = at.facts().get(key);
      if (fact != null && fact.number() != null) {
        boolean decided = key == FactKey.ESTABLISHED_AREA && fact.exactDate();
        return Optional.of(new Sized(key, fact.number(), fact.effectiveFrom(), decided));
      }
    }
    return Optional.empty();
  }

  /** The bound on the day of the decision; before there was one, today's, and then as a warning. */
  private record Bound(Parameter parameter, boolean beforeRule) {}

  private Optional<Bound> bound(String key, Sized sized, UnitRef province) {
    return parameter(key, sized.day(), province)
        .map(p -> new Bound(p, !sized.decided()))
        .or(() -> parameter(key, data.day(), province).map(p -> new Bound(p, true)));
  }

  private void sizeMax(CheckDefinition check, Timeline t, ClusterSnapshot at) {
    Optional<Sized> sized = sized(at);
    if (sized.isEmpty()) {
      return;
    }
    boolean grown =
        t.history(FactKey.ESTABLISHED_AREA).stream()
            .anyMatch(
                f ->
                    f.number() != null
                        && f.effectiveFrom().isBefore(sized.get().day())
                        && f.number().compareTo(sized.get().area()) < 0);
    String key = grown ? check.parameter() + ".expanded" : check.parameter();
    bound(key, sized.get(), province(t))
        .filter(b -> sized.get().area().compareTo(b.parameter().number()) > 0)
        .ifPresent(b -> size(check, t, sized.get(), b, "lớn hơn mức tối đa", "above the maximum"));
  }

  private void sizeMin(CheckDefinition check, Timeline t, ClusterSnapshot at) {
    Optional<Sized> sized = sized(at);
    Optional<Bound> general = sized.flatMap(s -> bound(check.parameter(), s, province(t)));
    if (general.isEmpty()) {
      return;
    }
    BigDecimal area = sized.get().area();
    if (area.compareTo(general.get().parameter().number()) >= 0) {
      return;
    }
    boolean craft = at.code(FactKey.CLUSTER_KIND).filter(CRAFT::equals).isPresent();
    boolean mountain = at.holds(FactKey.MOUNTAIN);
    Bound own = general.get();
    for (String special : List.of(craft ? ".craft" : "", mountain ? ".mountain" : "")) {
      Optional<Bound> smaller =
          special.isEmpty()
              ? Optional.empty()
              : bound(check.parameter() + special, sized.get(), province(t));
      if (smaller.isPresent()
          && smaller.get().parameter().number().compareTo(own.parameter().number()) < 0) {
        own = smaller.get();
      }
    }
    if (area.compareTo(own.parameter().number()) >= 0) {
      return;
    }
    boolean unsure =
        !at.facts().containsKey(FactKey.CLUSTER_KIND) || !at.facts().containsKey(FactKey.MOUNTAIN);
    Optional<Bound> least = bound(check.parameter() + ".mountain", sized.get(), province(t));
    if (unsure
        && own == general.get()
        && least.filter(b -> area.compareTo(b.parameter().number()) >= 0).isPresent()) {
      // Nobody said that it is not one of those that may be smaller.
      String bound = shown(least.get().parameter().number());
      size(
          check,
          t,
          sized.get(),
          new Bound(own.parameter(), true),
          "nhỏ hơn mức tối thiểu chung",
          "below the general minimum",
          " Cụm làng nghề hoặc ở địa bàn miền núi được từ "
              + bound
              + " ha: cần ghi loại hình và địa bàn.",
          " Craft villages and mountain areas may have "
              + bound
              + " ha: record the kind and the area.");
      return;
    }
    size(check, t, sized.get(), own, "nhỏ hơn mức tối thiểu", "below the minimum");
  }

  private static final String CRAFT = ClusterKind.LANG_NGHE.name();

  private void size(
      CheckDefinition check,
      Timeline t,
      Sized sized,
      Bound bound,
      String vi,
      String en,
      String... more) {
    String area = shown(sized.area());
    String limit = shown(bound.parameter().number());
    boolean plan = sized.key() == FactKey.DETAILED_PLAN_AREA;
    add(
        check,
        t,
        sized.key().name(),
        area + "|" + limit,
        bound.beforeRule(),
        "%s %s ha %s %s ha (%s).%s"
            .formatted(
                plan ? "Diện tích quy hoạch chi tiết" : "Diện tích thành lập",
                area,
                vi,
                limit,
                bound.parameter().legalText(),
                more.length > 0 ? more[0] : ""),
        "%s %s ha is %s of %s ha (%s).%s"
            .formatted(
                plan ? "Area of the detailed plan" : "Established area",
                area,
                en,
                limit,
                bound.parameter().legalText(),
                more.length > 1 ? more[1] : ""));
  }

  // ---- comparisons

  /** A sum of figures by name. */
  private record Sum(BigDecimal value, Localized label) {}

  private static Optional<Sum> sum(
      String expression,
      Function<String, Optional<BigDecimal>> value,
      Function<String, Localized> label) {
    BigDecimal total = BigDecimal.ZERO;
    List<Localized> labels = new ArrayList<>();
    for (String term : expression.split("\\+")) {
      boolean optional = term.endsWith("?");
      String name = optional ? term.substring(0, term.length() - 1) : term;
      Optional<BigDecimal> part = value.apply(name);
      if (part.isEmpty() && !optional) {
        return Optional.empty();
      }
      if (part.isPresent()) {
        total = total.add(part.get());
        labels.add(label.apply(name));
      }
    }
    return Optional.of(
        new Sum(
            total,
            new Localized(
                labels.stream().map(Localized::vi).collect(Collectors.joining(" + ")),
                labels.stream().map(Localized::en).collect(Collectors.joining(" + ")))));
  }

  private static Optional<Sum> sum(String expression, ClusterSnapshot at) {
    return sum(expression, n -> at.number(FactKey.valueOf(n)), n -> FactKey.valueOf(n).label());
  }

  /** Sums of records beside the facts: they have names of their own in the definitions. */
  private static final Map<String, Localized> RECORDS =
      Map.of(
          "LEASES",
          new Localized("Tổng các hợp đồng thuê đất", "Sum of the lease contracts"),
          "TENANTS",
          new Localized("Tổng diện tích các dự án trong cụm", "Sum of the projects' areas"),
          "TENANTS_KNOWN",
          new Localized(
              "Tổng diện tích các dự án đã ghi diện tích",
              "Sum of the projects whose area is recorded"));

  private static Optional<Sum> sum(String expression, Timeline t, ClusterSnapshot at) {
    ReviewData.Let let = t.let();
    return sum(
        expression,
        n ->
            switch (n) {
              case "LEASES" -> Optional.ofNullable(let.leases());
              case "TENANTS" -> Optional.ofNullable(let.withoutArea() == 0 ? let.projects() : null);
              case "TENANTS_KNOWN" ->
                  Optional.ofNullable(let.withoutArea() == 0 ? null : let.projects());
              default -> at.number(FactKey.valueOf(n));
            },
        n -> RECORDS.containsKey(n) ? RECORDS.get(n) : FactKey.valueOf(n).label());
  }

  private BigDecimal tolerance(CheckDefinition check, LocalDate day, UnitRef province) {
    return check.parameter().isEmpty()
        ? BigDecimal.ZERO
        : parameter(check.parameter(), day, province)
            .map(Parameter::number)
            .orElse(BigDecimal.ZERO);
  }

  private void clusterSums(CheckDefinition check, Timeline t, ClusterSnapshot at) {
    Optional<Sum> left = sum(check.left(), t, at);
    Optional<Sum> right = sum(check.right(), t, at);
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    BigDecimal slack = tolerance(check, data.day(), province(t));
    BigDecimal over = left.get().value().subtract(right.get().value());
    boolean most = check.kind() == CheckDefinition.Kind.AT_MOST;
    if ((most ? over : over.abs()).compareTo(slack) <= 0) {
      return;
    }
    Localized sentence =
        most ? more(left.get(), right.get(), slack) : other(left.get(), right.get());
    add(
        check,
        t,
        check.field(),
        shown(left.get().value()) + "|" + shown(right.get().value()),
        false,
        sentence.vi(),
        sentence.en());
  }

  private static Localized other(Sum left, Sum right) {
    String difference = shown(left.value().subtract(right.value()));
    return new Localized(
        "%s (%s) khác %s (%s), chênh %s."
            .formatted(
                left.label().vi(),
                shown(left.value()),
                lower(right.label().vi()),
                shown(right.value()),
                difference),
        "%s (%s) is not %s (%s); difference %s."
            .formatted(
                left.label().en(),
                shown(left.value()),
                lower(right.label().en()),
                shown(right.value()),
                difference));
  }

  private static Localized more(Sum left, Sum right, BigDecimal slack) {
    String viSlack = slack.signum() > 0 ? ", quá mức cho phép " + shown(slack) : "";
    String enSlack = slack.signum() > 0 ? ", beyond the " + shown(slack) + " allowed" : "";
    return new Localized(
        "%s (%s) lớn hơn %s (%s)%s."
            .formatted(
                left.label().vi(),
                shown(left.value()),
                lower(right.label().vi()),
                shown(right.value()),
                viSlack),
        "%s (%s) is more than %s (%s)%s."
            .formatted(
                left.label().en(),
                shown(left.value()),
                lower(right.label().en()),
                shown(right.value()),
                enSlack));
  }

  private void implied(CheckDefinition check, Timeline t, Localized what, String figure) {
    Localized missing = FactKey.valueOf(check.right()).label();
    add(
        check,
        t,
        check.field(),
        figure,
        false,
        "Ghi “%s” nhưng chưa ghi “%s”.".formatted(what.vi(), missing.vi()),
        "“%s” is recorded, but not “%s”.".formatted(what.en(), missing.en()));
  }

  // ---- V-CCN-8

  private void monotone(CheckDefinition check, Timeline t) {
    FactKey key = FactKey.valueOf(check.left());
    boolean decision = "DECISION".equals(check.right());
    ClusterFact before = null;
    for (ClusterFact fact : t.history(key)) {
      boolean falls =
          before != null
              && before.number() != null
              && fact.number() != null
              && fact.number().compareTo(before.number()) < 0;
      if (falls && !(decision && fact.exactDate())) {
        add(
            check,
            t,
            check.field(),
            shown(before.number()) + "|" + shown(fact.number()) + "|" + fact.effectiveFrom(),
            false,
            "%s giảm từ %s (%s) xuống %s (%s)%s."
                .formatted(
                    key.label().vi(),
                    shown(before.number()),
                    FactNames.day(before.effectiveFrom()),
                    shown(fact.number()),
                    FactNames.day(fact.effectiveFrom()),
                    decision ? " mà không có quyết định" : ", dù là số lũy kế"),
            "%s falls from %s (%s) to %s (%s)%s."
                .formatted(
                    key.label().en(),
                    shown(before.number()),
                    before.effectiveFrom(),
                    shown(fact.number()),
                    fact.effectiveFrom(),
                    decision ? " without a decision" : ", though it is cumulative"));
      }
      before = fact;
    }
  }

  // ---- V-CCN-13

  /** The last decision that made the area larger than a change within the decision may. */
  private Optional<ClusterFact> expansion(Timeline t) {
    ClusterFact before = null;
    ClusterFact last = null;
    for (ClusterFact fact : t.history(FactKey.ESTABLISHED_AREA)) {
      if (before != null && before.number() != null && fact.number() != null && fact.exactDate()) {
        BigDecimal within =
            parameter("ccn.size.tolerance", fact.effectiveFrom(), province(t))
                .map(Parameter::number)
                .orElse(BigDecimal.ZERO);
        if (fact.number().compareTo(before.number().add(within)) > 0) {
          last = fact;
        }
      }
      before = fact;
    }
    return Optional.ofNullable(last);
  }

  private boolean expansionPlanned(Timeline t) {
    return toExpand.contains(t.cluster().id().toString());
  }

  private void expanded(CheckDefinition check, Timeline t) {
    expansion(t)
        .filter(d -> check.applies(d.effectiveFrom()))
        .ifPresent(
            d ->
                fillForExpansion(
                    check, t, d.effectiveFrom(), t.at(d.effectiveFrom().minusDays(1))));
  }

  private void fillForExpansion(
      CheckDefinition check, Timeline t, LocalDate day, ClusterSnapshot at) {
    Optional<Parameter> minimum = parameter(check.parameter(), day, province(t));
    if (minimum.isEmpty()) {
      return;
    }
    String percent = percent(minimum.get().number());
    Optional<Sum> used = sum(check.left(), at);
    Optional<Sum> land = sum(check.right(), at).filter(s -> s.value().signum() > 0);
    if (used.isEmpty() || land.isEmpty()) {
      add(
          check,
          t,
          check.field(),
          "?|" + day,
          true,
          "Chưa đủ số liệu để xét tỷ lệ lấp đầy khi mở rộng (cần từ %s %%, %s)."
              .formatted(percent, minimum.get().legalText()),
          "Too little is known to judge the fill for an expansion (%s %% needed, %s)."
              .formatted(percent, minimum.get().legalText()),
          Severity.WARNING);
      return;
    }
    if (used.get().value().compareTo(land.get().value().multiply(minimum.get().number())) >= 0) {
      return;
    }
    String rate = percent(used.get().value().divide(land.get().value(), 6, RoundingMode.HALF_UP));
    String parts = shown(used.get().value()) + " ÷ " + shown(land.get().value());
    add(
        check,
        t,
        check.field(),
        shown(used.get().value()) + "|" + shown(land.get().value()) + "|" + percent,
        false,
        "Mở rộng khi tỷ lệ lấp đầy F2 là %s %% (%s ha), dưới %s %% (%s; trừ khi nhu cầu thuê vượt quỹ đất)."
            .formatted(rate, parts, percent, minimum.get().legalText()),
        "Expanded at a fill F2 of %s %% (%s ha), below %s %% (%s; unless demand exceeds the land)."
            .formatted(rate, parts, percent, minimum.get().legalText()));
  }

  private void expansionFlags(CheckDefinition check, Timeline t, ClusterSnapshot at) {
    List<Localized> missing =
        Arrays.stream(check.left().split("\\+"))
            .map(FactKey::valueOf)
            .filter(k -> !at.holds(k))
            .map(FactKey::label)
            .toList();
    if (!missing.isEmpty()) {
      String vi = missing.stream().map(Localized::vi).collect(Collectors.joining("; "));
      String en = missing.stream().map(Localized::en).collect(Collectors.joining("; "));
      add(
          check,
          t,
          check.field(),
          vi,
          false,
          "Cụm mở rộng nhưng chưa ghi hạ tầng thiết yếu: " + vi + ".",
          "The cluster is expanded, but essential infrastructure is not recorded: " + en + ".");
    }
  }

  // ---- V-CCN-16

  private void conflicts(CheckDefinition check, Timeline t) {
    String id = t.cluster().id().toString();
    for (ConflictEntity c : conflicts.getOrDefault(id, List.of())) {
      FactKey key = FactKey.valueOf(c.key);
      String used =
          t.at(c.day.isAfter(data.day()) ? data.day() : c.day)
              .number(key)
              .map(ReviewEngine::shown)
              .orElse("–");
      add(
          check,
          t,
          key.name(),
          c.id + "|" + used,
          false,
          "%s: các nguồn ghi khác nhau, chưa chốt; đang dùng %s.".formatted(key.label().vi(), used),
          "%s: sources disagree, undecided; %s is used.".formatted(key.label().en(), used));
    }
  }

  // ---- V-CCN-14

  private void establish(CheckDefinition check, EstablishmentTest t) {
    String rate =
        t.rate().flatMap(r -> r.percent(2)).map(p -> VnNumbers.formatTrimmed(p, 2)).orElse("–");
    String minimum = t.minimumFill().map(p -> percent(p.number())).orElse("–");
    String free = shown(t.free());
    String most = t.maximumFree().map(p -> shown(p.number())).orElse("–");
    String waiting = String.join(", ", t.waiting());
    found.add(
        new Finding(
            check.id(),
            check.code(),
            check.severity(),
            Scope.COMMUNE,
            new SubjectRef(ReportingCommunes.TYPE, t.unit().toString()),
            t.name(),
            check.field(),
            cut(shown(t.leased()) + "|" + shown(t.industrialLand())),
            new Localized(
                ("Chưa đủ điều kiện thành lập cụm mới (%s): lấp đầy bình quân %s %% (%s ÷ %s ha),"
                        + " cần trên %s %%; đất chưa cho thuê %s ha, cho phép đến %s ha.")
                    .formatted(
                        waiting,
                        rate,
                        shown(t.leased()),
                        shown(t.industrialLand()),
                        minimum,
                        free,
                        most),
                ("A new cluster (%s) may not be established yet: average fill %s %% (%s ÷ %s ha),"
                        + " above %s %% needed; %s ha not leased, up to %s ha allowed.")
                    .formatted(
                        waiting,
                        rate,
                        shown(t.leased()),
                        shown(t.industrialLand()),
                        minimum,
                        free,
                        most)),
            check.legal(),
            Optional.empty()));
  }

  // ---- the province

  private void province(CheckDefinition check, UnitRef province, String name) {
    switch (check.kind()) {
      case AT_MOST, EQUALS -> provinceSums(check, province, name);
      case DECLARED_RATE, DECLARED -> declared(check, province, name);
      case COMMUNE_SUM -> communeSums(check, province, name);
      default -> throw new IllegalStateException(check.id() + " is not about a province");
    }
  }

  private void provinceSums(CheckDefinition check, UnitRef province, String name) {
    Map<ProvinceFigure, BigDecimal> sums = sums(data.day());
    Function<String, Optional<BigDecimal>> value =
        n -> Optional.ofNullable(sums.get(ProvinceFigure.valueOf(n)));
    Function<String, Localized> label = n -> ProvinceFigure.valueOf(n).label();
    Optional<Sum> left = sum(check.left(), value, label);
    Optional<Sum> right = sum(check.right(), value, label);
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    BigDecimal slack = tolerance(check, data.day(), province);
    BigDecimal over = left.get().value().subtract(right.get().value());
    boolean most = check.kind() == CheckDefinition.Kind.AT_MOST;
    if ((most ? over : over.abs()).compareTo(slack) <= 0) {
      return;
    }
    Localized sentence =
        most ? more(left.get(), right.get(), slack) : other(left.get(), right.get());
    addProvince(
        check,
        province,
        name,
        check.field(),
        shown(left.get().value()) + "|" + shown(right.get().value()),
        sentence);
  }

  /** The latest published figure of each kind and source against what its day's records say. */
  private void declared(CheckDefinition check, UnitRef province, String name) {
    boolean rates = check.kind() == CheckDefinition.Kind.DECLARED_RATE;
    Set<String> seen = new HashSet<>();
    for (DeclaredEntity d : data.declared()) {
      ProvinceFigure figure = ProvinceFigure.valueOf(d.figure);
      if (rates != "%".equals(figure.unit())
          || !d.province.equals(province.toString())
          || !seen.add(d.figure + "\n" + d.source)) {
        continue;
      }
      BigDecimal detail = sums(d.day).get(figure);
      BigDecimal slack =
          "%".equals(figure.unit()) || "ha".equals(figure.unit())
              ? tolerance(check, d.day, province)
              : BigDecimal.ZERO;
      if (detail != null && detail.subtract(d.value).abs().compareTo(slack) <= 0) {
        continue;
      }
      String unit = FactNames.unit(figure.unit()).vi();
      String unitEn = FactNames.unit(figure.unit()).en();
      String computed =
          detail == null
              ? "–"
              : shown(detail.setScale(rates ? 2 : detail.scale(), RoundingMode.HALF_UP));
      String difference =
          detail == null
              ? "–"
              : shown(
                  d.value
                      .subtract(detail)
                      .setScale(
                          rates ? 2 : Math.max(0, Math.max(d.value.scale(), detail.scale())),
                          RoundingMode.HALF_UP));
      addProvince(
          check,
          province,
          name,
          figure.name(),
          shown(d.value) + "|" + computed + "|" + d.day,
          new Localized(
              "%s công bố %s%s (%s, %s) khác tổng chi tiết trong sổ %s%s, chênh %s."
                  .formatted(
                      figure.label().vi(),
                      shown(d.value),
                      unit,
                      d.source,
                      FactNames.day(d.day),
                      computed,
                      unit,
                      difference),
              "%s published as %s%s (%s, %s) is not the %s%s that the records add up to; difference %s."
                  .formatted(
                      figure.label().en(),
                      shown(d.value),
                      unitEn,
                      d.source,
                      d.day,
                      computed,
                      unitEn,
                      difference)));
    }
  }

  /** A cluster in two communes counts in both, one without a commune in none. */
  private void communeSums(CheckDefinition check, UnitRef province, String name) {
    BigDecimal slack = tolerance(check, data.day(), province);
    List<String> vi = new ArrayList<>();
    List<String> en = new ArrayList<>();
    List<String> figures = new ArrayList<>();
    for (String keyName : check.left().split(",")) {
      FactKey key = FactKey.valueOf(keyName);
      BigDecimal all = BigDecimal.ZERO;
      BigDecimal communes = BigDecimal.ZERO;
      for (Timeline t : data.clusters()) {
        BigDecimal value = t.at(data.day()).number(key).orElse(BigDecimal.ZERO);
        all = all.add(value);
        communes = communes.add(value.multiply(BigDecimal.valueOf(t.cluster().communes().size())));
      }
      if (communes.subtract(all).abs().compareTo(slack) > 0) {
        vi.add("%s: tỉnh %s, các xã %s".formatted(key.label().vi(), shown(all), shown(communes)));
        en.add(
            "%s: province %s, communes %s"
                .formatted(key.label().en(), shown(all), shown(communes)));
        figures.add(shown(all) + "|" + shown(communes));
      }
    }
    if (vi.isEmpty()) {
      return;
    }
    long none = data.clusters().stream().filter(t -> t.cluster().communes().isEmpty()).count();
    long several = data.clusters().stream().filter(t -> t.cluster().communes().size() > 1).count();
    addProvince(
        check,
        province,
        name,
        "",
        String.join("|", figures),
        new Localized(
            "Số của tỉnh khác tổng các xã (%d cụm chưa ghi xã, %d cụm nằm trên nhiều xã). %s."
                .formatted(none, several, String.join("; ", vi)),
            "The province is not the sum of its communes (%d clusters without a commune, %d in several). %s."
                .formatted(none, several, String.join("; ", en))));
  }

  // ---- findings

  private static UnitRef province(Timeline t) {
    return t.cluster().province();
  }

  private void addProvince(
      CheckDefinition check,
      UnitRef province,
      String name,
      String field,
      String figures,
      Localized sentence) {
    found.add(
        new Finding(
            check.id(),
            check.code(),
            check.severity(),
            Scope.PROVINCE,
            new SubjectRef(PROVINCE, province.toString()),
            name,
            field,
            cut(figures),
            sentence,
            check.legal(),
            Optional.empty()));
  }

  private void add(
      CheckDefinition check,
      Timeline t,
      String field,
      String figures,
      boolean beforeRule,
      String vi,
      String en) {
    boolean warning =
        check.relaxed().contains(Relaxed.LEGACY) && t.cluster().legacy()
            || check.relaxed().contains(Relaxed.BEFORE_RULE) && beforeRule;
    add(
        check,
        t,
        field,
        figures,
        beforeRule,
        vi,
        en,
        warning ? Severity.WARNING : check.severity());
  }

  private void add(
      CheckDefinition check,
      Timeline t,
      String field,
      String figures,
      boolean beforeRule,
      String vi,
      String en,
      Severity severity) {
    String because =
        severity == check.severity()
            ? ""
            : check.relaxed().contains(Relaxed.LEGACY) && t.cluster().legacy() ? "L" : "B";
    found.add(
        new Finding(
            check.id(),
            check.code(),
            severity,
            Scope.CLUSTER,
            new SubjectRef(ClusterSubjects.CLUSTER, t.cluster().id().toString()),
            t.cluster().name(),
            field,
            cut(figures),
            switch (because) {
              case "L" ->
                  new Localized(
                      vi + " Cụm hình thành trước Quy chế.",
                      en + " The cluster is older than the regulation.");
              default -> new Localized(vi, en);
            },
            check.legal(),
            Optional.empty()));
  }

  private static String cut(String figures) {
    return figures.length() <= LONGEST_FIGURES ? figures : figures.substring(0, LONGEST_FIGURES);
  }

  private static String percent(BigDecimal ratio) {
    return VnNumbers.formatTrimmed(ratio.multiply(BigDecimal.valueOf(100)), 2);
  }

  static String shown(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, 4);
  }

  /** A label in the middle of a sentence; one that begins with letters of a code stays. */
  private static String lower(String label) {
    return label.length() > 1 && Character.isLowerCase(label.charAt(1))
        ? label.substring(0, 1).toLowerCase(VietnameseText.VI) + label.substring(1)
        : label;
  }
}
