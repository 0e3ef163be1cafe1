package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.review.CheckDefinition;
import vn.ctdp.clusters.review.ClusterReview;
import vn.ctdp.clusters.review.DeclaredFigure;
import vn.ctdp.clusters.review.EstablishmentTest;
import vn.ctdp.clusters.review.Finding;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterReview} on the database. */
@Component(service = ClusterReview.class)
public final class ReviewService implements ClusterReview {

  private static final Set<String> FILTERS = Set.of("code", "severity", "scope", "explained");
  private static final Set<String> SORTS = Set.of("severity", "code", "title");
  private static final Map<String, Integer> ORDER = positions();
  private static final int LONGEST = 1000;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final RuleService rules;
  private final TerritoryService territory;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public ReviewService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference RuleService rules,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.rules = rules;
    this.territory = territory;
    this.instance = instance;
    this.clock = clock;
  }

  /**
   * Findings in their own order and by what they can be sorted by. One is made for each request:
   * the key of a title is made once, not for each comparison.
   */
  private static final class Orders {
    private final Map<String, String> titles = new HashMap<>();
    private final Comparator<Finding> title =
        Comparator.comparing(f -> titles.computeIfAbsent(f.title(), VietnameseText::sortKey));
    private final Map<String, Comparator<Finding>> sorts =
        Map.of(
            "severity",
            Comparator.comparing((Finding f) -> f.severity() != Severity.ERROR),
            "code",
            Comparator.comparing(f -> order(f.check())),
            "title",
            title);
    private final Comparator<Finding> standard =
        Comparator.comparing((Finding f) -> f.severity() != Severity.ERROR)
            .thenComparing(f -> f.explanation().isPresent())
            .thenComparing(f -> order(f.check()))
            .thenComparing(title)
            .thenComparing(f -> f.subject().id());

    Comparator<Finding> of(PageRequest request) {
      Comparator<Finding> order = null;
      for (Sort sort : request.sorts()) {
        Comparator<Finding> next = sorts.get(sort.property());
        next = sort.ascending() ? next : next.reversed();
        order = order == null ? next : order.thenComparing(next);
      }
      return order == null ? standard : order.thenComparing(standard);
    }
  }

  private static int order(String check) {
    return ORDER.getOrDefault(check, Integer.MAX_VALUE);
  }

  private static Map<String, Integer> positions() {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < ReviewEngine.CHECKS.size(); i++) {
      CheckDefinition check = ReviewEngine.CHECKS.get(i);
      positions.putIfAbsent(check.id(), number(check.code()) * 100 + i);
    }
    return positions;
  }

  /** V-CCN-n in the order of n, others behind. */
  private static int number(String code) {
    String digits = code.startsWith("V-CCN-") ? code.substring("V-CCN-".length()) : "99";
    return Integer.parseInt(digits);
  }

  @Override
  public List<CheckDefinition> checks() {
    return ReviewEngine.CHECKS;
  }

  @Override
  public List<Finding> check(Caller caller, UUID cluster, LocalDate day) {
    requireView(caller);
    return jpa
        .txExpr(
            TransactionType.Supports,
            em ->
                ReviewData.cluster(em, cluster, day)
                    .map(d -> ReviewEngine.clusters(rules, d))
                    .orElseThrow(
                        () -> new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster)))
        .stream()
        .sorted(new Orders().standard)
        .toList();
  }

  private List<Finding> all(Caller caller, LocalDate day) {
    requireView(caller);
    ReviewData data =
        jpa.txExpr(
            TransactionType.Supports, em -> ReviewData.province(em, instance.province(), day));
    List<Finding> all = new ArrayList<>(ReviewEngine.clusters(rules, data));
    for (UnitRef province : provinces(data)) {
      ReviewData own = data.of(province);
      all.addAll(
          ReviewEngine.communes(
              rules, own, EstablishmentTests.of(own, province, rules, territory)));
      all.addAll(ReviewEngine.province(rules, own, province, name(province, day)));
    }
    return all;
  }

  private List<UnitRef> provinces(ReviewData data) {
    if (instance.province().isPresent()) {
      return List.of(instance.province().get());
    }
    Set<String> found = new TreeSet<>();
    data.clusters().forEach(t -> found.add(t.cluster().province().toString()));
    data.plan().forEach(p -> found.add(p.province));
    return found.stream().map(UnitRef::parse).toList();
  }

  private String name(UnitRef unit, LocalDate day) {
    return territory.find(unit, day).map(AdminUnit::fullNameVi).orElse(unit.toString());
  }

  @Override
  public Page<Finding> findings(Caller caller, PageRequest request, LocalDate day) {
    List<String> unknown = new ArrayList<>();
    request.sorts().stream()
        .map(Sort::property)
        .filter(s -> !SORTS.contains(s))
        .forEach(unknown::add);
    request.filters().keySet().stream().filter(f -> !FILTERS.contains(f)).forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new CtdpException(ClustersError.UNKNOWN_FILTER, String.join(", ", unknown));
    }
    String search = VietnameseText.searchKey(request.search());
    Predicate<Finding> wanted =
        f ->
            is(request, "code", f.code())
                && is(request, "severity", f.severity().name())
                && is(request, "scope", f.scope().name())
                && is(request, "explained", Boolean.toString(f.explanation().isPresent()))
                && (search.isEmpty() || VietnameseText.searchKey(f.title()).contains(search));
    List<Finding> matching =
        all(caller, day).stream().filter(wanted).sorted(new Orders().of(request)).toList();
    return new Page<>(
        matching.stream().skip(request.offset()).limit(request.limit()).toList(), matching.size());
  }

  private static boolean is(PageRequest request, String filter, String value) {
    String wanted = request.filters().get(filter);
    return wanted == null || wanted.equals(value);
  }

  @Override
  public Summary summary(Caller caller, LocalDate day) {
    List<Finding> all = all(caller, day);
    long errors = all.stream().filter(f -> f.severity() == Severity.ERROR).count();
    long explained = all.stream().filter(f -> f.explanation().isPresent()).count();
    return new Summary(
        errors,
        all.size() - errors - explained,
        explained,
        all.stream()
            .filter(f -> f.scope() == CheckDefinition.Scope.CLUSTER)
            .map(Finding::subject)
            .distinct()
            .count());
  }

  @Override
  public List<EstablishmentTest> establishmentTests(Caller caller, LocalDate day) {
    requireView(caller);
    ReviewData data =
        jpa.txExpr(
            TransactionType.Supports, em -> ReviewData.province(em, instance.province(), day));
    List<EstablishmentTest> tests = new ArrayList<>();
    for (UnitRef province : provinces(data)) {
      tests.addAll(EstablishmentTests.of(data.of(province), province, rules, territory));
    }
    return tests;
  }

  @Override
  public Finding explain(Caller caller, Finding finding, String text) {
    String reason = VietnameseText.normalise(text);
    Input input = new Input();
    input.text("reason", reason, LONGEST, true);
    input.done();
    UnitRef province = writable(caller);
    if (finding.severity() == Severity.ERROR) {
      throw new CtdpException(ReviewError.ERROR_NOT_EXPLAINED);
    }
    Instant now = clock.instant();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ExplanationEntity e = new ExplanationEntity();
          e.id = UUID.randomUUID().toString();
          e.province = province.toString();
          e.subjectType = finding.subject().type();
          e.subjectId = finding.subject().id();
          e.check = finding.check();
          e.field = finding.field();
          e.figures = finding.figures();
          e.reason = reason;
          e.explainedBy = caller.username();
          e.explainedAt = now;
          em.persist(e);
          audit.append(
              caller,
              "clusters.finding.explain",
              finding.subject(),
              Map.of("check", finding.code(), "figures", finding.figures(), "reason", reason));
          return finding.explained(new Finding.Explanation(reason, caller.username(), now));
        });
  }

  @Override
  public List<DeclaredFigure> declared(Caller caller) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          TypedQuery<DeclaredEntity> query =
              em.createQuery(
                  "select d from DeclaredEntity d"
                      + (instance.province().isPresent() ? " where d.province = :province" : "")
                      + " order by d.day desc, d.recordedAt desc, d.id",
                  DeclaredEntity.class);
          instance.province().ifPresent(p -> query.setParameter("province", p.toString()));
          return query.getResultList().stream().map(ReviewService::declared).toList();
        });
  }

  @Override
  public DeclaredFigure declare(Caller caller, DeclaredFigure figure) {
    String source = VietnameseText.normalise(figure.source());
    Input input = new Input();
    if (figure.figure() == null) {
      input.add("figure", "CCN-IN-1", "Cần chọn chỉ tiêu.", "Choose the figure.");
    }
    input.day("day", figure.day(), true);
    input.text("source", source, 300, true);
    BigDecimal value = figure.value();
    if (value == null) {
      input.add("value", "CCN-IN-1", "Cần nhập số.", "Enter a number.");
    } else if (value.signum() < 0) {
      input.add("value", "CCN-IN-9", "Không được âm.", "Must not be negative.");
    } else if (value.stripTrailingZeros().scale() > 4) {
      input.add("value", "CCN-IN-7", "Nhiều hơn 4 số thập phân.", "More than 4 decimals.");
    } else if (value.precision() - (long) value.scale() > 16) {
      input.add("value", "CCN-IN-12", "Số quá lớn.", "The number is too large.");
    }
    input.done();
    UnitRef province = writable(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          DeclaredEntity e = new DeclaredEntity();
          e.id = UUID.randomUUID().toString();
          e.province = province.toString();
          e.figure = figure.figure().name();
          e.day = figure.day();
          e.value = value;
          e.source = source;
          e.recordedBy = caller.username();
          e.recordedAt = clock.instant();
          em.persist(e);
          log(caller, "clusters.declared.create", e);
          return declared(e);
        });
  }

  @Override
  public void removeDeclared(Caller caller, UUID id) {
    writable(caller);
    jpa.tx(
        TransactionType.Required,
        em -> {
          DeclaredEntity e = em.find(DeclaredEntity.class, id.toString());
          if (e == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "số công bố", id);
          }
          log(caller, "clusters.declared.remove", e);
          em.remove(e);
        });
  }

  private void log(Caller caller, String action, DeclaredEntity e) {
    audit.append(
        caller,
        action,
        new SubjectRef(ReviewEngine.PROVINCE, e.province),
        Map.of(
            "figure",
            e.figure,
            "day",
            e.day.toString(),
            "value",
            e.value.stripTrailingZeros().toPlainString(),
            "source",
            e.source));
  }

  private static DeclaredFigure declared(DeclaredEntity e) {
    return new DeclaredFigure(
        UUID.fromString(e.id),
        UnitRef.parse(e.province),
        ProvinceFigure.valueOf(e.figure),
        e.day,
        e.value,
        e.source,
        e.recordedBy,
        e.recordedAt);
  }

  private void requireView(Caller caller) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }

  private UnitRef writable(Caller caller) {
    UnitRef province =
        instance.province().orElseThrow(() -> new CtdpException(ReviewError.NOT_AT_CENTRE));
    access.require(caller, ClusterPermissions.EDIT, Target.of(province));
    return province;
  }
}
