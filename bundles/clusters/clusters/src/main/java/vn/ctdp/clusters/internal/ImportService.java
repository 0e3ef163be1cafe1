package vn.ctdp.clusters.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.imports.ClusterImports;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.clusters.review.Claimed;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.core.sheet.Workbook;
import vn.ctdp.core.sheet.Workbooks;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.FieldGuess;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.NumberStyle;
import vn.ctdp.core.sheet.office.OfficeCommunes;
import vn.ctdp.core.sheet.office.OfficeDate;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.sheet.office.SheetInfo;
import vn.ctdp.core.sheet.office.TableFields;
import vn.ctdp.core.sheet.office.TableShape;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterImports} on the database. */
@Component(service = ClusterImports.class)
public final class ImportService implements ClusterImports {

  /** Rows of one import; beyond, people lose sight of what they confirm. */
  static final int MOST_ROWS = 10_500;

  private static final int PARSED = 4;
  private static final Duration DRAFTS_LAST = Duration.ofDays(7);
  private static final SortColumns SORTS =
      new SortColumns(
          Map.of("storedAt", "i.madeAt", "fileName", "i.fileName"), "i.madeAt desc", "i.id");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final TerritoryService territory;
  private final AttachmentService attachments;
  private final Workbooks workbooks;
  private final ClusterConflicts conflicts;
  private final IdentityService identity;
  private final Clock clock;

  /** Workbooks that were read last: a preview is looked at many times. */
  private final Map<String, Workbook> parsed =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Workbook> eldest) {
          return size() > PARSED;
        }
      };

  /** Made by the component runtime. */
  @Activate
  public ImportService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference TerritoryService territory,
      @Reference AttachmentService attachments,
      @Reference Workbooks workbooks,
      @Reference ClusterConflicts conflicts,
      @Reference IdentityService identity,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.instance = instance;
    this.territory = territory;
    this.attachments = attachments;
    this.workbooks = workbooks;
    this.conflicts = conflicts;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public List<ImportField> fields(ImportTarget target) {
    return ImportFields.of(target);
  }

  @Override
  public ImportDraft upload(
      Caller caller, ImportTarget target, String fileName, InputStream content) {
    UnitRef province = requireEdit(caller);
    byte[] bytes;
    try {
      bytes = content.readNBytes(SheetLimits.OFFICE.bytes() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = VietnameseText.normalise(fileName == null ? "" : fileName);
    Workbook book = workbooks.read(name, new ByteArrayInputStream(bytes), SheetLimits.OFFICE);
    if (book.sheets().stream().allMatch(s -> s.rows().isEmpty())) {
      throw new CtdpException(ImportError.EMPTY);
    }
    return store(caller, province, target, name, bytes, book, ImportSettings.guess());
  }

  private ImportDraft store(
      Caller caller,
      UnitRef province,
      ImportTarget target,
      String fileName,
      byte[] bytes,
      Workbook book,
      ImportSettings settings) {
    forgetOld(caller);
    keep(book);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ImportEntity e = new ImportEntity();
          e.id = UUID.randomUUID().toString();
          e.province = province.toString();
          e.target = target.name();
          e.state = ImportState.DRAFT.name();
          e.fileName = fileName;
          e.sha256 = book.sha256();
          e.attachment = "";
          e.madeBy = caller.username();
          e.madeAt = clock.instant();
          em.persist(e);
          em.flush();
          e.attachment =
              attachments
                  .add(caller, ref(e.id), fileName, new ByteArrayInputStream(bytes))
                  .id()
                  .toString();
          Understood understood = understand(em, caller, e, book, settings);
          save(em, e, understood.settings);
          return draft(e, book, understood);
        });
  }

  /** Drafts that nobody confirmed are not kept for ever. */
  private void forgetOld(Caller caller) {
    List<String> old =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select i.id from ImportEntity i where i.state = 'DRAFT' and i.madeBy ="
                            + " :user and i.madeAt < :before",
                        String.class)
                    .setParameter("user", caller.username())
                    .setParameter("before", clock.instant().minus(DRAFTS_LAST))
                    .setMaxResults(20)
                    .getResultList());
    old.forEach(id -> discard(caller, UUID.fromString(id)));
  }

  @Override
  public ImportDraft draft(Caller caller, UUID id) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ImportEntity e = entity(em, id);
          Workbook book = book(caller, e);
          return draft(e, book, understand(em, caller, e, book, settings(em, e)));
        });
  }

  @Override
  public ImportDraft understand(Caller caller, UUID id, ImportSettings settings) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ImportEntity e = open(em, id);
          Workbook book = book(caller, e);
          Understood understood = understand(em, caller, e, book, settings);
          save(em, e, understood.settings);
          return draft(e, book, understood);
        });
  }

  @Override
  public ImportPreview preview(Caller caller, UUID id) {
    UnitRef province = requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ImportEntity e = open(em, id);
          return preview(e, plan(em, caller, e, province));
        });
  }

  private ImportPlan plan(EntityManager em, Caller caller, ImportEntity e, UnitRef province) {
    ImportSettings settings = settings(em, e);
    Understood understood = understand(em, caller, e, book(caller, e), settings);
    int rows = understood.table.shape().data().size();
    if (rows > MOST_ROWS) {
      throw new CtdpException(ImportError.TOO_MANY, rows, MOST_ROWS);
    }
    LocalDate day = settings.cutoff() == null ? today() : settings.cutoff();
    return new ImportPlanner(
            em,
            ImportTarget.valueOf(e.target),
            understood.settings,
            understood.table,
            province,
            new OfficeCommunes(territory, province, day, ImportFields.PROBLEMS),
            settings.cutoff())
        .plan();
  }

  private static ImportPreview preview(ImportEntity e, ImportPlan plan) {
    int facts = plan.steps().stream().mapToInt(s -> s.facts().size() + s.claims().size()).sum();
    return ImportPreview.of(
        UUID.fromString(e.id),
        plan.general(),
        plan.rows(),
        facts,
        Stream.concat(
            Stream.of(e.sha256 + e.target),
            plan.steps().stream().map(s -> s.facts() + "|" + s.claims())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException ex) {
      throw new IllegalStateException(ex);
    }
  }

  @Override
  public ImportRecord confirm(Caller caller, UUID id, String token) {
    UnitRef province = requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          // Whoever writes waits here, so what is compared now is what is there at the commit.
          ClusterChanges.awaitTurn(em);
          ImportEntity e = open(em, id);
          ImportPlan plan = plan(em, caller, e, province);
          ImportPreview preview = preview(e, plan);
          if (!preview.token().equals(token)) {
            throw new CtdpException(ImportError.CHANGED);
          }
          if (!preview.ready()) {
            List<FieldProblem> problems = new ArrayList<>(preview.general());
            preview.rows().stream()
                .filter(r -> r.outcome() == Outcome.WRONG || r.outcome() == Outcome.OPEN)
                .flatMap(r -> r.problems().stream())
                .limit(200)
                .forEach(problems::add);
            throw new CtdpException(
                ImportError.NOT_READY,
                problems,
                null,
                preview.counts().wrong(),
                preview.counts().open());
          }
          apply(em, caller, e, province, plan);
          ImportSettings settings = settings(em, e);
          e.state = ImportState.STORED.name();
          e.cutoff = settings.cutoff();
          e.source = VietnameseText.normalise(settings.source());
          e.created = preview.counts().created();
          e.changed = preview.counts().changed();
          e.unchanged = preview.counts().unchanged();
          e.leftOut = preview.counts().leftOut();
          e.facts = preview.counts().facts();
          e.storedAt = clock.instant();
          remember(em, caller, e, book(caller, e), settings);
          Map<String, String> details = new LinkedHashMap<>();
          details.put("file", e.fileName);
          details.put("sha256", e.sha256);
          details.put("created", Integer.toString(e.created));
          details.put("changed", Integer.toString(e.changed));
          details.put("facts", Integer.toString(e.facts));
          audit.append(caller, "clusters.import.store", ref(e.id), details);
          return record(e);
        });
  }

  private void apply(
      EntityManager em, Caller caller, ImportEntity e, UnitRef province, ImportPlan plan) {
    Instant now = clock.instant();
    // Looking through thousands of rows before each statement would cost more than the statements.
    em.setFlushMode(FlushModeType.COMMIT);
    if (ImportTarget.PROJECTS.name().equals(e.target)) {
      new ImportTenancyStore(em, caller, e, now)
          .store(plan.steps(), new Writing(access, audit, instance));
      em.setFlushMode(FlushModeType.AUTO);
      return;
    }
    List<ImportLineEntity> lines = new ArrayList<>();
    Map<ImportLineEntity, Object> versions = new LinkedHashMap<>();
    Set<String> touched = new LinkedHashSet<>();
    Set<String> planTouched = new LinkedHashSet<>();
    Map<String, Map<String, String>> audits = new LinkedHashMap<>();
    List<FactEntity> facts = new ArrayList<>();
    Map<String, List<ClusterFact>> claims = new LinkedHashMap<>();
    int code = RegisterService.lastCode(em, province.toString());
    for (ImportPlan.Step step : plan.steps()) {
      if (step.plan() != null) {
        planEntry(em, caller, now, e, step, lines, versions, planTouched, touched);
        continue;
      }
      String owner = step.owner();
      Map<String, String> details = new LinkedHashMap<>();
      if (step.cluster() != null) {
        ClusterEntity entity;
        Map<String, String> before = null;
        if (owner == null) {
          entity = new ClusterEntity();
          entity.id = UUID.randomUUID().toString();
          String given = VietnameseText.normalise(step.cluster().code());
          entity.code = given == null || given.isEmpty() ? "CCN-%03d".formatted(++code) : given;
          RegisterService.fill(entity, step.cluster());
          em.persist(entity);
        } else {
          entity = em.find(ClusterEntity.class, owner);
          before = image(ClusterStore.cluster(entity));
          RegisterService.fill(entity, step.cluster());
        }
        owner = entity.id;
        Map<String, String> was = before == null ? Map.of() : before;
        image(ClusterStore.cluster(entity))
            .forEach(
                (field, is) -> {
                  if (!is.equals(was.getOrDefault(field, ""))) {
                    details.put(field + ".before", was.getOrDefault(field, ""));
                    details.put(field + ".after", is);
                  }
                });
        ImportLineEntity line =
            line(e, lines.size(), ClusterSubjects.CLUSTER, owner, entity.name, before);
        lines.add(line);
        versions.put(line, entity);
      }
      touched.add(owner);
      for (ClusterFact fact : step.facts()) {
        FactEntity row = RegisterService.row(caller, owner, fact, now);
        row.importId = e.id;
        facts.add(row);
        details.put(
            fact.key().name() + ".after",
            (fact.number() == null ? fact.code() : fact.number().toPlainString())
                + " ("
                + fact.effectiveFrom()
                + ")");
      }
      if (!step.claims().isEmpty()) {
        claims.put(owner, step.claims());
      }
      audits.put(owner, details);
    }
    Set<String> fresh =
        lines.stream().filter(l -> l.before == null).map(l -> l.record).collect(Collectors.toSet());
    em.flush();
    ClusterChanges.touchedAll(em, ClusterSubjects.CLUSTER, touched, fresh);
    ClusterChanges.touchedAll(em, ClusterSubjects.PLAN, planTouched, fresh);
    reopen(em, caller, versions.values(), fresh, today(), now);
    facts.forEach(em::persist);
    // The only fact of its key in a new cluster has no end.
    Set<String> first = new HashSet<>();
    FactSpans.renew(
        em,
        facts.stream()
            .filter(f -> !fresh.contains(f.cluster) || !first.add(f.cluster + f.key))
            .map(f -> f.cluster)
            .toList());
    versions.forEach((line, entity) -> line.leftVersion = version(entity));
    lines.forEach(em::persist);
    em.flush();
    em.setFlushMode(FlushModeType.AUTO);
    claims(em, caller, e, claims, lines.size());
    audits.forEach(
        (owner, details) -> {
          details.put("import", e.fileName);
          audit.append(
              caller,
              "clusters.cluster.import",
              new SubjectRef(ClusterSubjects.CLUSTER, owner),
              details);
        });
  }

  /** Puts figures into the conflict queue, and notes those that nobody had claimed before. */
  private void claims(
      EntityManager em,
      Caller caller,
      ImportEntity e,
      Map<String, List<ClusterFact>> claims,
      int lines) {
    Set<String> known = new HashSet<>();
    ImportUndo.each(
        claims.keySet(),
        some ->
            known.addAll(
                em.createQuery(
                        "select c.id from ClaimEntity c, ConflictEntity x where x.id = c.conflict"
                            + " and x.cluster in :ids",
                        String.class)
                    .setParameter("ids", some)
                    .getResultList()));
    if (claims.isEmpty()) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    ImportUndo.each(
        claims.keySet(),
        some ->
            em.createQuery(
                    "select c.id, c.name from ClusterEntity c where c.id in :ids", Object[].class)
                .setParameter("ids", some)
                .getResultList()
                .forEach(r -> names.put((String) r[0], (String) r[1])));
    Map<UUID, List<ClusterFact>> said = new LinkedHashMap<>();
    claims.forEach((id, facts) -> said.put(UUID.fromString(id), facts));
    Map<UUID, List<Claimed>> outcome = conflicts.claimAll(caller, said);
    int no = lines;
    for (UUID owner : said.keySet()) {
      for (Claimed claimed : outcome.get(owner)) {
        if (claimed.claim() != null && known.add(claimed.claim().toString())) {
          String name = names.get(owner.toString());
          em.persist(line(e, no++, ImportUndo.CLAIM, claimed.claim().toString(), name, null));
        }
      }
    }
  }

  /**
   * Where communes and developers are dated already, what stands open in the table follows the
   * cluster's own row; elsewhere the row is enough.
   */
  static void reopen(
      EntityManager em,
      Caller caller,
      Collection<?> entities,
      Set<String> fresh,
      LocalDate today,
      Instant now) {
    List<ClusterEntity> changed =
        entities.stream()
            .filter(ClusterEntity.class::isInstance)
            .map(ClusterEntity.class::cast)
            .filter(c -> !fresh.contains(c.id))
            .toList();
    if (changed.isEmpty()) {
      return;
    }
    Set<String> dated = new HashSet<>();
    for (String entity : List.of("CommuneEntity", "DeveloperEntity")) {
      dated.addAll(
          em.createQuery("select distinct e.cluster from " + entity + " e", String.class)
              .getResultList());
    }
    for (ClusterEntity c : changed) {
      if (dated.contains(c.id)) {
        Opening opening = new Opening(em, caller, c, today, now);
        opening.communes(ImportPlanner.units(c.communes));
        opening.developer(c.developerName);
      }
    }
    em.flush();
  }

  private static long version(Object entity) {
    return entity instanceof ClusterEntity c ? c.version : ((PlanEntryEntity) entity).version;
  }

  private void planEntry(
      EntityManager em,
      Caller caller,
      Instant now,
      ImportEntity e,
      ImportPlan.Step step,
      List<ImportLineEntity> lines,
      Map<ImportLineEntity, Object> versions,
      Set<String> planTouched,
      Set<String> touched) {
    PlanEntry plan = step.plan();
    if (plan.cluster() != null) {
      touched.add(plan.cluster().toString());
    }
    if (step.planBefore() != null) {
      PlanEntryEntity former = em.find(PlanEntryEntity.class, step.planBefore().id().toString());
      ImportLineEntity line =
          line(
              e,
              lines.size(),
              ClusterSubjects.PLAN,
              former.id,
              former.name,
              image(step.planBefore()));
      if (plan.id() == null) {
        // A change of the plan ends one entry and begins another.
        former.validTo = plan.validFrom().minusDays(1);
      } else {
        RegisterService.fill(former, plan);
      }
      em.persist(RegisterService.status(caller, former, now));
      planTouched.add(former.id);
      lines.add(line);
      versions.put(line, former);
      if (plan.id() != null) {
        return;
      }
    }
    PlanEntryEntity entity = new PlanEntryEntity();
    entity.id = UUID.randomUUID().toString();
    RegisterService.fill(entity, plan);
    em.persist(entity);
    em.persist(RegisterService.status(caller, entity, now));
    planTouched.add(entity.id);
    ImportLineEntity line =
        line(e, lines.size(), ClusterSubjects.PLAN, entity.id, entity.name, null);
    lines.add(line);
    versions.put(line, entity);
  }

  static ImportLineEntity line(
      ImportEntity e, int no, String type, String record, String name, Map<String, String> before) {
    ImportLineEntity line = new ImportLineEntity();
    line.importId = e.id;
    line.no = no;
    line.type = type;
    line.record = record;
    line.name = name;
    line.before = before == null ? null : ImportJson.write(before);
    return line;
  }

  private static Map<String, String> image(Cluster c) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", c.name());
    image.put("oldNames", String.join("\n", c.oldNames()));
    image.put("communes", ClusterStore.communes(c.communes()));
    image.put("legacy", Boolean.toString(c.legacy()));
    image.put("developerName", Objects.toString(c.developerName(), ""));
    image.put("note", Objects.toString(c.note(), ""));
    return image;
  }

  private static Map<String, String> image(PlanEntry p) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", p.name());
    image.put("communes", ClusterStore.communes(p.communes()));
    image.put("area", p.area().ha().toPlainString());
    image.put("sectors", Objects.toString(p.sectors(), ""));
    image.put("phase", p.phase() == null ? "" : p.phase().name());
    image.put("action", p.action().name());
    image.put("planDocumentText", Objects.toString(p.planDocumentText(), ""));
    image.put("validTo", Objects.toString(p.validTo(), ""));
    image.put("note", Objects.toString(p.note(), ""));
    return image;
  }

  private static Cluster former(Cluster now, Map<String, String> was) {
    return new Cluster(
        now.id(),
        now.code(),
        was.get("name"),
        was.get("oldNames").lines().toList(),
        now.province(),
        ImportPlanner.units(was.get("communes")),
        Boolean.parseBoolean(was.get("legacy")),
        empty(was.get("developerName")),
        now.illustrative(),
        empty(was.get("note")),
        now.version());
  }

  private static PlanEntry former(PlanEntry now, Map<String, String> was) {
    return new PlanEntry(
        now.id(),
        was.get("name"),
        now.province(),
        ImportPlanner.units(was.get("communes")),
        new vn.ctdp.core.quantity.Area(new java.math.BigDecimal(was.get("area"))),
        empty(was.get("sectors")),
        was.get("phase").isEmpty() ? null : vn.ctdp.clusters.PlanPhase.valueOf(was.get("phase")),
        vn.ctdp.clusters.PlanAction.valueOf(was.get("action")),
        now.planDocument(),
        empty(was.get("planDocumentText")),
        now.validFrom(),
        was.get("validTo").isEmpty() ? null : LocalDate.parse(was.get("validTo")),
        now.cluster(),
        now.illustrative(),
        empty(was.get("note")),
        now.version());
  }

  private static String empty(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  @Override
  public void discard(Caller caller, UUID id) {
    requireEdit(caller);
    jpa.tx(
        TransactionType.Required,
        em -> {
          ImportEntity e = open(em, id);
          attachments.remove(caller, UUID.fromString(e.attachment));
          pieces(em, e);
          em.remove(e);
          em.flush();
        });
  }

  private static void pieces(EntityManager em, ImportEntity e) {
    em.createQuery("delete from ImportPieceEntity p where p.importId = :id")
        .setParameter("id", e.id)
        .executeUpdate();
  }

  @Override
  public ImportDraft bulk(
      Caller caller, Map<UUID, Map<String, String>> values, LocalDate cutoff, String source) {
    UnitRef province = requireEdit(caller);
    Set<String> fields = new TreeSet<>();
    values.values().forEach(v -> fields.addAll(v.keySet()));
    List<String> ids = values.keySet().stream().map(UUID::toString).toList();
    Map<String, ClusterEntity> clusters =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                ClusterStore.all(em, province.toString()).stream()
                    .filter(c -> ids.contains(c.id))
                    .collect(Collectors.toMap(c -> c.id, c -> c)));
    StringBuilder csv = new StringBuilder("Mã cụm;Tên cụm");
    Map<Integer, ColumnChoice> columns = new HashMap<>();
    columns.put(0, new ColumnChoice("code", "", NumberStyle.AUTO));
    int column = 2;
    for (String key : fields) {
      ImportField field =
          ImportFields.find(ImportTarget.CLUSTERS, key)
              .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "nội dung", key));
      csv.append(';').append(quoted(field.label().vi()));
      String unit =
          switch (field.kind()) {
            case AREA -> "ha";
            case MONEY -> "dong";
            case PERCENT -> "percent";
            default -> "";
          };
      columns.put(column++, new ColumnChoice(key, unit, NumberStyle.VI));
    }
    values.forEach(
        (id, typed) -> {
          ClusterEntity c = clusters.get(id.toString());
          if (c == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", id);
          }
          csv.append('\n').append(quoted(c.code)).append(';').append(quoted(c.name));
          for (String key : fields) {
            csv.append(';').append(quoted(typed.getOrDefault(key, "")));
          }
        });
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    String name = "sua-nhieu-cum-" + today() + ".csv";
    Workbook book = workbooks.read(name, new ByteArrayInputStream(bytes), SheetLimits.OFFICE);
    return store(
        caller,
        province,
        ImportTarget.CLUSTERS,
        name,
        bytes,
        book,
        new ImportSettings(
            book.sheets().get(0).name(),
            1,
            1,
            columns,
            cutoff,
            source,
            false,
            ConflictRule.REPLACE,
            Map.of()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public Page<ImportRecord> imports(Caller caller, PageRequest request) {
    requireView(caller);
    StringBuilder where = new StringBuilder(" where i.province = :province");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("province", instance.province().map(UnitRef::toString).orElse(""));
    for (Map.Entry<String, String> filter : request.filters().entrySet()) {
      if (!filter.getKey().equals("state")) {
        throw SortColumns.unknown("filters." + filter.getKey());
      }
      where.append(" and i.state = :state");
      parameters.put("state", filter.getValue());
    }
    if (!request.filters().containsKey("state")) {
      where.append(" and i.state <> 'DRAFT'");
    }
    if (!request.search().isBlank()) {
      where.append(" and lower(i.fileName) like :search escape '!'");
      parameters.put(
          "search",
          "%" + request.search().toLowerCase(VietnameseText.VI).replaceAll("([!%_])", "!$1") + "%");
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(i) from ImportEntity i" + where, Long.class);
          TypedQuery<ImportEntity> query =
              em.createQuery(
                  "select i from ImportEntity i" + where + SORTS.orderBy(request.sorts()),
                  ImportEntity.class);
          parameters.forEach(count::setParameter);
          parameters.forEach(query::setParameter);
          return new Page<>(
              query
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(ImportService::record)
                  .toList(),
              count.getSingleResult());
        });
  }

  @Override
  public Optional<ImportRecord> find(Caller caller, UUID id) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(ImportEntity.class, id.toString()))
                .map(ImportService::record));
  }

  @Override
  public List<FieldProblem> obstacles(Caller caller, UUID id) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Supports, em -> new ImportUndo(em, stored(em, id)).obstacles());
  }

  @Override
  public ImportRecord undo(Caller caller, UUID id, String reason) {
    requireEdit(caller);
    Input input = new Input();
    input.text("reason", VietnameseText.normalise(reason), 1000, true);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterChanges.awaitTurn(em);
          ImportEntity e = stored(em, id);
          ImportUndo undo = new ImportUndo(em, e);
          List<FieldProblem> obstacles = undo.obstacles();
          if (!obstacles.isEmpty()) {
            throw new CtdpException(
                ImportError.IN_THE_WAY, obstacles, null, Integer.toString(obstacles.size()));
          }
          Instant now = clock.instant();
          String why = VietnameseText.normalise(reason);
          Set<String> changed =
              undo.run(
                  caller,
                  now,
                  today(),
                  claim -> conflicts.withdraw(caller, UUID.fromString(claim), why),
                  ImportService::former,
                  ImportService::former);
          e.state = ImportState.UNDONE.name();
          e.undoneBy = caller.username();
          e.undoneAt = now;
          e.undoneReason = why;
          Map<String, String> details = new LinkedHashMap<>();
          details.put("file", e.fileName);
          details.put("reason", e.undoneReason);
          audit.append(caller, "clusters.import.undo", ref(e.id), details);
          for (String cluster : changed) {
            audit.append(
                caller,
                "clusters.cluster.import-undo",
                new SubjectRef(ClusterSubjects.CLUSTER, cluster),
                Map.of("import", e.fileName, "reason", e.undoneReason));
          }
          return record(e);
        });
  }

  // --- understanding ------------------------------------------------------------------------

  /** A sheet with how it is understood. */
  private record Understood(ImportSettings settings, OfficeTable table, boolean remembered) {}

  private Understood understand(
      EntityManager em, Caller caller, ImportEntity e, Workbook book, ImportSettings asked) {
    ImportTarget target = ImportTarget.valueOf(e.target);
    TableFields fields = ImportFields.table(target);
    FieldGuess guess = fields.guess();
    Sheet sheet =
        asked.sheet() == null
            ? OfficeTable.likely(book, guess)
                .orElseThrow(() -> new CtdpException(ImportError.EMPTY))
            : book.sheet(asked.sheet())
                .orElseThrow(
                    () -> new CtdpException(CoreError.NOT_FOUND, "trang tính", asked.sheet()));
    TableShape shape = TableShape.of(sheet, guess, asked.headerFirst(), asked.headerLast());
    Map<Integer, ColumnChoice> last =
        Stream.of(office(caller), "")
            .map(of -> em.find(ImportMappingEntity.class, fingerprint(of, target, shape)))
            .filter(Objects::nonNull)
            .findFirst()
            .map(m -> ImportJson.columns(m.content))
            .orElse(null);
    OfficeTable table =
        new OfficeTable(fields, sheet, shape, asked.columns() == null ? last : asked.columns());
    boolean remembered = table.choices().equals(last);
    LocalDate cutoff =
        asked.cutoff() != null ? asked.cutoff() : OfficeDate.within(shape.above()).orElse(null);
    ImportSettings settings =
        new ImportSettings(
            sheet.name(),
            shape.first(),
            shape.last(),
            table.choices(),
            cutoff,
            asked.source(),
            asked.illustrative(),
            asked.conflicts(),
            asked.rows());
    return new Understood(settings, table, remembered);
  }

  /** Whose columns are remembered together: the user's organisation, else the user. */
  private String office(Caller caller) {
    Optional<UUID> organisation = Optional.empty();
    if (caller.kind() != Caller.Kind.SYSTEM) {
      organisation =
          identity
              .find(Caller.system("clusters"), UUID.fromString(caller.userId()))
              .flatMap(UserAccount::organisation);
    }
    return organisation.map(id -> "office:" + id).orElse("user:" + caller.username()) + "\n";
  }

  /**
   * @param office whose columns; empty for those that the instance used last
   */
  private static String fingerprint(String office, ImportTarget target, TableShape shape) {
    MessageDigest digest = sha256();
    digest.update(
        (office + target.name() + "\n" + shape.signature()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private void remember(
      EntityManager em, Caller caller, ImportEntity e, Workbook book, ImportSettings settings) {
    TableShape shape = understand(em, caller, e, book, settings).table.shape();
    ImportTarget target = ImportTarget.valueOf(e.target);
    for (String office : List.of(office(caller), "")) {
      String fingerprint = fingerprint(office, target, shape);
      ImportMappingEntity mapping = em.find(ImportMappingEntity.class, fingerprint);
      boolean fresh = mapping == null;
      if (fresh) {
        mapping = new ImportMappingEntity();
        mapping.fingerprint = fingerprint;
      }
      mapping.content = ImportJson.write((Object) settings.columns());
      mapping.savedBy = caller.username();
      mapping.savedAt = clock.instant();
      if (fresh) {
        em.persist(mapping);
      }
    }
  }

  private static ImportDraft draft(ImportEntity e, Workbook book, Understood understood) {
    return new ImportDraft(
        UUID.fromString(e.id),
        e.fileName,
        ImportTarget.valueOf(e.target),
        understood.settings,
        understood.remembered,
        book.sheets().stream()
            .map(s -> new SheetInfo(s.name(), s.hidden(), s.rows().size()))
            .toList(),
        understood.table.infos());
  }

  // --- storage ------------------------------------------------------------------------------

  private Workbook book(Caller caller, ImportEntity e) {
    synchronized (parsed) {
      Workbook known = parsed.get(e.sha256);
      if (known != null) {
        return known;
      }
    }
    try (InputStream in = attachments.open(caller, UUID.fromString(e.attachment))) {
      Workbook book = workbooks.read(e.fileName, in, SheetLimits.OFFICE);
      keep(book);
      return book;
    } catch (IOException ex) {
      throw new UncheckedIOException(ex);
    }
  }

  private void keep(Workbook book) {
    synchronized (parsed) {
      parsed.put(book.sha256(), book);
    }
  }

  private static void save(EntityManager em, ImportEntity e, ImportSettings settings) {
    pieces(em, e);
    em.clear();
    ImportEntity merged = em.merge(e);
    em.flush();
    String json = ImportJson.write(settings);
    for (int no = 0, from = 0; from < json.length(); no++, from += ImportPieceEntity.LENGTH) {
      ImportPieceEntity piece = new ImportPieceEntity();
      piece.importId = merged.id;
      piece.no = no;
      piece.content =
          json.substring(from, Math.min(json.length(), from + ImportPieceEntity.LENGTH));
      em.persist(piece);
    }
    em.flush();
  }

  private static ImportSettings settings(EntityManager em, ImportEntity e) {
    return ImportJson.settings(
        em
            .createQuery(
                "select p from ImportPieceEntity p where p.importId = :id order by p.no",
                ImportPieceEntity.class)
            .setParameter("id", e.id)
            .getResultList()
            .stream()
            .map(p -> p.content)
            .collect(Collectors.joining()));
  }

  private static ImportEntity entity(EntityManager em, UUID id) {
    ImportEntity e = em.find(ImportEntity.class, id.toString());
    if (e == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "lần nhập", id);
    }
    return e;
  }

  private static ImportEntity open(EntityManager em, UUID id) {
    ImportEntity e = entity(em, id);
    if (!ImportState.DRAFT.name().equals(e.state)) {
      throw new CtdpException(ImportError.DONE);
    }
    return e;
  }

  private static ImportEntity stored(EntityManager em, UUID id) {
    ImportEntity e = entity(em, id);
    if (!ImportState.STORED.name().equals(e.state)) {
      throw new CtdpException(ImportError.DONE);
    }
    return e;
  }

  private static ImportRecord record(ImportEntity e) {
    return new ImportRecord(
        UUID.fromString(e.id),
        ImportTarget.valueOf(e.target),
        ImportState.valueOf(e.state),
        e.fileName,
        e.sha256,
        UUID.fromString(e.attachment),
        e.cutoff,
        e.source,
        e.created,
        e.changed,
        e.unchanged,
        e.leftOut,
        e.facts,
        e.madeBy,
        e.storedAt,
        e.undoneBy,
        e.undoneAt,
        e.undoneReason);
  }

  private static SubjectRef ref(String id) {
    return new SubjectRef(ClusterSubjects.IMPORT, id);
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(RegisterService.ZONE));
  }

  private UnitRef requireEdit(Caller caller) {
    UnitRef province = instance.province().orElseThrow(() -> new CtdpException(ImportError.CENTRE));
    access.require(caller, ClusterPermissions.EDIT, Target.of(province));
    return province;
  }

  private void requireView(Caller caller) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }
}
