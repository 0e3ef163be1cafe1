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
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.Evidence;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.CellTrace;
import vn.ctdp.exchange.intake.ConsolidatedTable;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.trust.TrustedKeys;

/** {@link ConsolidationService}, live from the latest revisions. */
@Component(service = ConsolidationService.class)
public final class ConsolidationServiceImpl implements ConsolidationService {

  private static final String LATEST =
      " CurrentEntity l where l.formId = :form and l.periodCode = :period";

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile TrustedKeys keys;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Forms forms;
  private final TerritoryService territory;
  private final Clock clock;

  @Activate
  public ConsolidationServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference Packing packed,
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
          Map<String, BigDecimal> sums = new HashMap<>();
          Map<String, Integer> counts = new HashMap<>();
          Contents.latest(em, formId, period.code())
              .forEach(
                  (id, block) -> {
                    Map<String, BigDecimal> column = new LinkedHashMap<>();
                    List<String> changed = new ArrayList<>();
                    PackedCells.read(
                        block,
                        (row, value, source) -> {
                          if (value != null) {
                            column.put(row, value);
                            sums.merge(row, value, BigDecimal::add);
                            counts.merge(row, 1, Integer::sum);
                          }
                          if (source == ReportCell.Source.OVERRIDE) {
                            changed.add(row);
                          }
                        });
                    values.put(id, column);
                    overridden.put(id, changed);
                  });
          sums.replaceAll((row, sum) -> Units.normal(sum));
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
              s.id,
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
          Optional<ReportCell> cell = cell(em, s, row);
          if (formRow.isEmpty() || cell.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(
              new CellTrace(
                  formRow.get(), unit(province, period.closingTo()), submission(s), cell.get()));
        });
  }

  /** A cell with all that was said about it, out of the document as it came. */
  private static Optional<ReportCell> cell(EntityManager em, SubmissionEntity s, String row) {
    return Contents.document(em, s.id, s.periodCode)
        .map(ConsolidationServiceImpl::read)
        .flatMap(
            e ->
                e.cells().stream()
                    .map(Envelope.Cell::cell)
                    .filter(c -> c.row().equals(row))
                    .findFirst());
  }

  private static Envelope read(byte[] document) {
    try {
      byte[] content =
          SignedDocument.claimed(document) ? SignedDocument.read(document).content() : document;
      return EnvelopeCodec.read(content, Integer.MAX_VALUE, Integer.MAX_VALUE);
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a stored report cannot be read", e);
    }
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
        s.sender,
        s.keyId != null);
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
                default -> throw SortColumns.unknown("filters." + name);
              }
              parameters.put(
                  name, name.equals("accepted") ? (Object) Boolean.valueOf(value) : value);
            });
    if (!request.search().isBlank()) {
      conditions.add("(e.digest like :search or e.sender like :search)");
      parameters.put("search", request.search().strip().replaceAll("[%_]", "") + "%");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String order = SORTS.orderBy(request.sorts());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(e) from LedgerEntity e" + where, Long.class);
          parameters.forEach(count::setParameter);
          long total = count.getSingleResult();
          TypedQuery<LedgerEntity> rows =
              em.createQuery("select e from LedgerEntity e" + where + order, LedgerEntity.class);
          parameters.forEach(rows::setParameter);
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

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "receivedAt", "e.receivedAt",
              "province", "e.province",
              "form", "e.formId",
              "period", "e.periodCode",
              "sequence", "e.sequenceNo"),
          "e.receivedAt desc",
          "e.id");

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
        e.sender,
        e.keyId != null);
  }

  @Override
  public Optional<byte[]> envelope(Caller caller, String submissionId) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            Optional.ofNullable(em.find(SubmissionEntity.class, submissionId))
                .flatMap(s -> Contents.document(em, s.id, s.periodCode)));
  }

  @Override
  public Optional<byte[]> evidence(Caller caller, String submissionId) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    TrustedKeys trusted = keys;
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          SubmissionEntity s = em.find(SubmissionEntity.class, submissionId);
          if (s == null || s.keyId == null || trusted == null) {
            return Optional.empty();
          }
          byte[] receipt = Contents.receipt(em, s.id, s.periodCode).orElse(new byte[0]);
          if (receipt.length == 0) {
            return Optional.empty();
          }
          byte[] document = Contents.document(em, s.id, s.periodCode).orElseThrow();
          return Optional.of(
              Evidence.write(
                  document, receipt, trusted.jwks(Optional.of(UnitRef.parse(s.province)))));
        });
  }
}
