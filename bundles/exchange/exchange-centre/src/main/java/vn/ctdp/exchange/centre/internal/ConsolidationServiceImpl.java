package vn.ctdp.exchange.centre.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.intake.CellTrace;
import vn.ctdp.exchange.intake.ConsolidatedTable;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.exchange.report.ReportCell;

/** {@link ConsolidationService}, live from the latest revisions. */
@Component(service = ConsolidationService.class)
public final class ConsolidationServiceImpl implements ConsolidationService {

  private static final String LATEST =
      " CurrentEntity l where l.formId = :form and l.periodCode = :period";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Forms forms;
  private final TerritoryService territory;
  private final Clock clock;

  @Activate
  public ConsolidationServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Forms forms,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.forms = forms;
    this.territory = territory;
    this.clock = clock;
  }

  @Override
  public ConsolidatedTable table(Caller caller, String formId, Period period) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    FormDefinition form = form(formId, period);
    List<AdminUnit> expected = territory.provinces(period.closingTo());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          List<SubmissionEntity> submissions =
              bound(
                      em.createQuery(
                          "select s from SubmissionEntity s,"
                              + LATEST
                              + " and s.id = l.submissionId",
                          SubmissionEntity.class),
                      formId,
                      period)
                  .getResultList();
          Map<String, Map<String, BigDecimal>> values = new HashMap<>();
          Map<String, List<String>> overridden = new HashMap<>();
          for (Object[] cell :
              bound(
                      em.createQuery(
                          "select c.submissionId, c.rowKey, c.value, c.source from CellEntity c,"
                              + LATEST
                              + " and c.submissionId = l.submissionId",
                          Object[].class),
                      formId,
                      period)
                  .getResultList()) {
            if (cell[2] != null) {
              values
                  .computeIfAbsent((String) cell[0], k -> new LinkedHashMap<>())
                  .put((String) cell[1], Units.normal((BigDecimal) cell[2]));
            }
            if (cell[3] == ReportCell.Source.OVERRIDE) {
              overridden
                  .computeIfAbsent((String) cell[0], k -> new ArrayList<>())
                  .add((String) cell[1]);
            }
          }
          Map<String, BigDecimal> sums = new HashMap<>();
          Map<String, Integer> counts = new HashMap<>();
          for (Object[] sum :
              bound(
                      em.createQuery(
                          "select c.rowKey, sum(c.value), count(c.value) from CellEntity c,"
                              + LATEST
                              + " and c.submissionId = l.submissionId group by c.rowKey",
                          Object[].class),
                      formId,
                      period)
                  .getResultList()) {
            if (sum[1] != null) {
              sums.put((String) sum[0], Units.normal((BigDecimal) sum[1]));
              counts.put((String) sum[0], ((Number) sum[2]).intValue());
            }
          }
          Totals totals = new Totals(form, values.values(), sums, counts);
          return new ConsolidatedTable(
              form,
              period,
              expected,
              columns(submissions, values, overridden, expected, period),
              totals.totals(),
              totals.contributors(),
              clock.instant());
        });
  }

  private FormDefinition form(String formId, Period period) {
    return forms
        .find(formId, period.closingTo())
        .or(() -> forms.all().stream().filter(f -> f.key().id().equals(formId)).findFirst())
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "biểu mẫu", formId));
  }

  private static <T> TypedQuery<T> bound(TypedQuery<T> query, String formId, Period period) {
    return query.setParameter("form", formId).setParameter("period", period.code());
  }

  private List<ConsolidatedTable.ProvinceColumn> columns(
      List<SubmissionEntity> submissions,
      Map<String, Map<String, BigDecimal>> values,
      Map<String, List<String>> overridden,
      List<AdminUnit> expected,
      Period period) {
    Map<UnitRef, Integer> order = new HashMap<>();
    Map<UnitRef, AdminUnit> units = new HashMap<>();
    for (AdminUnit unit : expected) {
      order.put(unit.ref(), order.size());
      units.put(unit.ref(), unit);
    }
    List<ConsolidatedTable.ProvinceColumn> columns = new ArrayList<>();
    for (SubmissionEntity s : submissions) {
      UnitRef ref = UnitRef.parse(s.province);
      AdminUnit unit = units.containsKey(ref) ? units.get(ref) : unit(ref, period.closingTo());
      columns.add(
          new ConsolidatedTable.ProvinceColumn(
              unit,
              s.revision,
              s.receivedAt,
              values.getOrDefault(s.id, Map.of()),
              overridden.getOrDefault(s.id, List.of())));
    }
    columns.sort(
        Comparator.comparing(c -> order.getOrDefault(c.province().ref(), Integer.MAX_VALUE)));
    return columns;
  }

  private AdminUnit unit(UnitRef ref, LocalDate day) {
    return territory
        .find(ref, day)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "tỉnh", ref.toString()));
  }

  @Override
  public Optional<CellTrace> trace(
      Caller caller, String formId, Period period, UnitRef province, String row) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Optional<SubmissionEntity> submission =
              bound(
                      em.createQuery(
                          "select s from SubmissionEntity s,"
                              + LATEST
                              + " and l.province = :province and s.id = l.submissionId",
                          SubmissionEntity.class),
                      formId,
                      period)
                  .setParameter("province", province.toString())
                  .getResultList()
                  .stream()
                  .findFirst();
          if (submission.isEmpty()) {
            return Optional.empty();
          }
          SubmissionEntity s = submission.get();
          FormKey key = new FormKey(s.formId, s.formVersion);
          Optional<FormRow> formRow = forms.find(key).flatMap(f -> f.figure(row));
          Optional<CellEntity> cell =
              em
                  .createQuery(
                      "select c from CellEntity c where c.submissionId = :id and c.rowKey = :row",
                      CellEntity.class)
                  .setParameter("id", s.id)
                  .setParameter("row", row)
                  .getResultList()
                  .stream()
                  .findFirst();
          if (formRow.isEmpty() || cell.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(
              new CellTrace(
                  formRow.get(),
                  unit(province, period.closingTo()),
                  submission(s),
                  cell(cell.get(), origins(em, s.id, row))));
        });
  }

  private static List<Origin> origins(EntityManager em, String submissionId, String row) {
    return em
        .createQuery(
            "select o from OriginEntity o where o.submissionId = :id and o.rowKey = :row"
                + " order by o.pos",
            OriginEntity.class)
        .setParameter("id", submissionId)
        .setParameter("row", row)
        .getResultList()
        .stream()
        .map(
            o ->
                new Origin(
                    new SubjectRef(o.subjectType, o.subjectId),
                    o.title,
                    normal(o.contribution),
                    o.note))
        .toList();
  }

  private static ReportCell cell(CellEntity c, List<Origin> origins) {
    return new ReportCell(
        c.rowKey,
        normal(c.value),
        normal(c.computed),
        c.source,
        c.reason,
        c.note,
        origins,
        c.unknownCount);
  }

  private static BigDecimal normal(BigDecimal value) {
    return value == null ? null : Units.normal(value);
  }

  private static Submission submission(SubmissionEntity s) {
    return new Submission(
        s.id,
        UnitRef.parse(s.province),
        new FormKey(s.formId, s.formVersion),
        Period.parse(s.periodCode),
        s.revision,
        true,
        "",
        s.digest,
        s.sequenceNo,
        s.receivedAt,
        s.sender);
  }

  @Override
  public List<Period> periods(Caller caller, String formId) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select distinct l.periodCode from CurrentEntity l where l.formId = :form",
                    String.class)
                .setParameter("form", formId)
                .getResultList()
                .stream()
                .map(Period::parse)
                .sorted(Comparator.reverseOrder())
                .toList());
  }

  @Override
  public Page<Submission> ledger(Caller caller, PageRequest request) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "province" -> conditions.add("e.province = :province");
                case "form" -> conditions.add("e.formId = :form");
                case "period" -> conditions.add("e.periodCode = :period");
                case "accepted" -> conditions.add("e.accepted = :accepted");
                default -> throw unknown("filters." + name);
              }
              parameters.put(
                  name, name.equals("accepted") ? (Object) Boolean.valueOf(value) : value);
            });
    if (!request.search().isBlank()) {
      conditions.add("(e.digest like :search or e.sender like :search)");
      parameters.put("search", request.search().strip().replaceAll("[%_]", "") + "%");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String order = order(request.sorts());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(e) from LedgerEntity e" + where, Long.class);
          bind(count, parameters);
          long total = count.getSingleResult();
          TypedQuery<LedgerEntity> rows =
              em.createQuery("select e from LedgerEntity e" + where + order, LedgerEntity.class);
          bind(rows, parameters);
          return new Page<>(
              rows
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(ConsolidationServiceImpl::submission)
                  .toList(),
              total);
        });
  }

  private static final Map<String, String> SORTS =
      Map.of(
          "receivedAt", "e.receivedAt",
          "province", "e.province",
          "form", "e.formId",
          "period", "e.periodCode",
          "sequence", "e.sequenceNo");

  private static String order(List<Sort> sorts) {
    StringBuilder order = new StringBuilder(" order by ");
    for (Sort sort : sorts) {
      String column = SORTS.get(sort.property());
      if (column == null) {
        throw unknown("sorts." + sort.property());
      }
      order.append(column).append(sort.ascending() ? " asc, " : " desc, ");
    }
    if (sorts.isEmpty()) {
      order.append("e.receivedAt desc, ");
    }
    return order.append("e.id").toString();
  }

  private static void bind(Query query, Map<String, Object> parameters) {
    parameters.forEach(query::setParameter);
  }

  private static CtdpException unknown(String field) {
    return new CtdpException(
        CoreError.INVALID,
        List.of(
            FieldProblem.error(
                field,
                "EXC-LIST",
                "Danh sách không có điều kiện này.",
                "The list does not know this condition.")),
        null);
  }

  private static Submission submission(LedgerEntity e) {
    return new Submission(
        e.id,
        e.province == null ? null : UnitRef.parse(e.province),
        e.formId == null ? null : new FormKey(e.formId, e.formVersion),
        e.periodCode == null ? null : Period.parse(e.periodCode),
        e.revision,
        e.accepted,
        e.problem,
        e.digest,
        e.sequenceNo,
        e.receivedAt,
        e.sender);
  }

  @Override
  public Optional<byte[]> envelope(Caller caller, String submissionId) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          List<byte[]> parts =
              em
                  .createQuery(
                      "select p from EnvelopePartEntity p where p.submissionId = :id order by"
                          + " p.partNo",
                      EnvelopePartEntity.class)
                  .setParameter("id", submissionId)
                  .getResultList()
                  .stream()
                  .map(p -> p.content)
                  .toList();
          return parts.isEmpty() ? Optional.empty() : Optional.of(Bytes.join(parts));
        });
  }
}
