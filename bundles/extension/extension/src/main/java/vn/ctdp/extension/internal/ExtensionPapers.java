package vn.ctdp.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperSource;
import vn.ctdp.core.paper.PaperText;
import vn.ctdp.core.paper.PaperValues;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionAdjustments;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.ExtensionPlans;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.ProjectAccount;
import vn.ctdp.extension.money.ProjectMoney;

/** The papers of projects and plans, filled from their records. Thread-safe. */
@Component
public class ExtensionPapers implements PaperSource {

  private static final Map<String, String> CRITERIA =
      Map.of(
          "PHU_HOP", "Sự phù hợp của đề án",
          "SU_CAN_THIET", "Mục tiêu, sự cần thiết và hiệu quả",
          "NANG_LUC", "Năng lực của đơn vị thực hiện",
          "LONG_GHEP", "Khả năng kết hợp, lồng ghép",
          "HO_SO", "Sự đầy đủ, hợp lệ của hồ sơ");

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("name", "Tên đề án"),
          Map.entry("kind", "Loại đề án"),
          Map.entry("unit", "Đơn vị thực hiện"),
          Map.entry("contents", "Nội dung"),
          Map.entry("sector", "Ngành nghề"),
          Map.entry("beneficiaries", "Đơn vị thụ hưởng"),
          Map.entry("partners", "Đơn vị phối hợp"),
          Map.entry("places", "Địa điểm"),
          Map.entry("goal", "Mục tiêu"),
          Map.entry("scope", "Nội dung, quy mô"),
          Map.entry("effects", "Hiệu quả dự kiến"),
          Map.entry("start", "Ngày bắt đầu"),
          Map.entry("end", "Ngày kết thúc"),
          Map.entry("selection", "Hình thức lựa chọn"),
          Map.entry("kcqg", "Kinh phí khuyến công quốc gia"),
          Map.entry("kcdp", "Kinh phí khuyến công địa phương"),
          Map.entry("otherState", "Ngân sách nhà nước khác"),
          Map.entry("counterpart", "Vốn đối ứng"),
          Map.entry("lines", "Dự toán"),
          Map.entry("outputs", "Kết quả dự kiến"),
          Map.entry("plan", "Kế hoạch"),
          Map.entry("note", "Ghi chú"));

  /** Projects of a list; more than a plan ever had. */
  private static final int LARGEST_LIST = 2_000;

  private final ExtensionProjects projects;
  private final ExtensionPlans plans;
  private final ExtensionLifecycle lifecycle;
  private final ExtensionAdjustments adjustments;
  private final ExtensionCatalogue catalogue;
  private final ProjectMoney money;
  private final TerritoryService territory;
  private final AccessControl access;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public ExtensionPapers(
      @Reference ExtensionProjects projects,
      @Reference ExtensionPlans plans,
      @Reference ExtensionLifecycle lifecycle,
      @Reference ExtensionAdjustments adjustments,
      @Reference ExtensionCatalogue catalogue,
      @Reference ProjectMoney money,
      @Reference TerritoryService territory,
      @Reference AccessControl access,
      @Reference Work work) {
    this.projects = projects;
    this.plans = plans;
    this.lifecycle = lifecycle;
    this.adjustments = adjustments;
    this.catalogue = catalogue;
    this.money = money;
    this.territory = territory;
    this.access = access;
    this.work = work;
  }

  @Override
  public List<PaperKind> kinds() {
    return PaperKinds.ALL;
  }

  @Override
  public String template(String kind) {
    String file = "/papers/" + kind.substring(kind.indexOf('.') + 1) + ".txt";
    try (InputStream in = ExtensionPapers.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(in, "no template " + file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- rights ---

  private static String right(String kind) {
    return switch (kind) {
      case PaperKinds.SHEET, PaperKinds.SHEET_NAMED, PaperKinds.PLACE, PaperKinds.WHOLE ->
          ExtensionPermissions.APPRAISE;
      case PaperKinds.LIST -> ExtensionPermissions.PLAN;
      default -> ExtensionPermissions.DECIDE;
    };
  }

  @Override
  public void requireMake(Caller caller, String kind, SubjectRef subject) {
    UnitRef province =
        PaperKinds.LIST.equals(kind)
            ? plan(caller, subject).province()
            : project(caller, subject).province();
    work.require(caller, right(kind), province);
  }

  @Override
  public Set<String> makeable(Caller caller, SubjectRef subject) {
    if (subject.type().equals(ExtensionSubjects.PLAN)) {
      return id(subject)
          .flatMap(id -> plans.plan(caller, id))
          .filter(p -> may(caller, PaperKinds.LIST, p.province()))
          .map(p -> Set.of(PaperKinds.LIST))
          .orElse(Set.of());
    }
    Optional<Project> found = id(subject).flatMap(id -> projects.project(caller, id));
    if (found.isEmpty()) {
      return Set.of();
    }
    Project p = found.get();
    Set<String> kinds = new HashSet<>();
    kinds.add(p.beneficiaries().isEmpty() ? PaperKinds.SHEET : PaperKinds.SHEET_NAMED);
    LocalDate approved = lifecycle.progress(caller, p.id()).approvedOn();
    if (approved != null) {
      kinds.addAll(Set.of(PaperKinds.PLACE, PaperKinds.WHOLE, PaperKinds.LIQUIDATION));
      if (p.level() == FundLevel.KCQG) {
        kinds.add(PaperKinds.AGENCY);
      }
      if (!adjustments.adjustments(caller, p.id()).isEmpty()) {
        kinds.addAll(Set.of(PaperKinds.ADJUSTMENT, PaperKinds.ANNEX));
      }
    }
    kinds.removeIf(k -> !may(caller, k, p.province()));
    return kinds;
  }

  @Override
  public Set<String> changeable(Caller caller, SubjectRef subject) {
    Set<String> kinds = new HashSet<>();
    if (subject.type().equals(ExtensionSubjects.PLAN)) {
      id(subject)
          .flatMap(id -> plans.plan(caller, id))
          .ifPresent(p -> granted(caller, subject, p.province(), kinds));
    } else {
      id(subject)
          .flatMap(id -> projects.project(caller, id))
          .ifPresent(p -> granted(caller, subject, p.province(), kinds));
    }
    return kinds;
  }

  private void granted(Caller caller, SubjectRef subject, UnitRef province, Set<String> kinds) {
    kinds().stream()
        .filter(k -> k.subjectType().equals(subject.type()))
        .map(PaperKind::id)
        .filter(k -> may(caller, k, province))
        .forEach(kinds::add);
  }

  private boolean may(Caller caller, String kind, UnitRef province) {
    return access.allowed(
        caller, right(kind), province == null ? Target.INSTANCE : Target.of(province));
  }

  private static Optional<UUID> id(SubjectRef subject) {
    return subject.id().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? Optional.of(UUID.fromString(subject.id()))
        : Optional.empty();
  }

  private Project project(Caller caller, SubjectRef subject) {
    return id(subject)
        .flatMap(id -> projects.project(caller, id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "đề án", subject.id()));
  }

  private AnnualPlan plan(Caller caller, SubjectRef subject) {
    return id(subject)
        .flatMap(id -> plans.plan(caller, id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "kế hoạch", subject.id()));
  }

  // --- values ---

  @Override
  public PaperValues values(Caller caller, String kind, SubjectRef subject) {
    if (PaperKinds.LIST.equals(kind)) {
      return list(caller, plan(caller, subject));
    }
    Project p = project(caller, subject);
    AnnualPlan plan = plan(caller, new SubjectRef(ExtensionSubjects.PLAN, p.plan().toString()));
    Progress progress = lifecycle.progress(caller, p.id());
    LocalDate day = progress.approvedOn() == null ? work.today() : progress.approvedOn();
    Map<String, String> names =
        catalogue.contents(day).stream()
            .collect(Collectors.toMap(Content::code, c -> c.name().vi(), (a, b) -> a));
    Map<String, String> fields = new HashMap<>();
    fields.put("project.name", p.name());
    fields.put("project.code", text(p.code()));
    fields.put("project.kind", p.kind().label().vi());
    fields.put("project.level", p.level().label().vi());
    fields.put("project.unit", text(p.unitName()));
    fields.put(
        "project.partners", joined(p.partners().stream().map(Project.Partner::name).toList()));
    fields.put("project.places", joined(p.places().stream().map(x -> place(x, day)).toList()));
    fields.put(
        "project.contents",
        joined(p.contents().stream().map(c -> names.getOrDefault(c, c)).toList()));
    fields.put(
        "project.beneficiaryNames",
        joined(p.beneficiaries().stream().map(Project.Beneficiary::name).distinct().toList()));
    fields.put("project.start", PaperText.shortDate(p.start()));
    fields.put("project.end", PaperText.shortDate(p.end()));
    fields.put("project.necessity", text(p.text().necessity()));
    fields.put("project.goal", text(p.text().goal()));
    fields.put("project.scope", text(p.text().scope()));
    fields.put("project.organising", text(p.text().organising()));
    fields.put("project.effects", text(p.text().effects()));
    plan(fields, plan);
    funds(fields, p.funds());
    Long accepted = progress.acceptedValue();
    fields.put("money.accepted", PaperText.money(accepted));
    fields.put("money.acceptedWords", PaperText.moneyInWords(accepted));
    ledger(fields, caller, p);
    Map<String, List<Map<String, String>>> groups = new HashMap<>();
    groups.put("lines", lines(p));
    groups.put("beneficiaries", beneficiaries(p));
    groups.put("outputs", outputs(p, progress));
    groups.put("criteria", appraisal(fields, progress));
    groups.put("changes", changes(fields, caller, p));
    return new PaperValues(fields, groups);
  }

  private static void plan(Map<String, String> fields, AnnualPlan plan) {
    String name =
        "Kế hoạch "
            + plan.level().label().vi().toLowerCase(java.util.Locale.ROOT)
            + " năm "
            + plan.year();
    fields.put(
        "plan.name", plan.batch() > 1 ? name + " (bổ sung lần " + (plan.batch() - 1) + ")" : name);
    fields.put(
        "plan.decision",
        plan.approvedOn() == null
            ? "chưa phê duyệt"
            : text(plan.approvingText()) + " ngày " + PaperText.shortDate(plan.approvedOn()));
  }

  private static void funds(Map<String, String> fields, Funds funds) {
    fields.put("money.total", PaperText.money(funds.total()));
    fields.put("money.totalWords", PaperText.moneyInWords(funds.total()));
    fields.put("money.support", PaperText.money(funds.support()));
    fields.put("money.supportWords", PaperText.moneyInWords(funds.support()));
    fields.put("money.national", PaperText.money(funds.national()));
    fields.put("money.local", PaperText.money(funds.local()));
    fields.put("money.otherState", PaperText.money(funds.otherState()));
    fields.put("money.counterpart", PaperText.money(funds.counterpart()));
  }

  /** Figures of the ledger, for those who may see it; empty for others, to be written by hand. */
  private void ledger(Map<String, String> fields, Caller caller, Project p) {
    if (!access.allowed(caller, ExtensionPermissions.MONEY_VIEW, Target.of(p.province()))) {
      return;
    }
    ProjectAccount account = money.account(caller, p.id(), null);
    Figures f = account.total();
    fields.put("money.advanced", PaperText.money(f.advanced()));
    fields.put("money.paid", PaperText.money(f.paid()));
    fields.put("money.recovered", PaperText.money(f.recovered()));
    fields.put("money.disbursed", PaperText.money(f.disbursed()));
    fields.put("money.settled", PaperText.money(f.settled()));
    fields.put("contract.value", PaperText.money(f.committed()));
    account.entries().stream()
        .filter(e -> e.kind() == MoneyKind.CAM_KET && e.reverses() == null)
        .filter(e -> e.reversedBy() == null && e.document() != null)
        .min(Comparator.comparing(MoneyEntry::number))
        .ifPresent(
            e ->
                fields.put(
                    "contract.text",
                    "số " + e.document() + " ngày " + PaperText.shortDate(e.on())));
  }

  private static List<Map<String, String>> lines(Project p) {
    return p.lines().stream()
        .map(
            l ->
                Map.of(
                    "name", text(l.text()),
                    "unit", text(l.unit()),
                    "quantity", VnNumbers.formatTrimmed(l.quantity(), 3),
                    "price", PaperText.money(l.price()),
                    "amount", PaperText.money(l.amount()),
                    "source", l.source().label().vi()))
        .toList();
  }

  private static List<Map<String, String>> beneficiaries(Project p) {
    return p.beneficiaries().stream()
        .map(
            b ->
                Map.of(
                    "name", text(b.name()),
                    "businessCode", text(b.businessCode()),
                    "cost", PaperText.money(b.eligibleCost()),
                    "support", PaperText.money(b.support())))
        .toList();
  }

  private List<Map<String, String>> outputs(Project p, Progress progress) {
    Map<String, BigDecimal> reached = new HashMap<>();
    progress.reached().forEach(r -> reached.put(r.kind(), r.quantity()));
    Map<String, OutputKind> kinds =
        catalogue.outputs().stream().collect(Collectors.toMap(OutputKind::code, o -> o));
    return p.outputs().stream()
        .map(
            o -> {
              OutputKind kind = kinds.get(o.kind());
              return Map.of(
                  "name",
                  kind == null ? o.kind() : kind.name().vi(),
                  "unit",
                  kind == null ? "" : kind.unit().vi(),
                  "quantity",
                  VnNumbers.formatTrimmed(o.quantity(), 3),
                  "reached",
                  reached.get(o.kind()) == null
                      ? ""
                      : VnNumbers.formatTrimmed(reached.get(o.kind()), 3),
                  "note",
                  text(o.note()));
            })
        .toList();
  }

  /** The last appraisal at the department; ungraded lines before there is one. */
  private static List<Map<String, String>> appraisal(
      Map<String, String> fields, Progress progress) {
    Map<String, String> grades = new HashMap<>();
    progress.done().stream()
        .filter(d -> d.grades() != null && !d.grades().isEmpty())
        .reduce((a, b) -> b)
        .ifPresent(
            d -> {
              for (String grade : d.grades().split("[,;]")) {
                String[] pair = grade.split("=", 2);
                if (pair.length == 2) {
                  grades.put(pair[0].strip(), pair[1].strip());
                }
              }
              fields.put("appraisal.note", text(d.note()));
              fields.put("appraisal.result", d.to().vi());
              fields.put("appraisal.on", PaperText.shortDate(d.on()));
            });
    List<Map<String, String>> rows = new ArrayList<>();
    for (String criterion : ExtensionLifecycle.CRITERIA) {
      String grade = grades.get(criterion);
      rows.add(
          Map.of(
              "name",
              CRITERIA.getOrDefault(criterion, criterion),
              "grade",
              grade == null ? "" : "DAT".equals(grade) ? "Đạt" : "Không đạt"));
    }
    return rows;
  }

  /** The last adjustment. */
  private List<Map<String, String>> changes(Map<String, String> fields, Caller caller, Project p) {
    List<Adjustment> all = adjustments.adjustments(caller, p.id());
    if (all.isEmpty()) {
      return List.of();
    }
    Adjustment last = all.get(all.size() - 1);
    fields.put(
        "adjustment.text",
        "quyết định số "
            + text(last.decision().document())
            + " ngày "
            + PaperText.shortDate(last.decision().on()));
    fields.put("adjustment.reason", text(last.decision().reason()));
    fields.put("adjustment.authority", last.decision().authority().label().vi());
    fields.put("adjustment.clause", text(last.route().clause()));
    fields.put("adjustment.supportBefore", PaperText.money(last.route().supportBefore()));
    fields.put("adjustment.supportAfter", PaperText.money(last.route().supportAfter()));
    return last.route().changes().stream()
        .map(
            c ->
                Map.of(
                    "name", FIELDS.getOrDefault(c.field(), c.field()),
                    "before", logged(c.before()),
                    "after", logged(c.after())))
        .toList();
  }

  /** Days and amounts of the history as people write them; other values as they are. */
  private static String logged(String value) {
    String text = text(value);
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return PaperText.shortDate(LocalDate.parse(text));
    }
    return text.matches("\\d{5,18}") ? PaperText.money(Long.valueOf(text)) : text;
  }

  private PaperValues list(Caller caller, AnnualPlan plan) {
    List<ProjectRow> rows =
        projects
            .projects(
                caller,
                new PageRequest(
                    0,
                    LARGEST_LIST,
                    List.of(new Sort("code", true)),
                    "",
                    Map.of("plan", plan.id().toString())))
            .rows();
    Funds all = Funds.ZERO;
    List<Map<String, String>> lines = new ArrayList<>();
    for (ProjectRow r : rows) {
      all = all.plus(r.funds());
      Map<String, String> line = new LinkedHashMap<>();
      line.put("code", text(r.code()));
      line.put("name", r.name());
      line.put("contents", String.join(", ", r.contents()));
      line.put("unit", text(r.unitName()));
      line.put("beneficiaries", text(r.beneficiaries()));
      line.put("support", PaperText.money(r.funds().support()));
      line.put("total", PaperText.money(r.funds().total()));
      line.put("start", PaperText.shortDate(r.start()));
      line.put("end", PaperText.shortDate(r.end()));
      lines.add(line);
    }
    Map<String, String> fields = new HashMap<>();
    plan(fields, plan);
    funds(fields, all);
    fields.put("plan.count", Integer.toString(rows.size()));
    return new PaperValues(fields, Map.of("projects", lines));
  }

  private String place(Project.Place place, LocalDate day) {
    String commune =
        place.commune() == null
            ? null
            : territory
                .find(place.commune(), day)
                .map(AdminUnit::fullNameVi)
                .orElse(place.commune().code());
    return java.util.stream.Stream.of(place.detail(), commune)
        .filter(x -> x != null && !x.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(Objects::nonNull).collect(Collectors.joining("; "));
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
