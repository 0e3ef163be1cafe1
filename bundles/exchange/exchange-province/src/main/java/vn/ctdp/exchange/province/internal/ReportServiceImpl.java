package vn.ctdp.exchange.province.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.deadline.DueDays;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.Evidence;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormReference;
import vn.ctdp.exchange.engine.ListSections;
import vn.ctdp.exchange.engine.ReportDiffs;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.report.CheckResult;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportContent;
import vn.ctdp.exchange.report.ReportDiff;
import vn.ctdp.exchange.report.ReportFigures;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.exchange.report.ReportUse;

/** {@link ReportService} on the database. */
@Component(service = ReportService.class, configurationPid = ProvinceConfig.PID)
public final class ReportServiceImpl implements ReportService {

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "period", "r.periodEnd",
              "form", "r.formId",
              "subject", "r.subjectSort",
              "state", "r.state",
              "changedAt", "r.changedAt"),
          "r.periodEnd desc, r.formId, r.revision desc",
          "r.id");
  private static final int MAX_TEXT = 1000;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Forms forms;
  private final Figures figures;
  private final SubjectLists subjects;
  private final AuditLog audit;
  private final CalendarService calendar;
  private final OrganisationService organisations;
  private final InstanceInfo instance;
  private final Outbox outbox;
  private final Seals seals;
  private final ReportEvents events;
  private final Clock clock;
  private final ProvinceConfig config;
  private final Summaries summaries;

  @Activate
  public ReportServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Forms forms,
      @Reference Figures figures,
      @Reference SubjectLists subjects,
      @Reference AuditLog audit,
      @Reference CalendarService calendar,
      @Reference DueDays days,
      @Reference OrganisationService organisations,
      @Reference InstanceInfo instance,
      @Reference Outbox outbox,
      @Reference Seals seals,
      @Reference ReportEvents events,
      @Reference Clock clock,
      ProvinceConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.forms = forms;
    this.figures = figures;
    this.subjects = subjects;
    this.audit = audit;
    this.calendar = calendar;
    this.organisations = organisations;
    this.instance = instance;
    this.outbox = outbox;
    this.seals = seals;
    this.events = events;
    this.clock = clock;
    this.config = config;
    this.summaries = new Summaries(forms, days, instance);
  }

  private UnitRef province() {
    return instance.province().orElseThrow(() -> new CtdpException(ReportError.NO_PROVINCE));
  }

  private void require(Caller caller, String permission) {
    access.require(caller, permission, Target.of(province()));
  }

  @Override
  public Page<ReportSummary> page(Caller caller, PageRequest request) {
    require(caller, ProvincePermissions.VIEW);
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "form" -> conditions.add("r.formId = :form");
                case "period" -> conditions.add("r.periodCode = :period");
                case "state" -> conditions.add("r.state = :state");
                case "subject" -> conditions.add("r.subjectKey = :subject");
                default -> throw SortColumns.unknown("filters." + name);
              }
              parameters.put(name, name.equals("state") ? state(value) : value);
            });
    if (!request.search().isBlank()) {
      Set<String> ids = formsNamed(request.search());
      String like = "r.subjectSearch like :search";
      conditions.add(ids.isEmpty() ? like : "(r.formId in (:ids) or " + like + ")");
      if (!ids.isEmpty()) {
        parameters.put("ids", ids);
      }
      parameters.put(
          "search", "%" + VietnameseText.searchKey(request.search()).replaceAll("[%_]", "") + "%");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String order = SORTS.orderBy(request.sorts());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(r) from ReportEntity r" + where, Long.class);
          parameters.forEach(count::setParameter);
          long total = count.getSingleResult();
          TypedQuery<ReportEntity> rows =
              em.createQuery("select r from ReportEntity r" + where + order, ReportEntity.class);
          parameters.forEach(rows::setParameter);
          return new Page<>(
              rows
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(summaries::of)
                  .toList(),
              total);
        });
  }

  private Set<String> formsNamed(String search) {
    String key = VietnameseText.searchKey(search);
    return forms.all().stream()
        .filter(
            f ->
                VietnameseText.searchKey(f.number() + " " + f.title().vi() + " " + f.key().id())
                    .contains(key))
        .map(f -> f.key().id())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static ReportState state(String text) {
    try {
      return ReportState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw SortColumns.unknown("filters.state");
    }
  }

  @Override
  public Optional<Report> find(Caller caller, UUID id) {
    require(caller, ProvincePermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            Optional.ofNullable(em.find(ReportEntity.class, id.toString()))
                .map(r -> Draft.load(em, r, form(r)))
                .map(this::report));
  }

  @Override
  public Report drawUp(Caller caller, String formId, Period period) {
    return drawUp(caller, formId, period, null);
  }

  @Override
  public Report drawUp(Caller caller, String formId, Period period, SubjectRef ref) {
    require(caller, ProvincePermissions.EDIT);
    FormDefinition form = form(formId, period);
    if (!form.periods().contains(period.kind())) {
      throw new CtdpException(ReportError.PERIOD_KIND, form.number(), period.code());
    }
    if (!forms.offered(form.key())) {
      throw new CtdpException(CoreError.MODULE_NOT_ENABLED, form.moduleId());
    }
    ReportSubject subject = subject(caller, form, period, ref);
    Map<String, IndicatorValue> values =
        figures.compute(caller, province(), form, period, Optional.ofNullable(ref));
    Map<String, List<Map<String, String>>> drawn =
        figures.lists(caller, province(), form, period, Optional.ofNullable(ref));
    Map<String, Set<String>> expected = expected(caller, form, period);
    return changing(
        em -> {
          ReportEntity last = ReportTables.latest(em, formId, period.code(), key(subject));
          Draft draft = begin(em, last, form, period, subject);
          ReportEntity r = draft.entity;
          r.formVersion = form.key().version();
          r.periodEnd = form.closingTo(period);
          r.drawnUpAt = now();
          OtherReports others = new OtherReports(em, form, period, r.subjectKey);
          drawn.forEach(
              (list, lines) -> {
                List<Map<String, String>> stored = draft.lines.get(list);
                List<Map<String, String>> merged = clean(ReportTables.merged(stored, lines));
                draft.lines.put(list, merged);
                ReportTables.replaceLines(em, r.id, list, stored, merged);
              });
          draft.fill(values, others);
          draft.lookUp(others, expected, values, parameters(draft));
          save(em, caller, draft, "exchange.report.draw-up", Map.of());
          ReportTables.replaceOrigins(em, r.id, draft.origins);
          ReportTables.replaceOutside(em, r.id, draft.outside);
          em.flush();
          return draft;
        });
  }

  private FormDefinition form(String formId, Period period) {
    return forms
        .find(formId, period.closingTo())
        .orElseThrow(() -> new CtdpException(ReportError.FORM_UNKNOWN, formId, period.code()));
  }

  /** The subject as it is called now; null for a form about the province. */
  private ReportSubject subject(Caller caller, FormDefinition form, Period period, SubjectRef ref) {
    if (form.subject().isEmpty()) {
      if (ref != null) {
        throw new CtdpException(ReportError.SUBJECT, form.number());
      }
      return null;
    }
    return subjects(caller, form, period).stream()
        .filter(s -> s.ref().equals(ref))
        .findFirst()
        .orElseThrow(() -> new CtdpException(ReportError.SUBJECT, form.number()));
  }

  private List<ReportSubject> subjects(Caller caller, FormDefinition form, Period period) {
    return subjects
        .expected(caller, form, form.closingTo(period))
        .orElseThrow(() -> new CtdpException(CoreError.MODULE_NOT_ENABLED, form.moduleId()));
  }

  /** Those expected to give what this form adds up, by form; a form nobody can tell is absent. */
  private Map<String, Set<String>> expected(Caller caller, FormDefinition form, Period period) {
    Map<String, Set<String>> result = new HashMap<>();
    for (FormReference r : new FormCalculator(form).outside().values()) {
      if (r.kind() == FormReference.Kind.TOTAL && !result.containsKey(r.form())) {
        forms
            .find(r.form(), period.closingTo())
            .flatMap(f -> subjects.expected(caller, f, f.closingTo(period)))
            .ifPresent(
                all ->
                    result.put(
                        r.form(),
                        all.stream()
                            .map(ReportServiceImpl::key)
                            .collect(java.util.stream.Collectors.toSet())));
      }
    }
    return result;
  }

  private Map<String, BigDecimal> parameters(Draft draft) {
    return figures.parameters(province(), draft.calculator, draft.entity.periodEnd);
  }

  private static String key(ReportSubject subject) {
    return subject == null ? "" : subject.ref().type() + ":" + subject.ref().id();
  }

  @Override
  public List<ReportSubject> subjects(Caller caller, String formId, Period period) {
    require(caller, ProvincePermissions.VIEW);
    FormDefinition form = form(formId, period);
    return form.subject().isEmpty() ? List.of() : subjects(caller, form, period);
  }

  @Override
  public Coverage coverage(Caller caller, String formId, Period period) {
    require(caller, ProvincePermissions.VIEW);
    FormDefinition form = form(formId, period);
    List<ReportSubject> expected =
        form.subject().isEmpty() ? List.of() : subjects(caller, form, period);
    Map<String, ReportEntity> latest = new LinkedHashMap<>();
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select r from ReportEntity r where r.formId = :form and r.periodCode = :period"
                        + " order by r.subjectSort, r.revision",
                    ReportEntity.class)
                .setParameter("form", formId)
                .setParameter("period", period.code())
                .getResultList()
                .forEach(
                    r ->
                        // A draft of the next revision does not undo what is filed.
                        latest.merge(
                            r.subjectKey, r, (a, b) -> a.state == ReportState.FILED ? a : b)));
    List<Coverage.Line> lines = new ArrayList<>();
    for (ReportSubject s : expected) {
      ReportEntity r = latest.remove(key(s));
      lines.add(line(s, true, r));
    }
    latest.values().stream()
        .filter(r -> !r.subjectKey.isEmpty())
        .forEach(r -> lines.add(line(Summaries.subject(r).orElseThrow(), false, r)));
    return new Coverage(form, period, lines);
  }

  @Override
  public List<Coverage> coverage(Caller caller, Report report) {
    require(caller, ProvincePermissions.VIEW);
    Period period = report.summary().period();
    return Coverage.formsBehind(report.definition()).stream()
        .map(id -> forms.find(id, period.closingTo()))
        .flatMap(Optional::stream)
        .filter(f -> subjects.expected(caller, f, f.closingTo(period)).isPresent())
        .map(f -> coverage(caller, f.key().id(), period))
        .toList();
  }

  private static Coverage.Line line(ReportSubject subject, boolean expected, ReportEntity r) {
    return new Coverage.Line(
        subject, expected, r == null ? null : UUID.fromString(r.id), r == null ? null : r.state);
  }

  /** The draft to compute: the one there is, a refused one taken up again, or a new revision. */
  private Draft begin(
      EntityManager em,
      ReportEntity last,
      FormDefinition form,
      Period period,
      ReportSubject subject) {
    if (last == null) {
      return insert(em, form, period, subject, 1, null);
    }
    return switch (last.state) {
      case DRAFT -> Draft.load(em, last, form);
      case RECEIVED, ACCEPTED, REVISED, FILED ->
          insert(em, form, period, subject, last.revision + 1, Draft.load(em, last, form));
      case RETURNED -> {
        if (last.receiptId == null && last.nextRevision <= last.revision) {
          // The centre holds nothing under this key: the same revision is corrected.
          last.state = last.state.become(ReportState.DRAFT);
          last.digest = null;
          last.messageId = null;
          last.approvedBy = null;
          last.approvedAt = null;
          yield Draft.load(em, last, form);
        }
        yield insert(
            em,
            form,
            period,
            subject,
            Math.max(last.revision + 1, last.nextRevision),
            Draft.load(em, last, form));
      }
      default -> throw wrongState(last);
    };
  }

  private Draft insert(
      EntityManager em,
      FormDefinition form,
      Period period,
      ReportSubject subject,
      int revision,
      Draft from) {
    ReportEntity r = new ReportEntity();
    r.id = UUID.randomUUID().toString();
    r.formId = form.key().id();
    r.formVersion = form.key().version();
    r.periodCode = period.code();
    r.periodEnd = form.closingTo(period);
    if (subject != null) {
      r.subjectKey = key(subject);
      r.subjectTitle = subject.title();
      r.subjectWithin = subject.within();
      r.subjectCode = subject.code();
      r.subjectSearch = VietnameseText.searchKey(subject.title() + " " + subject.code());
      r.subjectSort = VietnameseText.sortKey(subject.title());
    }
    r.revision = revision;
    r.state = ReportState.DRAFT;
    r.drawnUpAt = now();
    r.changedAt = r.drawnUpAt;
    r.changedBy = "";
    r.lastProblem = "";
    em.persist(r);
    em.flush();
    Draft draft = new Draft(r, form);
    if (from != null) {
      from.cells.forEach((row, cell) -> draft.copy(row, cell));
      draft.explanations.putAll(from.explanations);
      from.explanations.forEach((check, text) -> explanation(em, r.id, check, text));
      from.lines.forEach(
          (list, lines) -> {
            if (draft.lines.containsKey(list)) {
              draft.lines.put(list, lines);
              ReportTables.replaceLines(em, r.id, list, lines);
            }
          });
    }
    return draft;
  }

  private static void explanation(EntityManager em, String reportId, String check, String text) {
    ExplanationEntity.Key key = new ExplanationEntity.Key();
    key.reportId = reportId;
    key.checkId = check;
    ExplanationEntity x = em.find(ExplanationEntity.class, key);
    if (x == null) {
      x = new ExplanationEntity();
      x.reportId = reportId;
      x.checkId = check;
      x.text = text;
      em.persist(x);
    } else {
      x.text = text;
    }
  }

  @Override
  public Report setLines(
      Caller caller, UUID id, String list, List<Map<String, String>> lines, long version) {
    require(caller, ProvincePermissions.EDIT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          List<Map<String, String>> clean = clean(lines);
          requireLines(draft.form, Map.of(list, clean));
          draft.lines.put(list, clean);
          ReportTables.replaceLines(em, draft.entity.id, list, clean);
          draft.recompute();
          save(
              em,
              caller,
              draft,
              "exchange.report.lines",
              Map.of("list", list, "lines", Integer.toString(clean.size())));
          return draft;
        });
  }

  /** Lines in NFC, without empty values and empty lines. */
  private static List<Map<String, String>> clean(List<Map<String, String>> lines) {
    List<Map<String, String>> result = new ArrayList<>();
    for (Map<String, String> line : lines) {
      Map<String, String> values = new LinkedHashMap<>();
      line.forEach(
          (column, value) -> {
            String text = value == null ? "" : VietnameseText.normalise(value);
            if (!text.isEmpty()) {
              values.put(column, text);
            }
          });
      if (!values.isEmpty()) {
        result.add(values);
      }
    }
    return result;
  }

  private static void requireLines(
      FormDefinition form, Map<String, List<Map<String, String>>> lines) {
    List<FieldProblem> problems = ListSections.problems(form, lines);
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
  }

  @Override
  public ReportDiff preview(Caller caller, UUID id, ReportContent content) {
    require(caller, ProvincePermissions.EDIT);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ReportEntity r = em.find(ReportEntity.class, id.toString());
          if (r == null) {
            throw notFound(id);
          }
          if (r.state != ReportState.DRAFT) {
            throw wrongState(r);
          }
          Draft draft = Draft.load(em, r, form(r));
          // From here on nothing reaches the database.
          em.flush();
          em.clear();
          List<ReportCell> before = draft.records();
          Map<String, List<Map<String, String>>> lines = new LinkedHashMap<>(draft.lines);
          draft.take(content);
          return ReportDiffs.of(draft.form, before, draft.records(), lines, draft.lines);
        });
  }

  @Override
  public Report apply(Caller caller, UUID id, ReportContent content, long version) {
    require(caller, ProvincePermissions.EDIT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          draft.take(content);
          content
              .lists()
              .keySet()
              .forEach(
                  list ->
                      ReportTables.replaceLines(em, draft.entity.id, list, draft.lines.get(list)));
          String cells = String.join(", ", content.cells().keySet());
          save(
              em,
              caller,
              draft,
              "exchange.report.apply",
              Map.of(
                  "cells",
                  cells.length() > 500 ? cells.substring(0, 500) + "…" : cells,
                  "lists",
                  String.join(", ", content.lists().keySet())));
          return draft;
        });
  }

  @Override
  public List<ReportUse> uses(Caller caller, SubjectRef subject, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("a limit is 1 to 1,000, was " + limit);
    }
    if (!instance
        .province()
        .map(p -> access.allowed(caller, ProvincePermissions.VIEW, Target.of(p)))
        .orElse(false)) {
      return List.of();
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          // By report, then in the form's own order, which the database does not know.
          Map<String, TreeMap<Integer, List<ReportUse>>> found = new LinkedHashMap<>();
          Map<String, ReportSummary> seen = new HashMap<>();
          for (Object[] o : uses(em, subject, limit)) {
            ReportEntity r = (ReportEntity) o[0];
            FormDefinition form = forms.find(new FormKey(r.formId, r.formVersion)).orElse(null);
            FormRow row = form == null ? null : form.figure((String) o[1]).orElse(null);
            if (row != null) {
              found
                  .computeIfAbsent(r.id, id -> new TreeMap<>())
                  .computeIfAbsent(form.figures().indexOf(row), i -> new ArrayList<>())
                  .add(
                      new ReportUse(
                          seen.computeIfAbsent(r.id, id -> summaries.of(r)),
                          row,
                          (BigDecimal) o[2],
                          (BigDecimal) o[3]));
            }
          }
          return found.values().stream()
              .flatMap(cells -> cells.values().stream())
              .flatMap(List::stream)
              .toList();
        });
  }

  /** Report, cell, contribution and value of the cell, newest report first. */
  private static List<Object[]> uses(EntityManager em, SubjectRef subject, int limit) {
    List<Object[]> packed = new ArrayList<>();
    for (Object[] o :
        em.createQuery(
                "select r, o.contributions from RecordOriginEntity o, ReportEntity r where"
                    + " o.subjectType = :type and o.subjectId = :id and r.id = o.reportId and"
                    + " r.state <> :replaced order by r.periodEnd desc, r.formId, r.revision desc,"
                    + " r.id, o.partNo",
                Object[].class)
            .setParameter("type", subject.type())
            .setParameter("id", subject.id())
            .setParameter("replaced", ReportState.REVISED)
            .setMaxResults(limit)
            .getResultList()) {
      for (Origins.Contribution c : Origins.contributions((String) o[1])) {
        packed.add(new Object[] {o[0], c.cell(), c.value(), null});
      }
    }
    Set<String> reports =
        packed.stream()
            .map(o -> ((ReportEntity) o[0]).id)
            .collect(java.util.stream.Collectors.toSet());
    Map<String, Map<String, BigDecimal>> values = new HashMap<>();
    if (!reports.isEmpty()) {
      em.createQuery(
              "select c.reportId, c.rowKey, c.value from CellEntity c where c.reportId in :reports"
                  + " and c.rowKey in :cells",
              Object[].class)
          .setParameter("reports", reports)
          .setParameter(
              "cells",
              packed.stream().map(o -> (String) o[1]).collect(java.util.stream.Collectors.toSet()))
          .getResultList()
          .forEach(
              c ->
                  values
                      .computeIfAbsent((String) c[0], k -> new HashMap<>())
                      .put((String) c[1], (BigDecimal) c[2]));
    }
    packed.forEach(
        o -> o[3] = values.getOrDefault(((ReportEntity) o[0]).id, Map.of()).get((String) o[1]));
    packed.addAll(
        em.createQuery(
                "select r, o.rowKey, o.contribution, c.value from OriginEntity o,"
                    + " ReportEntity r, CellEntity c where o.subjectType = :type and"
                    + " o.subjectId = :id and r.id = o.reportId and c.reportId = o.reportId"
                    + " and c.rowKey = o.rowKey and r.state <> :replaced order by"
                    + " r.periodEnd desc, r.formId, r.revision desc, o.rowKey",
                Object[].class)
            .setParameter("type", subject.type())
            .setParameter("id", subject.id())
            .setParameter("replaced", ReportState.REVISED)
            .setMaxResults(limit)
            .getResultList());
    return packed.stream()
        .sorted(
            Comparator.comparing((Object[] o) -> ((ReportEntity) o[0]).periodEnd)
                .reversed()
                .thenComparing(o -> ((ReportEntity) o[0]).formId)
                .thenComparing(o -> -((ReportEntity) o[0]).revision)
                .thenComparing(o -> (String) o[1]))
        .limit(limit)
        .toList();
  }

  @Override
  public List<ReportFigures> figures(
      Caller caller, String formId, Period period, Set<String> cells) {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("no cell is wanted");
    }
    if (!instance
        .province()
        .map(p -> access.allowed(caller, ProvincePermissions.VIEW, Target.of(p)))
        .orElse(false)) {
      return List.of();
    }
    Map<String, ReportEntity> reports = new LinkedHashMap<>();
    Map<String, Map<String, BigDecimal>> values = new HashMap<>();
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select r, c.rowKey, c.value from ReportEntity r, CellEntity c where c.reportId"
                        + " = r.id and r.formId = :form and r.periodCode = :period and c.rowKey in"
                        + " :cells and c.value is not null and not exists (select n.id from"
                        + " ReportEntity n where n.formId = r.formId and n.periodCode ="
                        + " r.periodCode and n.subjectKey = r.subjectKey and n.revision >"
                        + " r.revision) order by r.subjectSort, r.id",
                    Object[].class)
                .setParameter("form", formId)
                .setParameter("period", period.code())
                .setParameter("cells", cells)
                .getResultList()
                .forEach(
                    o -> {
                      ReportEntity r = (ReportEntity) o[0];
                      reports.putIfAbsent(r.id, r);
                      values
                          .computeIfAbsent(r.id, id -> new HashMap<>())
                          .put((String) o[1], Units.normal((BigDecimal) o[2]));
                    }));
    return reports.values().stream()
        .map(
            r ->
                new ReportFigures(
                    UUID.fromString(r.id),
                    Summaries.subject(r).map(ReportSubject::ref),
                    r.subjectTitle,
                    r.revision,
                    r.state,
                    r.periodEnd,
                    values.get(r.id)))
        .toList();
  }

  @Override
  public List<ReportSummary> revisions(Caller caller, UUID id) {
    require(caller, ProvincePermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ReportEntity r = em.find(ReportEntity.class, id.toString());
          if (r == null) {
            throw notFound(id);
          }
          return em
              .createQuery(
                  "select r from ReportEntity r where r.formId = :form and r.periodCode = :period"
                      + " and r.subjectKey = :subject order by r.revision desc",
                  ReportEntity.class)
              .setParameter("form", r.formId)
              .setParameter("period", r.periodCode)
              .setParameter("subject", r.subjectKey)
              .getResultList()
              .stream()
              .map(summaries::of)
              .toList();
        });
  }

  @Override
  public ReportDiff diff(Caller caller, UUID older, UUID newer) {
    require(caller, ProvincePermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ReportEntity a = em.find(ReportEntity.class, older.toString());
          ReportEntity b = em.find(ReportEntity.class, newer.toString());
          if (a == null || b == null) {
            throw notFound(a == null ? older : newer);
          }
          Draft before = Draft.load(em, a, form(a));
          Draft after = Draft.load(em, b, form(b));
          return ReportDiffs.of(
              after.form, before.records(), after.records(), before.lines, after.lines);
        });
  }

  @Override
  public Report setCell(
      Caller caller, UUID id, String row, BigDecimal value, String reason, long version) {
    require(caller, ProvincePermissions.EDIT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          FormRow formRow = draft.row(row);
          BigDecimal v = value == null ? null : Units.normal(value);
          if (v != null) {
            Units.problem(formRow.unit(), v)
                .ifPresent(
                    p -> {
                      throw invalid(row, "EXP-VALUE", p.vi(), p.en());
                    });
          }
          CellEntity cell = draft.cells.get(row);
          BigDecimal before = cell.value;
          String why = reason == null ? "" : VietnameseText.normalise(reason);
          if (!draft.typed(formRow)) {
            if (why.isEmpty() || why.length() > MAX_TEXT) {
              throw invalid(
                  row,
                  "EXP-REASON",
                  "Sửa tay số liệu do hệ thống tính phải ghi lý do, nhiều nhất 1000 ký tự.",
                  "Overriding a computed figure needs a reason of at most 1,000 characters.");
            }
            cell.source = ReportCell.Source.OVERRIDE;
            cell.reason = why;
          } else {
            cell.source = v == null ? ReportCell.Source.EMPTY : ReportCell.Source.MANUAL;
            cell.reason = "";
          }
          cell.value = v;
          draft.recompute();
          save(
              em,
              caller,
              draft,
              "exchange.report.cell",
              Map.of(
                  "row",
                  row,
                  "before",
                  before == null ? "" : Units.text(before),
                  "after",
                  v == null ? "" : Units.text(v),
                  "reason",
                  why));
          return draft;
        });
  }

  @Override
  public Report clearOverride(Caller caller, UUID id, String row, long version) {
    require(caller, ProvincePermissions.EDIT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          draft.row(row);
          CellEntity cell = draft.cells.get(row);
          if (cell.source == ReportCell.Source.OVERRIDE) {
            draft.restore(row);
            draft.recompute();
          }
          save(em, caller, draft, "exchange.report.override-cleared", Map.of("row", row));
          return draft;
        });
  }

  @Override
  public Report setNote(Caller caller, UUID id, String row, String note, long version) {
    require(caller, ProvincePermissions.EDIT);
    String text = text(note, row, false, MAX_TEXT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          draft.row(row);
          draft.cells.get(row).note = text;
          save(em, caller, draft, "exchange.report.note", Map.of("row", row, "note", text));
          return draft;
        });
  }

  @Override
  public Report explain(Caller caller, UUID id, String checkId, String explanation, long version) {
    require(caller, ProvincePermissions.EDIT);
    String text = text(explanation, checkId, false, MAX_EXPLANATION);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          if (draft.form.checks().stream().noneMatch(c -> c.id().equals(checkId))) {
            throw new CtdpException(CoreError.NOT_FOUND, "kiểm tra", checkId);
          }
          if (text.isEmpty()) {
            em.createQuery(
                    "delete from ExplanationEntity x where x.reportId = :id and x.checkId ="
                        + " :check")
                .setParameter("id", draft.entity.id)
                .setParameter("check", checkId)
                .executeUpdate();
            draft.explanations.remove(checkId);
          } else {
            explanation(em, draft.entity.id, checkId, text);
            draft.explanations.put(checkId, text);
          }
          save(
              em,
              caller,
              draft,
              "exchange.report.explain",
              Map.of("check", checkId, "explanation", text));
          return draft;
        });
  }

  @Override
  public Report submit(Caller caller, UUID id, long version) {
    require(caller, ProvincePermissions.EDIT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.DRAFT);
          if (calendar.today().isBefore(draft.entity.periodEnd)) {
            throw new CtdpException(
                ReportError.PERIOD_OPEN,
                draft.entity.periodCode,
                draft.entity.periodEnd.toString());
          }
          // What other reports say may have changed since the report was drawn up.
          Period period = Period.parse(draft.entity.periodCode);
          draft.lookUp(
              new OtherReports(em, draft.form, period, draft.entity.subjectKey),
              expected(caller, draft.form, period),
              null,
              parameters(draft));
          ReportTables.replaceOutside(em, draft.entity.id, draft.outside);
          requirePassed(draft);
          if (draft.form.sentToCentre()) {
            draft.entity.state = draft.entity.state.become(ReportState.SUBMITTED);
          } else {
            file(em, draft.entity);
          }
          draft.entity.lastProblem = "";
          save(em, caller, draft, "exchange.report.submit", Map.of());
          return draft;
        });
  }

  /** A report that stays at the province is complete; the revision before is replaced. */
  private static void file(EntityManager em, ReportEntity r) {
    em.createQuery(
            "select b from ReportEntity b where b.formId = :form and b.periodCode = :period and"
                + " b.subjectKey = :subject and b.state = :filed",
            ReportEntity.class)
        .setParameter("form", r.formId)
        .setParameter("period", r.periodCode)
        .setParameter("subject", r.subjectKey)
        .setParameter("filed", ReportState.FILED)
        .getResultList()
        .forEach(b -> b.state = b.state.become(ReportState.REVISED));
    r.state = r.state.become(ReportState.FILED);
  }

  @Override
  public Report reject(Caller caller, UUID id, String reason, long version) {
    require(caller, ProvincePermissions.APPROVE);
    String why = text(reason, "reason", true, MAX_TEXT);
    return changing(
        em -> {
          Draft draft = open(em, id, version, ReportState.SUBMITTED);
          draft.entity.state = draft.entity.state.become(ReportState.DRAFT);
          draft.entity.lastProblem = why;
          save(em, caller, draft, "exchange.report.reject", Map.of("reason", why));
          return draft;
        });
  }

  @Override
  public Report approveAndSend(Caller caller, UUID id, long version) {
    require(caller, ProvincePermissions.APPROVE);
    Report report =
        changing(
            em -> {
              Draft draft = open(em, id, version, ReportState.SUBMITTED);
              requirePassed(draft);
              ReportEntity r = draft.entity;
              r.approvedBy = caller.displayName();
              r.approvedAt = now();
              r.messageId = UUID.randomUUID().toString();
              ChainEntity chain = lockChain(em);
              r.previousDigest = chain.digest;
              r.messageNo = chain.lastNumber + 1;
              byte[] envelope = EnvelopeCodec.write(envelope(draft));
              r.digest = CanonicalJson.sha256(envelope);
              chain.digest = r.digest;
              chain.lastNumber = r.messageNo;
              r.signature = null;
              r.keyId = null;
              seals.seal(r, envelope);
              r.state = r.state.become(ReportState.QUEUED);
              r.queuedAt = r.approvedAt;
              r.nextAttemptAt = r.approvedAt;
              r.attempts = 0;
              r.nextRevision = 0;
              r.lastProblem = "";
              ReportTables.storeEnvelope(em, r.id, envelope);
              save(em, caller, draft, "exchange.report.approve", Map.of("digest", r.digest));
              return draft;
            });
    outbox.wake();
    return report;
  }

  /** Holds the chain's one row until the transaction ends. */
  static ChainEntity lockChain(EntityManager em) {
    em.createQuery("update ChainEntity c set c.digest = c.digest where c.id = 1").executeUpdate();
    return em.find(ChainEntity.class, 1);
  }

  @Override
  public byte[] envelope(Caller caller, UUID id) {
    require(caller, ProvincePermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ReportEntity r = em.find(ReportEntity.class, id.toString());
          if (r == null) {
            throw notFound(id);
          }
          if (r.digest != null) {
            return ReportTables.envelope(em, r.id);
          }
          return EnvelopeCodec.write(envelope(Draft.load(em, r, form(r))));
        });
  }

  @Override
  public byte[] evidence(Caller caller, UUID id) {
    require(caller, ProvincePermissions.VIEW);
    Answers.Answered answered =
        jpa.txExpr(
                TransactionType.Required,
                em -> {
                  if (em.find(ReportEntity.class, id.toString()) == null) {
                    throw notFound(id);
                  }
                  return Answers.accepted(em, id.toString());
                })
            .orElseThrow(() -> new CtdpException(ReportError.NO_EVIDENCE));
    return Evidence.write(answered.document(), answered.answer(), seals.jwks(province()));
  }

  private Envelope envelope(Draft draft) {
    ReportEntity r = draft.entity;
    List<Envelope.Cell> cells = new ArrayList<>();
    for (FormRow figure : draft.form.figures()) {
      cells.add(new Envelope.Cell(figure.unit(), draft.record(figure.key())));
    }
    Set<String> warned = new java.util.HashSet<>();
    draft.findings().forEach(f -> warned.add(f.checkId()));
    return new Envelope(
        r.messageId == null ? r.id : r.messageId,
        new Envelope.Sender(instance.id(), organisation(), province()),
        new FormKey(r.formId, r.formVersion),
        Period.parse(r.periodCode),
        r.revision,
        r.periodEnd,
        r.drawnUpAt,
        r.approvedBy == null
            ? Optional.empty()
            : Optional.of(new Envelope.Approval(r.approvedBy, r.approvedAt)),
        r.approvedBy == null ? 0 : r.messageNo,
        Optional.ofNullable(r.previousDigest),
        cells,
        draft.lines.entrySet().stream()
            .filter(l -> !l.getValue().isEmpty())
            .map(l -> new Envelope.Section(l.getKey(), l.getValue()))
            .toList(),
        new TreeMap<>(draft.explanations)
            .entrySet().stream()
                .filter(x -> warned.contains(x.getKey()))
                .map(x -> new Envelope.Explanation(x.getKey(), x.getValue()))
                .toList());
  }

  private String organisation() {
    if (!config.organisation().isBlank()) {
      return config.organisation();
    }
    return organisations
        .page(
            Caller.system("exchange"),
            new PageRequest(
                0, 1, List.of(), "", Map.of("type", "SO_CT", "province", province().toString())))
        .rows()
        .stream()
        .findFirst()
        .map(o -> o.electronicId() == null ? o.code() : o.electronicId())
        .orElse("");
  }

  private void requirePassed(Draft draft) {
    List<CheckResult> findings = draft.findings();
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    long open =
        findings.stream()
            .filter(f -> f.severity() != Severity.ERROR && f.explanation().isBlank())
            .count();
    if (errors + open > 0) {
      throw new CtdpException(
          ReportError.NOT_PASSED,
          findings.stream()
              .filter(f -> f.severity() == Severity.ERROR || f.explanation().isBlank())
              .map(
                  f ->
                      new FieldProblem(
                          String.join(",", f.rows()),
                          f.severity(),
                          f.checkId(),
                          f.message().vi(),
                          f.message().en()))
              .toList(),
          null,
          Long.toString(errors),
          Long.toString(open));
    }
  }

  private Draft open(EntityManager em, UUID id, long version, ReportState state) {
    ReportEntity r = em.find(ReportEntity.class, id.toString());
    if (r == null) {
      throw notFound(id);
    }
    if (r.version != version) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    if (r.state != state) {
      throw wrongState(r);
    }
    return Draft.load(em, r, form(r));
  }

  private void save(
      EntityManager em, Caller caller, Draft draft, String action, Map<String, String> details) {
    ReportEntity r = draft.entity;
    Instant at = now();
    // The row must change for its version to grow, even twice within a millisecond.
    r.changedAt = at.isAfter(r.changedAt) ? at : r.changedAt.plusMillis(1);
    r.changedBy = caller.username();
    draft.cells.values().forEach(em::persist);
    Map<String, String> all = ReportTables.details(r);
    all.putAll(details);
    audit.append(caller, action, new SubjectRef("report", r.id), all);
    em.flush();
  }

  /**
   * Runs a change; what others changed meanwhile is a conflict. Listeners hear of it afterwards.
   */
  private Report changing(java.util.function.Function<EntityManager, Draft> change) {
    Report report;
    try {
      report = jpa.txExpr(TransactionType.Required, em -> report(change.apply(em)));
    } catch (OptimisticLockException e) {
      throw new CtdpException(CoreError.CONFLICT, List.of(), e);
    } catch (PersistenceException e) {
      if (isDuplicate(e)) {
        throw new CtdpException(CoreError.CONFLICT, List.of(), e);
      }
      throw e;
    }
    events.changed(report.summary());
    return report;
  }

  /** Two people drew up the same report at the same moment. */
  private static boolean isDuplicate(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof java.sql.SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("23")) {
        return true;
      }
    }
    return false;
  }

  private FormDefinition form(ReportEntity r) {
    FormKey key = new FormKey(r.formId, r.formVersion);
    return forms
        .find(key)
        .orElseThrow(() -> new CtdpException(ReportError.FORM_UNKNOWN, key, r.periodCode));
  }

  private Report report(Draft draft) {
    ReportEntity r = draft.entity;
    List<ReportCell> cells = draft.records();
    Optional<Receipt> receipt =
        r.receiptId == null
            ? Optional.empty()
            : Optional.of(
                new Receipt(
                    r.receiptId,
                    province(),
                    draft.form.key(),
                    Period.parse(r.periodCode),
                    r.revision,
                    r.digest,
                    r.messageNo,
                    r.receiptSequence,
                    r.receiptAt,
                    ""));
    return new Report(
        summaries.of(r),
        draft.form,
        cells,
        draft.lines,
        draft.findings(),
        receipt,
        r.lastProblem,
        r.version);
  }

  private static String text(String text, String field, boolean required, int max) {
    String t = text == null ? "" : VietnameseText.normalise(text);
    if (t.length() > max) {
      throw invalid(
          field, "EXP-LONG", "Dài quá " + max + " ký tự.", "Longer than " + max + " characters.");
    }
    if (required && t.isEmpty()) {
      throw invalid(field, "EXP-REASON", "Phải ghi lý do.", "A reason is needed.");
    }
    return t;
  }

  private static CtdpException invalid(String field, String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, code, vi, en)), null);
  }

  private static CtdpException wrongState(ReportEntity r) {
    Localized state = ReportWording.state(r.state);
    return new CtdpException(ReportError.WRONG_STATE, state.vi(), state.en());
  }

  private static CtdpException notFound(UUID id) {
    return new CtdpException(CoreError.NOT_FOUND, "báo cáo", id.toString());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A report under change: its rows, recomputed after every step. For one thread. */
  static final class Draft {

    final ReportEntity entity;
    final FormDefinition form;
    final FormCalculator calculator;
    final Map<String, CellEntity> cells = new HashMap<>();
    final Map<String, List<Origin>> origins = new HashMap<>();
    final Map<String, String> explanations = new TreeMap<>();
    final Map<String, List<Map<String, String>>> lines = new LinkedHashMap<>();
    Map<String, BigDecimal> outside = new HashMap<>();
    private final Map<String, FormRow> figures = new LinkedHashMap<>();

    Draft(ReportEntity entity, FormDefinition form) {
      this.entity = entity;
      this.form = form;
      this.calculator = new FormCalculator(form);
      form.lists().forEach(l -> lines.put(l.key(), List.of()));
      for (FormRow figure : form.figures()) {
        figures.put(figure.key(), figure);
        cells.put(figure.key(), empty(figure.key()));
      }
    }

    static Draft load(EntityManager em, ReportEntity r, FormDefinition form) {
      Draft draft = new Draft(r, form);
      Map<String, CellEntity> stored = ReportTables.cells(em, r.id);
      stored.keySet().retainAll(draft.cells.keySet());
      draft.cells.putAll(stored);
      draft.origins.putAll(ReportTables.origins(em, r.id));
      draft.explanations.putAll(ReportTables.explanations(em, r.id));
      draft.lines.putAll(ReportTables.lines(em, r.id, form));
      if (!draft.calculator.outside().isEmpty()) {
        draft.outside = ReportTables.outside(em, r.id);
      }
      return draft;
    }

    private CellEntity empty(String key) {
      CellEntity cell = new CellEntity();
      cell.reportId = entity.id;
      cell.rowKey = key;
      cell.source = ReportCell.Source.EMPTY;
      cell.reason = "";
      cell.note = "";
      return cell;
    }

    FormRow row(String key) {
      FormRow figure = figures.get(key);
      if (figure == null) {
        throw new CtdpException(CoreError.NOT_FOUND, "dòng", key);
      }
      return figure;
    }

    /** Whether people fill a cell; the others are computed and can only be overridden. */
    boolean typed(FormRow figure) {
      return figure.kind() != FormRow.Kind.COMPUTED
          && (!Figures.fromRecords(figure)
              || (figure.typedWhenUnknown() && cells.get(figure.key()).computed == null));
    }

    /** Types in a content; nothing is wrong with it, or it is refused as a whole. */
    void take(ReportContent content) {
      List<FieldProblem> problems = new ArrayList<>();
      content.cells().forEach((key, value) -> problem(key, value).ifPresent(problems::add));
      for (Map.Entry<String, String> note : content.notes().entrySet()) {
        if (!figures.containsKey(note.getKey()) || note.getValue().length() > MAX_TEXT) {
          problems.add(
              FieldProblem.error(
                  note.getKey(),
                  "EXP-LONG",
                  "Ghi chú dài quá " + MAX_TEXT + " ký tự, hoặc biểu không có ô này.",
                  "The remark is longer than "
                      + MAX_TEXT
                      + " characters, or there is no such cell."));
        }
      }
      Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();
      content.lists().forEach((list, all) -> lists.put(list, clean(all)));
      problems.addAll(ListSections.problems(form, lists));
      if (!problems.isEmpty()) {
        throw new CtdpException(CoreError.INVALID, problems, null);
      }
      content
          .cells()
          .forEach(
              (key, value) -> {
                CellEntity cell = cells.get(key);
                cell.value = value == null ? null : Units.normal(value);
                cell.source = value == null ? ReportCell.Source.EMPTY : ReportCell.Source.MANUAL;
                cell.reason = "";
              });
      content.notes().forEach((key, note) -> cells.get(key).note = VietnameseText.normalise(note));
      lines.putAll(lists);
      recompute();
    }

    private Optional<FieldProblem> problem(String key, BigDecimal value) {
      FormRow figure = figures.get(key);
      if (figure == null) {
        return Optional.of(
            FieldProblem.error(
                key, "EXP-VALUE", "Biểu không có ô này.", "The form has no such cell."));
      }
      if (!typed(figure)) {
        return Optional.of(
            FieldProblem.error(
                key,
                "EXP-REASON",
                "Ô này do hệ thống tính; muốn sửa phải ghi lý do trên màn hình.",
                "This cell is computed; to override it give a reason on the page."));
      }
      return value == null
          ? Optional.empty()
          : Units.problem(figure.unit(), value)
              .map(p -> FieldProblem.error(key, "EXP-VALUE", p.vi(), p.en()));
    }

    /** What people entered in the revision before is the start of the next one. */
    void copy(String row, CellEntity from) {
      CellEntity cell = cells.get(row);
      if (cell == null) {
        return;
      }
      cell.note = from.note;
      if (from.source == ReportCell.Source.MANUAL || from.source == ReportCell.Source.OVERRIDE) {
        cell.value = from.value;
        cell.source = from.source;
        cell.reason = from.reason;
      }
    }

    void fill(Map<String, IndicatorValue> values, OtherReports others) {
      origins.clear();
      for (FormRow figure : form.figures()) {
        if (Figures.fromRecords(figure)) {
          IndicatorValue v =
              OtherReports.isSum(figure)
                  ? others.sum(figure.source())
                  : values.get(figure.source());
          CellEntity cell = cells.get(figure.key());
          cell.computed = v.value() == null ? null : Units.normal(v.value());
          cell.unknownCount = v.unknown();
          origins.put(figure.key(), v.origins());
          boolean keep =
              cell.source == ReportCell.Source.OVERRIDE
                  || (cell.source == ReportCell.Source.MANUAL && typed(figure));
          if (!keep) {
            restore(figure.key());
          }
        }
      }
      recompute();
    }

    /**
     * Looks up what the checks need beyond the report.
     *
     * @param values figures of records; null to keep those looked up before
     * @param parameters dated parameters by reference
     */
    void lookUp(
        OtherReports others,
        Map<String, Set<String>> expected,
        Map<String, IndicatorValue> values,
        Map<String, BigDecimal> parameters) {
      Map<String, BigDecimal> found = others.values(calculator.outside(), expected);
      found.putAll(parameters);
      calculator
          .outside()
          .forEach(
              (text, reference) -> {
                if (reference.kind() == FormReference.Kind.INDICATOR) {
                  BigDecimal value =
                      values == null
                          ? outside.get(text)
                          : Optional.ofNullable(values.get(reference.indicator()))
                              .map(IndicatorValue::value)
                              .orElse(null);
                  if (value != null) {
                    found.put(text, value);
                  }
                }
              });
      outside = found;
    }

    void restore(String key) {
      CellEntity cell = cells.get(key);
      cell.value = cell.computed;
      cell.reason = "";
      cell.source =
          cell.value == null
              ? ReportCell.Source.EMPTY
              : figures.get(key).kind() == FormRow.Kind.COMPUTED
                  ? ReportCell.Source.FORMULA
                  : ReportCell.Source.RECORDS;
    }

    void recompute() {
      Map<String, BigDecimal> fixed = new HashMap<>(calculator.lists(lines));
      for (FormRow figure : form.figures()) {
        CellEntity cell = cells.get(figure.key());
        if (figure.kind() != FormRow.Kind.COMPUTED || cell.source == ReportCell.Source.OVERRIDE) {
          fixed.put(figure.key(), cell.value);
        }
      }
      Map<String, BigDecimal> all = calculator.complete(fixed);
      calculator.lists(lines).forEach(all::put);
      for (FormRow figure : form.figures()) {
        if (figure.kind() == FormRow.Kind.COMPUTED) {
          CellEntity cell = cells.get(figure.key());
          cell.computed = calculator.formula(figure.key(), all).orElse(null);
          if (cell.source != ReportCell.Source.OVERRIDE) {
            restore(figure.key());
          }
        }
      }
    }

    ReportCell record(String row) {
      return ReportTables.record(cells.get(row), origins.getOrDefault(row, List.of()));
    }

    List<ReportCell> records() {
      return form.figures().stream().map(f -> record(f.key())).toList();
    }

    /** Figures that cannot be and checks not passed, errors first. */
    List<CheckResult> findings() {
      List<CheckResult> result = new ArrayList<>();
      Map<String, BigDecimal> all = new HashMap<>(outside);
      List<FieldProblem> wrong = ListSections.problems(form, lines);
      if (wrong.isEmpty()) {
        all.putAll(calculator.lists(lines));
      }
      for (FieldProblem p : wrong) {
        result.add(
            new CheckResult("LIST", Severity.ERROR, List.of(), new Localized(p.vi(), p.en()), ""));
      }
      for (FormRow figure : form.figures()) {
        CellEntity cell = cells.get(figure.key());
        if (cell.value != null) {
          BigDecimal v = Units.normal(cell.value);
          all.put(figure.key(), v);
          Units.problem(figure.unit(), v)
              .ifPresent(
                  p ->
                      result.add(
                          new CheckResult(
                              "VALUE-" + figure.key(),
                              Severity.ERROR,
                              List.of(figure.key()),
                              p,
                              "")));
        }
      }
      result.addAll(calculator.check(all, explanations));
      result.sort(Comparator.comparing(f -> f.severity() == Severity.ERROR ? 0 : 1));
      return result;
    }
  }
}
