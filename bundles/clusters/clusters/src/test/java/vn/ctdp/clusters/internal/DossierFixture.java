package vn.ctdp.clusters.internal;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.NewDocument;
import vn.ctdp.clusters.dossier.NewDossier;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.text.Localized;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** Dossiers on a database of their own, with the rules and holidays that the platform brings. */
final class DossierFixture implements AutoCloseable {

  static final UnitRef PROVINCE = UnitRef.parse("34:68");
  static final UnitRef COMMUNE = UnitRef.parse("34:24781");
  static final Caller OFFICER = Caller.system("officer");
  private static final Path REFERENCE =
      Path.of("../../core/core-store/src/main/resources/reference");

  final Set<String> denied = new HashSet<>();
  final List<String> audited = new ArrayList<>();
  final Node node;
  final DossierService dossiers;
  final RegisterService register;
  LocalDate today = LocalDate.of(2026, 11, 22);
  Optional<UnitRef> own = Optional.of(PROVINCE);

  private final TestDatabase database;
  private final List<RuleSet> sets = new ArrayList<>();
  private final Map<LocalDate, Boolean> special = new HashMap<>();
  private int number;

  DossierFixture(TestDatabase database) throws IOException {
    this.database = database;
    node = database.node();
    rules();
    for (String line : lines("holidays.csv")) {
      String[] f = line.split(",");
      special.put(LocalDate.parse(f[0]), "WORKED".equals(f[1]));
    }
    AccessControl access =
        fake(
            AccessControl.class,
            (name, args) -> {
              if (args.length > 1 && denied.contains(args[1])) {
                if (name.startsWith("require")) {
                  throw new CtdpException(CoreError.ACCESS_DENIED, args[1]);
                }
                return false;
              }
              return true;
            });
    AuditLog audit =
        fake(
            AuditLog.class,
            (name, args) -> {
              audited.add(args[1] + " " + args[3]);
              return null;
            });
    RuleService rules = fake(RuleService.class, this::rule);
    CalendarService calendar = fake(CalendarService.class, this::day);
    InstanceInfo instance =
        fake(
            InstanceInfo.class,
            (name, args) ->
                switch (name) {
                  case "province" -> own;
                  case "name" -> new Localized("Sở Công Thương", "Department");
                  default -> null;
                });
    TerritoryService divisions =
        fake(
            TerritoryService.class,
            (name, args) -> List.of(new UnitShare(COMMUNE, BigDecimal.ONE)));
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
          }

          @Override
          public Instant instant() {
            return today.atTime(3, 0).toInstant(ZoneOffset.UTC);
          }
        };
    register = new RegisterService(node, access, audit, rules, instance, new Territory(), clock);
    StandingService standing =
        new StandingService(node, access, audit, instance, new Territory(), clock);
    dossiers =
        new DossierService(
            node, access, audit, rules, calendar, instance, register, standing, divisions, clock);
  }

  void sql(String statement) {
    database.sql(statement);
  }

  @Override
  public void close() {
    database.close();
  }

  private Object rule(String name, Object[] args) {
    return switch (name) {
      case "ruleSets" -> List.copyOf(sets);
      case "ruleSet" -> set((LocalDate) args[1]);
      case "parameter" ->
          set((LocalDate) args[2]).flatMap(s -> Optional.ofNullable(s.parameters().get(args[1])));
      default -> throw new UnsupportedOperationException(name);
    };
  }

  private Optional<RuleSet> set(LocalDate day) {
    return sets.stream()
        .filter(
            s -> !day.isBefore(s.validFrom()) && (s.validTo() == null || !day.isAfter(s.validTo())))
        .findFirst();
  }

  private Object day(String name, Object[] args) {
    return switch (name) {
      case "today" -> today;
      case "workingDay" -> working((LocalDate) args[0]);
      case "workingDaysBetween" -> between((LocalDate) args[0], (LocalDate) args[1]);
      default -> throw new UnsupportedOperationException(name);
    };
  }

  boolean working(LocalDate day) {
    Boolean worked = special.get(day);
    if (worked != null) {
      return worked;
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private long between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    return from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::working).count();
  }

  private void rules() throws IOException {
    Map<String, Map<String, Parameter>> parameters = new HashMap<>();
    for (String line : lines("rule-parameters.csv")) {
      String[] f = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      if (f[1].startsWith("ccn.")) {
        Evidence evidence =
            switch (f[8]) {
              case "V" -> Evidence.VERIFIED;
              case "S" -> Evidence.SECONDARY;
              case "M" -> Evidence.UNVERIFIED;
              default -> Evidence.NOT_FOUND;
            };
        parameters
            .computeIfAbsent(f[0], k -> new HashMap<>())
            .put(
                f[1],
                new Parameter(
                    f[0],
                    f[1],
                    f[2],
                    f[3],
                    Optional.empty(),
                    LocalDate.MIN,
                    null,
                    f[7].replace("\"", ""),
                    evidence,
                    null));
      }
    }
    for (String line : lines("rule-sets.csv")) {
      String[] f = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      if ("clusters".equals(f[1])) {
        sets.add(
            new RuleSet(
                f[0],
                f[1],
                f[2],
                f[3],
                LocalDate.parse(f[4]),
                f[5].isEmpty() ? null : LocalDate.parse(f[5]),
                null,
                parameters.getOrDefault(f[0], Map.of())));
      }
    }
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(REFERENCE.resolve(file)).stream().skip(1).toList();
  }

  PlanEntry plan(String name, LocalDate from) {
    return register.savePlanEntry(
        OFFICER,
        new PlanEntry(
            null,
            name,
            PROVINCE,
            List.of(),
            Area.of("50"),
            null,
            PlanPhase.values()[0],
            PlanAction.MOI,
            null,
            "QĐ 1757/QĐ-TTg",
            from,
            null,
            null,
            false,
            null,
            0));
  }

  Cluster cluster(String name, boolean legacy, Map<FactKey, String> numbers, LocalDate from) {
    Cluster saved =
        register.saveCluster(
            OFFICER,
            new Cluster(
                null,
                null,
                name,
                List.of(),
                PROVINCE,
                List.of(COMMUNE),
                legacy,
                null,
                false,
                null,
                0));
    if (!numbers.isEmpty()) {
      register.record(
          OFFICER,
          saved.id(),
          numbers.entrySet().stream()
              .map(
                  e ->
                      new ClusterFact(
                          e.getKey(),
                          from,
                          true,
                          new BigDecimal(e.getValue()),
                          null,
                          null,
                          "Báo cáo",
                          false,
                          null,
                          null))
              .toList());
    }
    return saved;
  }

  static Proposal proposal(String name, String area) {
    return new Proposal(
        name,
        List.of(COMMUNE),
        area == null ? null : new BigDecimal(area),
        ClusterKind.DA_NGANH,
        false,
        List.of(),
        "QĐ của UBND tỉnh về phạm vi xét",
        null,
        true,
        true,
        true,
        "Báo cáo của chủ đầu tư",
        false,
        false,
        null);
  }

  Dossier open(DossierKind kind, UUID plan, UUID cluster, LocalDate day, Proposal proposal) {
    return dossiers.open(OFFICER, new NewDossier(kind, plan, cluster, day, proposal));
  }

  /** Records a document on a day. */
  Dossier record(Dossier d, String type, LocalDate day) {
    return dossiers.record(OFFICER, d.id(), d.summary().version(), document(type, day, null));
  }

  NewDocument document(String type, LocalDate day, String area) {
    return new NewDocument(
        type,
        ++number + "/VB",
        day,
        "UBND tỉnh",
        "Giám đốc",
        "Theo quy định",
        area == null ? null : new BigDecimal(area));
  }

  Dossier applicant(Dossier d, String name) {
    return dossiers.saveApplicant(
        OFFICER,
        d.id(),
        d.summary().version(),
        new Applicant(null, name, null, DeveloperType.DN, null));
  }

  Dossier member(Dossier d, MemberRole role, String organisation) {
    return dossiers.saveMember(
        OFFICER,
        d.id(),
        d.summary().version(),
        new Council.Member(null, role, organisation, "Giám đốc"));
  }

  Dossier council(Dossier d) {
    Dossier now = member(d, MemberRole.CHU_TICH, "UBND tỉnh");
    now = member(now, MemberRole.PHO_CHU_TICH, "Sở Công Thương");
    return member(now, MemberRole.UY_VIEN, "Sở Tài chính");
  }

  /** A sheet with the four points. */
  Dossier score(Dossier d, int member, int applicant, String... points) {
    return dossiers.score(
        OFFICER,
        d.id(),
        d.summary().version(),
        new Council.Sheet(
            d.council().members().get(member).id(),
            d.applicants().get(applicant).id(),
            new BigDecimal(points[0]),
            new BigDecimal(points[1]),
            new BigDecimal(points[2]),
            new BigDecimal(points[3]),
            null));
  }

  Dossier conclude(Dossier d, LocalDate day) {
    return dossiers.concludeCouncil(OFFICER, d.id(), d.summary().version(), day, null, null);
  }

  Dossier appraise(Dossier d, LocalDate day) {
    Map<String, String> explanations = new HashMap<>();
    for (TestResult t : dossiers.test(OFFICER, d.id(), day)) {
      if (t.outcome() == TestResult.Outcome.UNKNOWN) {
        explanations.put(t.code(), "Đã đối chiếu hồ sơ giấy");
      }
    }
    return dossiers.concludeAppraisal(OFFICER, d.id(), d.summary().version(), day, explanations);
  }

  /** From the first letter to the scoring session, with one applicant, a day for each rung. */
  Dossier toScoring(Dossier opened, LocalDate day) {
    Dossier d = applicant(opened, "Công ty A");
    d = record(d, "TB_TIEP_NHAN", day);
    d = record(d, "GIAY_TIEP_NHAN", day);
    d = record(d, "CV_LAY_YK", day);
    d = record(d, "CV_CU_CB", day);
    d = council(d);
    d = record(d, "QD_HOI_DONG", day);
    d = record(d, "VB_TIEU_CHI", day);
    return record(d, "GM_HOI_DONG", day);
  }

  /** Everything up to and with the submission. */
  Dossier toSubmission(Dossier opened, LocalDate day) {
    Dossier d = toScoring(opened, day);
    for (int m = 0; m < 3; m++) {
      d = score(d, m, 0, "10", "10", "20", "25");
    }
    d = conclude(d, day);
    d = record(d, "BB_HOI_DONG", day);
    d = appraise(d, day);
    return record(d, "TTR_UBND", day);
  }

  interface Answer {
    Object to(String method, Object[] args);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                answer.to(method.getName(), args == null ? new Object[0] : args)));
  }
}
