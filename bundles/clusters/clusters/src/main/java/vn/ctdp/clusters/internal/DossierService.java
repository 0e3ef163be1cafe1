package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.ClockState;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierEvent.Type;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.DossierStatus;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Dossiers;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.NewDocument;
import vn.ctdp.clusters.dossier.NewDossier;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.clusters.dossier.TestResult.Outcome;
import vn.ctdp.clusters.internal.DossierDefinitions.Definition;
import vn.ctdp.clusters.internal.DossierDefinitions.DocumentRule;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** {@link Dossiers} on the database. */
@Component(service = Dossiers.class)
public final class DossierService implements Dossiers {

  private static final String DOMAIN = "clusters";
  private static final Map<String, String> SORTS =
      Map.of("name", "d.nameSort", "code", "d.code", "opened", "d.openedOn");
  private static final Map<String, String> COLUMNS =
      Map.of(
          "kind", "kind",
          "rung", "rung",
          "ruleSet", "ruleSetId",
          "cluster", "cluster",
          "planEntry", "planEntry");
  private static final String DUE = "due";
  private static final String LIGHT = "light";
  private static final String STATUS = "status";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final RuleService rules;
  private final CalendarService calendar;
  private final InstanceInfo instance;
  private final Clock clock;
  private final DossierDecision decision;
  private final DossierDefinitions definitions;
  private final DossierClocks clocks;

  /** Made by the component runtime. */
  @Activate
  public DossierService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference RuleService rules,
      @Reference CalendarService calendar,
      @Reference InstanceInfo instance,
      @Reference ClusterRegister register,
      @Reference ClusterStanding standing,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.rules = rules;
    this.calendar = calendar;
    this.instance = instance;
    this.clock = clock;
    this.definitions = DossierDefinitions.read();
    this.clocks = new DossierClocks(rules, calendar, definitions.soonWorkingDays());
    this.decision = new DossierDecision(register, standing, territory);
  }

  @Override
  public Page<DossierSummary> page(Caller caller, PageRequest request) {
    requireView(caller);
    known(request);
    StringBuilder where = new StringBuilder(" where 1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    instance
        .province()
        .ifPresent(
            p -> {
              where.append(" and d.province = :province");
              parameters.put("province", p.toString());
            });
    if (!request.search().isBlank()) {
      where.append(" and (d.nameSearch like :search escape '!' or lower(d.code) like :search)");
      String text = VietnameseText.searchKey(request.search()).replaceAll("([!%_])", "!$1");
      parameters.put("search", "%" + text + "%");
    }
    COLUMNS.forEach(
        (filter, column) -> {
          String value = request.filters().get(filter);
          if (value != null) {
            where.append(" and d.").append(column).append(" = :").append(filter);
            parameters.put(filter, value);
          }
        });
    String status = request.filters().get(STATUS);
    if ("open".equals(status)) {
      where.append(" and d.status in ('DANG_XU_LY', 'BO_SUNG', 'HUY_HD')");
    } else if (status != null) {
      where.append(" and d.status = :status");
      parameters.put(STATUS, status);
    }
    String light = request.filters().get(LIGHT);
    boolean byDue = request.sorts().stream().anyMatch(s -> s.property().equals(DUE));
    if (light != null) {
      where.append(" and d.status in ('DANG_XU_LY', 'BO_SUNG', 'HUY_HD')");
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          TypedQuery<DossierEntity> rows =
              em.createQuery(
                  "select d from DossierEntity d" + where + order(request.sorts()),
                  DossierEntity.class);
          parameters.forEach(rows::setParameter);
          if (light == null && !byDue) {
            TypedQuery<Long> count =
                em.createQuery("select count(d) from DossierEntity d" + where, Long.class);
            parameters.forEach(count::setParameter);
            rows.setFirstResult(request.offset()).setMaxResults(request.limit());
            return new Page<>(summaries(em, rows.getResultList()), count.getSingleResult());
          }
          // Due days are computed from events and holidays, so they are compared after them.
          List<DossierSummary> all =
              summaries(em, rows.getResultList()).stream()
                  .filter(s -> light == null || s.light().name().equals(light))
                  .sorted(byDue ? due(request.sorts()) : Comparator.comparing(s -> 0))
                  .toList();
          return new Page<>(
              all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
        });
  }

  private static void known(PageRequest request) {
    List<String> unknown = new ArrayList<>();
    for (Sort sort : request.sorts()) {
      if (!SORTS.containsKey(sort.property()) && !DUE.equals(sort.property())) {
        unknown.add(sort.property());
      }
    }
    for (String filter : request.filters().keySet()) {
      if (!COLUMNS.containsKey(filter) && !Set.of(STATUS, LIGHT).contains(filter)) {
        unknown.add(filter);
      }
    }
    if (!unknown.isEmpty()) {
      throw new CtdpException(DossierError.UNKNOWN_FILTER, String.join(", ", unknown));
    }
  }

  private static String order(List<Sort> sorts) {
    StringBuilder order = new StringBuilder(" order by ");
    for (Sort sort : sorts) {
      if (SORTS.containsKey(sort.property())) {
        order.append(SORTS.get(sort.property())).append(sort.ascending() ? " asc, " : " desc, ");
      }
    }
    if (sorts.isEmpty()) {
      order.append("d.openedOn desc, ");
    }
    return order.append("d.id").toString();
  }

  private static Comparator<DossierSummary> due(List<Sort> sorts) {
    boolean ascending =
        sorts.stream().filter(s -> s.property().equals(DUE)).allMatch(Sort::ascending);
    Comparator<LocalDate> days = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return Comparator.comparing(
        s -> s.status().open() && s.clock() != null ? s.clock().dueOn() : null,
        Comparator.nullsLast(days));
  }

  private List<DossierSummary> summaries(EntityManager em, List<DossierEntity> rows) {
    Map<String, List<DossierEventEntity>> events =
        DossierStore.events(em, rows.stream().map(d -> d.id).toList());
    return rows.stream()
        .map(d -> summary(d, clocks.states(d, definition(d), events.getOrDefault(d.id, List.of()))))
        .toList();
  }

  private static DossierSummary summary(DossierEntity d, List<ClockState> states) {
    return new DossierSummary(
        UUID.fromString(d.id),
        d.code,
        DossierKind.valueOf(d.kind),
        d.name,
        d.planEntry == null ? null : UUID.fromString(d.planEntry),
        d.cluster == null ? null : UUID.fromString(d.cluster),
        Rung.valueOf(d.rung),
        DossierStatus.valueOf(d.status),
        d.openedOn,
        d.receivedOn,
        d.ruleSetId,
        DossierClocks.current(states),
        d.illustrative,
        d.version);
  }

  @Override
  public Optional<Dossier> dossier(Caller caller, UUID id) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(DossierEntity.class, id.toString()))
                .map(d -> assembled(em, d)));
  }

  private Dossier assembled(EntityManager em, DossierEntity d) {
    Definition definition = definition(d);
    List<DossierEventEntity> events = DossierStore.events(em, d.id);
    List<ClockState> states = clocks.states(d, definition, events);
    DossierGate gate = gate(em, d, definition);
    return new Dossier(
        summary(d, states),
        UnitRef.parse(d.province),
        DossierStore.proposal(d),
        law(d),
        definition.rungs(),
        states,
        DossierStore.documents(em, d.id).stream()
            .map(x -> DossierStore.document(definition, x))
            .toList(),
        events.stream().map(DossierStore::event).toList(),
        gate.applicants(),
        gate.council(),
        d.appraisedOn,
        gate.tests(),
        d.decidedOn,
        definition.documents().stream().map(r -> option(gate, r)).toList());
  }

  private static Dossier.Option option(DossierGate gate, DocumentRule rule) {
    Localized why = gate.refusal(rule).map(DossierGate.Refusal::why).orElse(new Localized("", ""));
    return new Dossier.Option(
        rule.code(),
        rule.name(),
        rule.from(),
        rule.to(),
        rule.outgoing(),
        rule.effect(),
        why.vi().isEmpty(),
        why);
  }

  private DossierGate gate(EntityManager em, DossierEntity d, Definition definition) {
    List<Applicant> applicants =
        definition.council() ? DossierStore.applicants(em, d.id) : List.of();
    return new DossierGate(
        definition,
        d,
        applicants,
        definition.council() ? DossierStore.council(em, d, applicants, rules) : null,
        DossierStore.tests(em, definition, d.id),
        DossierStore.planned(em, d, calendar.today()).stream().anyMatch(ClusterStore::planned),
        definitions.council().minimum());
  }

  @Override
  public Dossier open(Caller caller, NewDossier input) {
    UnitRef province = writable();
    access.require(caller, ClusterPermissions.DOSSIER_PROCESS, Target.of(province));
    DossierInput checked = new DossierInput(calendar.today());
    checked.opening(input);
    checked.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterChanges.awaitTurn(em);
          DossierEntity d = new DossierEntity();
          d.id = UUID.randomUUID().toString();
          d.kind = input.kind().name();
          d.province = province.toString();
          d.openedOn = input.openedOn();
          d.status = DossierStatus.DANG_XU_LY.name();
          d.councilNo = 1;
          subject(em, d, input);
          refuseAnother(em, d);
          fill(d, input.proposal());
          Definition definition = definitions.of(input.kind(), ruleSet(input.openedOn()).id());
          d.rung = definition.first().name();
          if (definition.first() == Rung.R3_NOP_HS) {
            receive(d, input.openedOn());
          }
          d.code = nextCode(em, d);
          em.persist(d);
          event(em, caller, d, Type.OPENED, input.openedOn(), null, null);
          em.flush();
          touched(em, d);
          audit(caller, "open", d, details(input.proposal(), Map.of()));
          return assembled(em, d);
        });
  }

  /** What the dossier is about, checked against the register. */
  private void subject(EntityManager em, DossierEntity d, NewDossier input) {
    if (input.planEntry() != null) {
      PlanEntryEntity entry = em.find(PlanEntryEntity.class, input.planEntry().toString());
      if (entry == null || !entry.province.equals(d.province)) {
        throw new CtdpException(CoreError.NOT_FOUND, "mục phương án", input.planEntry());
      }
      d.planEntry = entry.id;
      d.cluster = entry.cluster;
    }
    if (input.cluster() != null) {
      ClusterEntity cluster = em.find(ClusterEntity.class, input.cluster().toString());
      if (cluster == null || !cluster.province.equals(d.province)) {
        throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", input.cluster());
      }
      if (d.cluster != null && !d.cluster.equals(cluster.id)) {
        throw DossierInput.problem(
            "cluster",
            "CCN-HS-6",
            "Mục phương án này gắn với cụm khác.",
            "The plan entry belongs to another cluster.");
      }
      d.cluster = cluster.id;
    }
    if (d.planEntry == null) {
      d.planEntry =
          DossierStore.planned(em, d, d.openedOn).stream()
              .filter(ClusterStore::planned)
              .map(p -> p.id)
              .findFirst()
              .orElse(null);
    }
    if (input.kind() == DossierKind.RUT_QH && d.planEntry == null) {
      throw DossierInput.problem(
          "planEntry", "CCN-HS-5", "Cần chọn mục phương án.", "Choose the plan entry.");
    }
    ClusterSnapshot at = DossierStore.cluster(em, d.cluster, d.openedOn);
    boolean established = at != null && at.holds(FactKey.ESTABLISHED_AREA);
    if (input.kind().needsCluster() && !established) {
      throw new CtdpException(
          DossierError.NOT_ESTABLISHED,
          DossierDecision.day(d.openedOn),
          DossierDecision.day(d.openedOn));
    }
    if (input.kind() == DossierKind.THANH_LAP && established) {
      throw new CtdpException(DossierError.ESTABLISHED);
    }
  }

  private static void refuseAnother(EntityManager em, DossierEntity d) {
    em
        .createQuery(
            "select x.code from DossierEntity x where x.kind = :kind and x.status in"
                + " ('DANG_XU_LY', 'BO_SUNG', 'HUY_HD') and (x.planEntry = :entry or x.cluster ="
                + " :cluster)",
            String.class)
        .setParameter("kind", d.kind)
        .setParameter("entry", Objects.toString(d.planEntry, ""))
        .setParameter("cluster", Objects.toString(d.cluster, ""))
        .getResultList()
        .stream()
        .findFirst()
        .ifPresent(
            code -> {
              throw new CtdpException(DossierError.ANOTHER_OPEN, code);
            });
  }

  private static String nextCode(EntityManager em, DossierEntity d) {
    String prefix = "HS-" + d.openedOn.getYear() + "-";
    int last =
        em
            .createQuery(
                "select x.code from DossierEntity x where x.province = :province and x.code like"
                    + " :prefix",
                String.class)
            .setParameter("province", d.province)
            .setParameter("prefix", prefix + "%")
            .getResultList()
            .stream()
            .map(code -> code.substring(prefix.length()))
            .filter(digits -> digits.matches("\\d{1,6}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return prefix + "%03d".formatted(last + 1);
  }

  @Override
  public Dossier propose(Caller caller, UUID id, long version, Proposal proposal) {
    DossierInput checked = new DossierInput(calendar.today());
    checked.proposal("", proposal);
    checked.done();
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireOpen(d);
          requireBefore(
              d,
              Rung.R9_TRINH,
              "đã trình UBND tỉnh, không sửa nội dung đề nghị nữa.",
              "the dossier was submitted, so the proposal stays as it is.");
          Map<String, String> before = details(DossierStore.proposal(d), Map.of());
          fill(d, proposal);
          // What was appraised is no longer what is proposed.
          forgetAppraisal(em, d);
          audit(caller, "propose", d, details(proposal, before));
        });
  }

  private static void fill(DossierEntity d, Proposal p) {
    d.name = VietnameseText.normalise(p.name());
    d.nameSearch = VietnameseText.searchKey(d.name);
    d.nameSort = VietnameseText.sortKey(d.name);
    d.communes = ClusterStore.communes(p.communes());
    d.area = p.area();
    d.clusterKind = p.clusterKind() == null ? null : p.clusterKind().name();
    d.mountain = p.mountain();
    d.scopeCommunes = ClusterStore.communes(p.scopeCommunes());
    d.scopeBasis = VietnameseText.normalise(p.scopeBasis());
    d.demand = p.demandHa();
    d.infrastructureDone = p.infrastructureDone();
    d.solidWasteDone = p.solidWasteDone();
    d.fireDone = p.fireSafetyDone();
    d.factsSource = VietnameseText.normalise(p.factsSource());
    d.conversion = p.conversion();
    d.illustrative = p.illustrative();
    d.note = VietnameseText.normalise(p.note());
  }

  private static void forgetAppraisal(EntityManager em, DossierEntity d) {
    d.appraisedOn = null;
    d.appraisedBy = null;
    d.appraisedAt = null;
    em.createQuery("delete from DossierTestEntity t where t.dossier = :dossier")
        .setParameter("dossier", d.id)
        .executeUpdate();
  }

  @Override
  public Dossier record(Caller caller, UUID id, long version, NewDocument document) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          Definition definition = definition(d);
          DocumentRule rule =
              definition
                  .document(Objects.toString(document.type(), ""))
                  .orElseThrow(
                      () ->
                          new CtdpException(
                              DossierError.UNKNOWN_DOCUMENT, document.type(), document.type()));
          if (rule.effect() == DocumentEffect.DECIDE || rule.effect() == DocumentEffect.REFUSE) {
            access.require(
                caller, ClusterPermissions.DOSSIER_DECIDE, Target.of(UnitRef.parse(d.province)));
          }
          List<DossierEventEntity> events = DossierStore.events(em, d.id);
          DossierInput checked = new DossierInput(calendar.today());
          checked.document(rule, document, earliest(rule, events));
          checked.done();
          DossierGate gate = gate(em, d, definition);
          gate.refusal(rule)
              .ifPresent(
                  r -> {
                    throw r.exception();
                  });
          DossierDocumentEntity row = row(caller, d, rule, document);
          effect(em, caller, d, gate, rule, document, row.id);
          row.rung = d.rung;
          em.persist(row);
          Map<String, String> details = new LinkedHashMap<>();
          details.put("document", rule.code());
          details.put("number", row.number);
          details.put("day", row.day.toString());
          details.put("rung", d.rung);
          details.put("status", d.status);
          audit(caller, "document", d, details);
        });
  }

  /** A follow-up is not older than what it follows. */
  private static LocalDate earliest(DocumentRule rule, List<DossierEventEntity> events) {
    if (rule.effect() == DocumentEffect.NONE) {
      return Optional.ofNullable(DossierClocks.reached(events).get(rule.from()))
          .orElse(events.get(0).day);
    }
    return events.stream().map(e -> e.day).max(LocalDate::compareTo).orElseThrow();
  }

  private DossierDocumentEntity row(
      Caller caller, DossierEntity d, DocumentRule rule, NewDocument document) {
    DossierDocumentEntity row = new DossierDocumentEntity();
    row.id = UUID.randomUUID().toString();
    row.dossier = d.id;
    row.type = rule.code();
    row.outgoing = rule.outgoing();
    row.number = VietnameseText.normalise(document.number());
    row.day = document.day();
    row.issuer = VietnameseText.normalise(document.issuer());
    row.signerTitle = VietnameseText.normalise(document.signerTitle());
    row.summary = VietnameseText.normalise(document.summary());
    row.recordedBy = caller.username();
    row.recordedAt = clock.instant();
    return row;
  }

  private void effect(
      EntityManager em,
      Caller caller,
      DossierEntity d,
      DossierGate gate,
      DocumentRule rule,
      NewDocument document,
      String row) {
    Definition definition = gate.definition();
    LocalDate day = document.day();
    switch (rule.effect()) {
      case NONE -> {
        // Kept, nothing more.
      }
      case ADVANCE -> {
        if (rule.from() != Rung.valueOf(d.rung)) {
          d.rung = rule.from().name();
          d.status = DossierStatus.DANG_XU_LY.name();
          if (rule.receipt()) {
            receive(d, day);
          }
          event(em, caller, d, Type.ADVANCED, day, row, null);
          if (definition.last(rule.from())) {
            d.status = DossierStatus.HOAN_THANH.name();
            event(em, caller, d, Type.COMPLETED, day, row, null);
          }
        }
      }
      case PAUSE -> {
        d.status = DossierStatus.BO_SUNG.name();
        event(em, caller, d, Type.PAUSED, day, row, document.summary());
      }
      case RESUME -> {
        d.status = DossierStatus.DANG_XU_LY.name();
        event(em, caller, d, Type.RESUMED, day, row, document.summary());
      }
      case REFUSE -> {
        d.status = DossierStatus.TU_CHOI.name();
        event(em, caller, d, Type.REFUSED, day, row, document.summary());
      }
      case WITHDRAW -> {
        d.status = DossierStatus.RUT_HS.name();
        event(em, caller, d, Type.WITHDRAWN, day, row, document.summary());
      }
      case CANCEL_COUNCIL -> {
        d.status = DossierStatus.HUY_HD.name();
        d.rung = rule.back().name();
        d.councilNo++;
        d.councilDecidedOn = null;
        d.councilWinner = null;
        d.councilNote = null;
        event(em, caller, d, Type.COUNCIL_CANCELLED, day, row, document.summary());
      }
      case DECIDE -> decide(em, caller, d, gate, rule, document, row);
    }
  }

  private void decide(
      EntityManager em,
      Caller caller,
      DossierEntity d,
      DossierGate gate,
      DocumentRule rule,
      NewDocument document,
      String row) {
    LocalDate day = document.day();
    BigDecimal area = document.area() == null ? d.area : document.area();
    List<TestResult> again =
        DossierTests.run(rules, gate.definition(), input(em, d, d.appraisedOn), area);
    DossierGate.failed(rule, again)
        .ifPresent(
            r -> {
              throw r.exception();
            });
    Optional<Applicant> winner =
        gate.applicants().stream()
            .filter(a -> a.id().toString().equals(d.councilWinner))
            .findFirst();
    decision.apply(em, caller, d, area, winner, document);
    d.area = area;
    d.decidedOn = day;
    d.rung = Rung.R10_QD_THANH_LAP.name();
    event(em, caller, d, Type.DECIDED, day, row, null);
  }

  private void receive(DossierEntity d, LocalDate day) {
    d.receivedOn = day;
    d.ruleSetId = ruleSet(day).id();
  }

  @Override
  public Dossier saveApplicant(Caller caller, UUID id, long version, Applicant applicant) {
    DossierInput checked = new DossierInput(calendar.today());
    checked.applicant(applicant);
    checked.done();
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireCouncilNotSetUp(d);
          DossierApplicantEntity a =
              applicant.id() == null
                  ? new DossierApplicantEntity()
                  : found(em, DossierApplicantEntity.class, applicant.id(), "bên đề nghị");
          if (a.id == null) {
            a.id = UUID.randomUUID().toString();
            a.dossier = d.id;
          } else if (!a.dossier.equals(d.id)) {
            throw new CtdpException(CoreError.NOT_FOUND, "bên đề nghị", applicant.id());
          }
          a.name = VietnameseText.normalise(applicant.name());
          a.nameSort = VietnameseText.sortKey(a.name);
          a.taxCode = TaxCode.of(applicant.taxCode());
          a.developerType = applicant.type().name();
          a.note = VietnameseText.normalise(applicant.note());
          em.persist(a);
          audit(caller, "applicant", d, Map.of("applicant", a.name));
        });
  }

  @Override
  public Dossier removeApplicant(Caller caller, UUID id, long version, UUID applicant) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireCouncilNotSetUp(d);
          DossierApplicantEntity a =
              found(em, DossierApplicantEntity.class, applicant, "bên đề nghị");
          if (!a.dossier.equals(d.id)) {
            throw new CtdpException(CoreError.NOT_FOUND, "bên đề nghị", applicant);
          }
          if (d.councilNo > 1) {
            // Sheets of a cancelled council name this applicant; they are kept.
            throw step(
                d,
                "Hội đồng trước đã chấm bên này, phải giữ trong hồ sơ.",
                "a council before has scored this applicant, so it stays in the dossier.");
          }
          em.remove(a);
          audit(caller, "applicant.remove", d, Map.of("applicant", a.name));
        });
  }

  @Override
  public Dossier saveMember(Caller caller, UUID id, long version, Council.Member member) {
    DossierInput checked = new DossierInput(calendar.today());
    checked.member(member);
    checked.done();
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireCouncilNotSetUp(d);
          List<DossierMemberEntity> members = members(em, d);
          DossierMemberEntity m =
              member.id() == null
                  ? new DossierMemberEntity()
                  : members.stream()
                      .filter(x -> x.id.equals(member.id().toString()))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              new CtdpException(
                                  CoreError.NOT_FOUND, "thành viên Hội đồng", member.id()));
          if (member.role() == MemberRole.CHU_TICH
              && members.stream()
                  .anyMatch(x -> x.role.equals(MemberRole.CHU_TICH.name()) && !x.id.equals(m.id))) {
            throw DossierInput.problem(
                "role", "CCN-HS-7", "Hội đồng đã có Chủ tịch.", "The council has a chair already.");
          }
          if (m.id == null) {
            m.id = UUID.randomUUID().toString();
            m.dossier = d.id;
            m.councilNo = d.councilNo;
          }
          m.role = member.role().name();
          m.organisation = VietnameseText.normalise(member.organisation());
          m.position = VietnameseText.normalise(member.position());
          m.ordinal = member.role().ordinal();
          em.persist(m);
          audit(
              caller,
              "member",
              d,
              Map.of("role", member.role().name(), "organisation", m.organisation));
        });
  }

  @Override
  public Dossier removeMember(Caller caller, UUID id, long version, UUID member) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireCouncilNotSetUp(d);
          DossierMemberEntity m =
              members(em, d).stream()
                  .filter(x -> x.id.equals(member.toString()))
                  .findFirst()
                  .orElseThrow(
                      () -> new CtdpException(CoreError.NOT_FOUND, "thành viên Hội đồng", member));
          em.remove(m);
          audit(caller, "member.remove", d, Map.of("role", m.role, "organisation", m.organisation));
        });
  }

  private static List<DossierMemberEntity> members(EntityManager em, DossierEntity d) {
    return em.createQuery(
            "select m from DossierMemberEntity m where m.dossier = :dossier and m.councilNo = :no",
            DossierMemberEntity.class)
        .setParameter("dossier", d.id)
        .setParameter("no", d.councilNo)
        .getResultList();
  }

  @Override
  public Dossier score(Caller caller, UUID id, long version, Council.Sheet sheet) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireScoring(d);
          List<Applicant> applicants = DossierStore.applicants(em, d.id);
          Council council = DossierStore.council(em, d, applicants, rules);
          if (!council.maxima().known()) {
            throw new CtdpException(DossierError.NO_SCORES);
          }
          DossierInput checked = new DossierInput(calendar.today());
          checked.sheet(sheet, council, applicants);
          checked.done();
          if (council.sheets().stream()
              .anyMatch(
                  s ->
                      s.member().equals(sheet.member())
                          && s.applicant().equals(sheet.applicant()))) {
            throw new CtdpException(DossierError.SCORED);
          }
          DossierSheetEntity row = new DossierSheetEntity();
          row.id = UUID.randomUUID().toString();
          row.dossier = d.id;
          row.councilNo = d.councilNo;
          row.member = sheet.member().toString();
          row.applicant = sheet.applicant().toString();
          fill(caller, row, sheet);
          em.persist(row);
          audit(caller, "score", d, points(sheet));
        });
  }

  @Override
  public Dossier correctScore(
      Caller caller, UUID id, long version, Council.Sheet sheet, String reason) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireScoring(d);
          List<Applicant> applicants = DossierStore.applicants(em, d.id);
          Council council = DossierStore.council(em, d, applicants, rules);
          DossierInput checked = new DossierInput(calendar.today());
          checked.sheet(sheet, council, applicants);
          checked.reason(reason);
          checked.done();
          DossierSheetEntity row =
              em
                  .createQuery(
                      "select s from DossierSheetEntity s where s.member = :member and s.applicant"
                          + " = :applicant and s.councilNo = :no",
                      DossierSheetEntity.class)
                  .setParameter("member", sheet.member().toString())
                  .setParameter("applicant", sheet.applicant().toString())
                  .setParameter("no", d.councilNo)
                  .getResultList()
                  .stream()
                  .findFirst()
                  .orElseThrow(() -> new CtdpException(DossierError.NO_SHEET));
          BigDecimal before =
              row.infrastructure.add(row.environment).add(row.capacity).add(row.finance);
          em.persist(former(caller, row, reason));
          fill(caller, row, sheet);
          LocalDate last =
              DossierStore.events(em, d.id).stream()
                  .map(e -> e.day)
                  .max(LocalDate::compareTo)
                  .orElseThrow();
          event(em, caller, d, Type.SHEET_CORRECTED, last, null, reason);
          Map<String, String> details = new LinkedHashMap<>(points(sheet));
          details.put("total.before", before.toPlainString());
          details.put("reason", VietnameseText.normalise(reason));
          audit(caller, "score.correct", d, details);
        });
  }

  private void fill(Caller caller, DossierSheetEntity row, Council.Sheet sheet) {
    row.infrastructure = sheet.infrastructure();
    row.environment = sheet.environment();
    row.capacity = sheet.capacity();
    row.finance = sheet.finance();
    row.remark = VietnameseText.normalise(sheet.remark());
    row.recordedBy = caller.username();
    row.recordedAt = clock.instant();
  }

  private DossierFormerSheetEntity former(Caller caller, DossierSheetEntity row, String reason) {
    DossierFormerSheetEntity former = new DossierFormerSheetEntity();
    former.id = UUID.randomUUID().toString();
    former.dossier = row.dossier;
    former.councilNo = row.councilNo;
    former.member = row.member;
    former.applicant = row.applicant;
    former.infrastructure = row.infrastructure;
    former.environment = row.environment;
    former.capacity = row.capacity;
    former.finance = row.finance;
    former.remark = row.remark;
    former.recordedBy = row.recordedBy;
    former.recordedAt = row.recordedAt;
    former.reason = VietnameseText.normalise(reason);
    former.replacedBy = caller.username();
    former.replacedAt = clock.instant();
    return former;
  }

  private static Map<String, String> points(Council.Sheet sheet) {
    return Map.of(
        "member",
        sheet.member().toString(),
        "applicant",
        sheet.applicant().toString(),
        "total",
        sheet.total().toPlainString());
  }

  @Override
  public byte[] scoringSummary(Caller caller, UUID id) {
    Dossier d =
        dossier(caller, id).orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "hồ sơ", id));
    if (d.council() == null || d.council().sheets().isEmpty()) {
      throw new CtdpException(DossierError.NO_COUNCIL);
    }
    return ScoringSummary.write(d, instance.name().vi(), calendar.today());
  }

  @Override
  public Dossier concludeCouncil(
      Caller caller, UUID id, long version, LocalDate day, UUID winner, String note) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_CHAIR,
        (em, d) -> {
          requireScoring(d);
          List<DossierEventEntity> events = DossierStore.events(em, d.id);
          DossierInput checked = new DossierInput(calendar.today());
          checked.actDay("day", day, events.get(events.size() - 1).day);
          checked.note("note", note);
          checked.done();
          List<Applicant> applicants = DossierStore.applicants(em, d.id);
          Council council = DossierStore.council(em, d, applicants, rules);
          if (!council.missing().isEmpty()) {
            throw new CtdpException(DossierError.SHEETS_MISSING, council.missing().size());
          }
          List<UUID> best =
              council.ranking().stream()
                  .filter(Council.Rank::best)
                  .map(Council.Rank::applicant)
                  .toList();
          boolean noted = note != null && !note.isBlank();
          if (best.size() > 1 && (winner == null || !noted)) {
            throw new CtdpException(
                DossierError.TIE,
                applicants.stream()
                    .filter(a -> best.contains(a.id()))
                    .map(Applicant::name)
                    .collect(Collectors.joining("; ")));
          }
          if (winner != null && !best.contains(winner)) {
            throw new CtdpException(DossierError.NOT_HIGHEST);
          }
          UUID chosen = winner != null ? winner : best.isEmpty() ? null : best.get(0);
          d.councilDecidedOn = day;
          d.councilWinner = chosen == null ? null : chosen.toString();
          d.councilNote = VietnameseText.normalise(note);
          String name =
              applicants.stream()
                  .filter(a -> a.id().equals(chosen))
                  .map(Applicant::name)
                  .findFirst()
                  .orElse("–");
          event(em, caller, d, Type.COUNCIL_DECIDED, day, null, name);
          audit(
              caller,
              "council",
              d,
              Map.of("winner", name, "note", Objects.toString(d.councilNote, "")));
        });
  }

  @Override
  public List<TestResult> test(Caller caller, UUID id, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          DossierEntity d = found(em, DossierEntity.class, id, "hồ sơ");
          return DossierTests.run(rules, definition(d), input(em, d, day));
        });
  }

  @Override
  public Dossier concludeAppraisal(
      Caller caller, UUID id, long version, LocalDate day, Map<String, String> explanations) {
    return act(
        caller,
        id,
        version,
        ClusterPermissions.DOSSIER_PROCESS,
        (em, d) -> {
          requireOpen(d);
          if (d.receivedOn == null || Rung.valueOf(d.rung).ordinal() < Rung.R4_LAY_YK.ordinal()) {
            throw step(
                d,
                "kết thúc thẩm định sau khi đã lấy ý kiến.",
                "the appraisal is concluded after opinions were asked for.");
          }
          requireBefore(
              d,
              Rung.R9_TRINH,
              "đã trình UBND tỉnh, kết quả thẩm định giữ nguyên.",
              "the dossier was submitted, so the appraisal stays as it is.");
          if (DossierStatus.valueOf(d.status) == DossierStatus.BO_SUNG) {
            throw step(d, "hồ sơ đang chờ bổ sung.", "the dossier waits for supplements.");
          }
          DossierInput checked = new DossierInput(calendar.today());
          checked.actDay("day", day, d.receivedOn);
          explanations.forEach((code, text) -> checked.note("explanations." + code, text));
          checked.done();
          List<TestResult> results = DossierTests.run(rules, definition(d), input(em, d, day));
          List<TestResult> open =
              results.stream()
                  .filter(t -> t.outcome() == Outcome.UNKNOWN)
                  .filter(t -> explanations.getOrDefault(t.code(), "").isBlank())
                  .toList();
          if (!open.isEmpty()) {
            throw new CtdpException(
                DossierError.OPEN_RESULTS,
                open.stream().map(t -> t.name().vi()).collect(Collectors.joining("; ")),
                open.stream().map(t -> t.name().en()).collect(Collectors.joining("; ")));
          }
          forgetAppraisal(em, d);
          for (int i = 0; i < results.size(); i++) {
            em.persist(stored(d, i, results.get(i), explanations));
          }
          d.appraisedOn = day;
          d.appraisedBy = caller.username();
          d.appraisedAt = clock.instant();
          // The day of the event is that of the act; the day of the figures stands with the tests.
          List<DossierEventEntity> events = DossierStore.events(em, d.id);
          LocalDate last = events.get(events.size() - 1).day;
          event(em, caller, d, Type.APPRAISED, day.isBefore(last) ? last : day, null, null);
          audit(
              caller,
              "appraise",
              d,
              results.stream()
                  .collect(
                      Collectors.toMap(
                          TestResult::code,
                          t -> t.outcome().name(),
                          (a, b) -> a,
                          LinkedHashMap::new)));
        });
  }

  private static DossierTestEntity stored(
      DossierEntity d, int ordinal, TestResult result, Map<String, String> explanations) {
    DossierTestEntity row = new DossierTestEntity();
    row.id = UUID.randomUUID().toString();
    row.dossier = d.id;
    row.ordinal = ordinal;
    row.code = result.code();
    row.day = result.day();
    row.outcome = result.outcome().name();
    row.figures = DossierTests.stored(result.figures());
    row.clause = result.clause();
    row.evidence = result.evidence() == null ? null : result.evidence().name();
    row.sentenceVi = shortened(result.sentence().vi());
    row.sentenceEn = shortened(result.sentence().en());
    row.explanation =
        result.outcome() == Outcome.UNKNOWN
            ? VietnameseText.normalise(explanations.get(result.code()))
            : null;
    return row;
  }

  private static String shortened(String text) {
    return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
  }

  private DossierTests.Input input(EntityManager em, DossierEntity d, LocalDate day) {
    return new DossierTests.Input(
        d,
        lawDay(d),
        day,
        DossierStore.cluster(em, d.cluster, day),
        DossierStore.planned(em, d, day),
        definition(d).test("FILL_ESTABLISH").isPresent()
            ? DossierStore.established(em, d.province, day)
            : List.of());
  }

  /** One act on one dossier: rights, turn, version, act, version up, answer. */
  private Dossier act(
      Caller caller,
      UUID id,
      long version,
      String permission,
      BiConsumer<EntityManager, DossierEntity> act) {
    UnitRef province = writable();
    access.require(caller, permission, Target.of(province));
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterChanges.awaitTurn(em);
          int claimed =
              em.createQuery(
                      "update DossierEntity d set d.version = d.version + 1 where d.id = :id and"
                          + " d.version = :version and d.province = :province")
                  .setParameter("id", id.toString())
                  .setParameter("version", version)
                  .setParameter("province", province.toString())
                  .executeUpdate();
          DossierEntity d = found(em, DossierEntity.class, id, "hồ sơ");
          if (claimed == 0) {
            throw new CtdpException(CoreError.CONFLICT);
          }
          em.refresh(d);
          act.accept(em, d);
          em.flush();
          touched(em, d);
          return assembled(em, d);
        });
  }

  private static void touched(EntityManager em, DossierEntity d) {
    if (d.cluster != null) {
      ClusterChanges.touched(em, d.cluster);
    }
  }

  private void event(
      EntityManager em,
      Caller caller,
      DossierEntity d,
      Type type,
      LocalDate day,
      String document,
      String note) {
    DossierEventEntity e = new DossierEventEntity();
    e.dossier = d.id;
    e.type = type.name();
    e.rung = d.rung;
    e.day = day;
    e.document = document;
    e.note = VietnameseText.normalise(note);
    e.recordedBy = caller.username();
    e.recordedAt = clock.instant();
    em.persist(e);
  }

  private static void requireOpen(DossierEntity d) {
    DossierStatus status = DossierStatus.valueOf(d.status);
    if (!status.open()) {
      throw new CtdpException(
          DossierError.CLOSED,
          status.label().vi().toLowerCase(Locale.ROOT),
          status.label().en().toLowerCase(Locale.ROOT));
    }
  }

  private static void requireBefore(DossierEntity d, Rung rung, String vi, String en) {
    if (Rung.valueOf(d.rung).ordinal() >= rung.ordinal()) {
      throw step(d, vi, en);
    }
  }

  private void requireCouncilNotSetUp(DossierEntity d) {
    requireOpen(d);
    if (!definition(d).council()) {
      throw step(d, "loại hồ sơ này không qua Hội đồng.", "this kind of dossier has no council.");
    }
    requireBefore(
        d,
        Rung.R6_HD_THANH_LAP,
        "Hội đồng đã thành lập; muốn thay đổi phải hủy Hội đồng.",
        "the council is set up; cancel it to change this.");
  }

  private static void requireScoring(DossierEntity d) {
    requireOpen(d);
    if (Rung.valueOf(d.rung) != Rung.R8_CHAM_DIEM) {
      throw step(
          d,
          "chỉ chấm điểm và kết luận ở nấc 8, sau giấy mời họp Hội đồng.",
          "scoring and conclusion belong to rung 8, after the invitation.");
    }
    if (DossierStatus.valueOf(d.status) == DossierStatus.BO_SUNG) {
      throw step(d, "hồ sơ đang chờ bổ sung.", "the dossier waits for supplements.");
    }
    if (d.councilDecidedOn != null) {
      throw step(
          d,
          "Hội đồng đã kết luận, điểm không đổi được nữa.",
          "the council has concluded, so points stay as they are.");
    }
  }

  private static CtdpException step(DossierEntity d, String vi, String en) {
    Rung at = Rung.valueOf(d.rung);
    return new CtdpException(
        DossierError.STEP,
        at.number() + " (" + at.label().vi() + ")",
        at.number() + " (" + at.label().en() + ")",
        vi,
        en);
  }

  private static <T> T found(EntityManager em, Class<T> type, UUID id, String what) {
    T entity = id == null ? null : em.find(type, id.toString());
    if (entity == null) {
      throw new CtdpException(CoreError.NOT_FOUND, what, id);
    }
    return entity;
  }

  private RuleSet ruleSet(LocalDate day) {
    return rules
        .ruleSet(DOMAIN, day)
        .orElseThrow(
            () ->
                new CtdpException(
                    DossierError.NO_RULES, DossierDecision.day(day), DossierDecision.day(day)));
  }

  private LocalDate lawDay(DossierEntity d) {
    return d.receivedOn == null ? calendar.today() : d.receivedOn;
  }

  private Definition definition(DossierEntity d) {
    String set = d.ruleSetId == null ? ruleSet(calendar.today()).id() : d.ruleSetId;
    return definitions.of(DossierKind.valueOf(d.kind), set);
  }

  private String law(DossierEntity d) {
    LocalDate day = lawDay(d);
    return definitions.law(ruleSet(day), day);
  }

  private UnitRef writable() {
    return instance.province().orElseThrow(() -> new CtdpException(DossierError.CENTRE));
  }

  private void requireView(Caller caller) {
    access.require(
        caller,
        ClusterPermissions.DOSSIER_VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }

  private void audit(Caller caller, String act, DossierEntity d, Map<String, String> details) {
    audit.append(
        caller, "clusters.dossier." + act, new SubjectRef(DossierSubjects.DOSSIER, d.id), details);
  }

  private static Map<String, String> details(Proposal p, Map<String, String> before) {
    Map<String, String> now = new LinkedHashMap<>();
    now.put("name", p.name());
    now.put("communes", ClusterStore.communes(p.communes()));
    now.put("area", p.area() == null ? "" : p.area().stripTrailingZeros().toPlainString());
    now.put("kind", p.clusterKind() == null ? "" : p.clusterKind().name());
    now.put("mountain", Objects.toString(p.mountain(), ""));
    now.put("scopeCommunes", ClusterStore.communes(p.scopeCommunes()));
    now.put("scopeBasis", Objects.toString(p.scopeBasis(), ""));
    now.put(
        "demandHa", p.demandHa() == null ? "" : p.demandHa().stripTrailingZeros().toPlainString());
    now.put("infrastructureDone", Objects.toString(p.infrastructureDone(), ""));
    now.put("solidWasteDone", Objects.toString(p.solidWasteDone(), ""));
    now.put("fireSafetyDone", Objects.toString(p.fireSafetyDone(), ""));
    now.put("factsSource", Objects.toString(p.factsSource(), ""));
    now.put("conversion", Boolean.toString(p.conversion()));
    now.put("note", Objects.toString(p.note(), ""));
    if (before.isEmpty()) {
      return now;
    }
    Map<String, String> changes = new LinkedHashMap<>();
    now.forEach(
        (field, value) -> {
          if (!value.equals(before.get(field))) {
            changes.put(field + ".before", before.get(field));
            changes.put(field + ".after", value);
          }
        });
    return changes;
  }
}
