package vn.ctdp.extension.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.core.sheet.Workbook;
import vn.ctdp.core.sheet.Workbooks;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.core.sheet.office.OfficeCommunes;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.sheet.office.SheetInfo;
import vn.ctdp.core.sheet.office.TableShape;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.imports.ProjectImportDraft;
import vn.ctdp.extension.imports.ProjectImportSettings;
import vn.ctdp.extension.imports.ProjectImports;

/** {@link ProjectImports} on the database. */
@Component(service = ProjectImports.class)
public final class ImportService implements ProjectImports {

  /** Rows of one import; beyond, people lose sight of what they confirm. */
  static final int MOST_ROWS = 10_500;

  static final String MANAGE_ESTABLISHMENTS = "core.establishment.manage";
  private static final int MOST_PROBLEMS = 200;
  private static final Duration DRAFTS_LAST = Duration.ofDays(7);
  private static final SortColumns SORTS =
      new SortColumns(
          Map.of("storedAt", "i.madeAt", "fileName", "i.fileName"), "i.madeAt desc", "i.id");

  private final JpaTemplate jpa;
  private final Work work;
  private final ProjectService projects;
  private final OrganisationService organisations;
  private final EstablishmentService establishments;
  private final TerritoryService territory;
  private final RuleService rules;
  private final AttachmentService attachments;
  private final Workbooks workbooks;
  private final ImportFields fields = new ImportFields();

  /** The workbook that was read last: a preview is looked at several times. */
  private volatile Workbook latest;

  /** Made by the component runtime. */
  @Activate
  public ImportService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference ProjectService projects,
      @Reference OrganisationService organisations,
      @Reference EstablishmentService establishments,
      @Reference TerritoryService territory,
      @Reference RuleService rules,
      @Reference AttachmentService attachments,
      @Reference Workbooks workbooks) {
    this.jpa = jpa;
    this.work = work;
    this.projects = projects;
    this.organisations = organisations;
    this.establishments = establishments;
    this.territory = territory;
    this.rules = rules;
    this.attachments = attachments;
    this.workbooks = workbooks;
  }

  @Override
  public List<ImportField> fields() {
    return fields.all();
  }

  // --- the file -----------------------------------------------------------------------------

  @Override
  public ImportStored upload(Caller caller, String fileName, InputStream content) {
    UnitRef province = requireEdit(caller);
    byte[] bytes = read(content);
    String name = VietnameseText.normalise(fileName == null ? "" : fileName);
    Workbook book = workbooks.read(name, new ByteArrayInputStream(bytes), SheetLimits.OFFICE);
    if (book.sheets().stream().allMatch(s -> s.rows().isEmpty())) {
      throw new CtdpException(ImportError.EMPTY);
    }
    old(caller).forEach(id -> discard(caller, id));
    latest = book;
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ImportEntity e = new ImportEntity();
          e.id = UUID.randomUUID().toString();
          e.province = province.toString();
          e.state = ImportState.DRAFT.name();
          e.fileName = name;
          e.sha256 = book.sha256();
          e.attachment = "";
          e.madeBy = caller.username();
          e.madeAt = work.now();
          em.persist(e);
          // Whoever stores the file asks whether there is an import.
          em.flush();
          e.attachment =
              attachments
                  .add(caller, ref(e.id), name, new ByteArrayInputStream(bytes))
                  .id()
                  .toString();
          keep(em, e, understand(em, book, ProjectImportSettings.guess()).settings());
          return stored(e);
        });
  }

  private static byte[] read(InputStream content) {
    try {
      return content.readNBytes(SheetLimits.OFFICE.bytes() + 1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Drafts that nobody confirmed are not kept for ever. */
  private List<UUID> old(Caller caller) {
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select i.id from ImportEntity i where i.state = :draft and i.madeBy = :user and"
                        + " i.madeAt < :before order by i.madeAt",
                    String.class)
                .setParameter("draft", ImportState.DRAFT.name())
                .setParameter("user", caller.username())
                .setParameter("before", work.now().minus(DRAFTS_LAST))
                .setMaxResults(10)
                .getResultList()
                .stream()
                .map(UUID::fromString)
                .toList());
  }

  private Workbook book(Caller caller, ImportEntity e) {
    Workbook known = latest;
    if (known != null && known.sha256().equals(e.sha256)) {
      return known;
    }
    try (InputStream in = attachments.open(caller, UUID.fromString(e.attachment))) {
      Workbook book = workbooks.read(e.fileName, in, SheetLimits.OFFICE);
      latest = book;
      return book;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  // --- understanding ------------------------------------------------------------------------

  /** A sheet with how it is understood. */
  private record Understood(
      ProjectImportSettings settings, OfficeTable table, boolean remembered) {}

  /** Columns as they are kept. */
  record Columns(Map<Integer, ColumnChoice> columns) {}

  private Understood understand(EntityManager em, Workbook book, ProjectImportSettings asked) {
    Sheet sheet =
        (asked.sheet() == null
                ? OfficeTable.likely(book, fields.guess())
                : book.sheet(asked.sheet()))
            .orElseThrow(
                () ->
                    asked.sheet() == null
                        ? new CtdpException(ImportError.EMPTY)
                        : new CtdpException(CoreError.NOT_FOUND, "trang tính", asked.sheet()));
    TableShape shape =
        TableShape.of(sheet, fields.guess(), asked.headerFirst(), asked.headerLast());
    Optional<Map<Integer, ColumnChoice>> last =
        Optional.ofNullable(em.find(ImportMappingEntity.class, fingerprint(shape)))
            .map(m -> TravelJson.read(m.content, Columns.class).columns());
    OfficeTable table =
        new OfficeTable(
            fields, sheet, shape, asked.columns() == null ? last.orElse(null) : asked.columns());
    return new Understood(
        new ProjectImportSettings(
            sheet.name(),
            shape.first(),
            shape.last(),
            table.choices(),
            asked.plan(),
            asked.unit(),
            asked.rows()),
        table,
        last.filter(table.choices()::equals).isPresent());
  }

  private static String fingerprint(TableShape shape) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(shape.signature().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private void remember(EntityManager em, Caller caller, TableShape shape, ImportEntity e) {
    String fingerprint = fingerprint(shape);
    ImportMappingEntity mapping =
        Optional.ofNullable(em.find(ImportMappingEntity.class, fingerprint))
            .orElseGet(ImportMappingEntity::new);
    mapping.content = e.columns;
    mapping.savedBy = caller.username();
    mapping.savedAt = work.now();
    if (mapping.fingerprint == null) {
      mapping.fingerprint = fingerprint;
      em.persist(mapping);
    }
  }

  @Override
  public ProjectImportDraft draft(Caller caller, UUID id) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ImportEntity e = draft(em, id);
          Workbook book = book(caller, e);
          return draft(e, book, understand(em, book, settings(em, e)));
        });
  }

  @Override
  public ProjectImportDraft understand(Caller caller, UUID id, ProjectImportSettings settings) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ImportEntity e = draft(em, id);
          Workbook book = book(caller, e);
          Understood understood = understand(em, book, settings);
          keep(em, e, understood.settings());
          return draft(e, book, understood);
        });
  }

  private static ProjectImportDraft draft(ImportEntity e, Workbook book, Understood understood) {
    return new ProjectImportDraft(
        UUID.fromString(e.id),
        e.fileName,
        understood.settings(),
        understood.remembered(),
        book.sheets().stream()
            .map(s -> new SheetInfo(s.name(), s.hidden(), s.rows().size()))
            .toList(),
        understood.table().infos());
  }

  /** Writes how the file is understood. */
  private static void keep(EntityManager em, ImportEntity e, ProjectImportSettings s) {
    e.sheet = s.sheet();
    e.headerFirst = s.headerFirst();
    e.headerLast = s.headerLast();
    e.columns = TravelJson.write(new Columns(s.columns()));
    e.plan = Work.text(s.plan());
    e.unit = Work.text(s.unit());
    forgetRows(em, e);
    s.rows()
        .forEach(
            (no, choice) -> {
              ImportRowEntity row = new ImportRowEntity();
              row.id = e.id + ":" + no;
              row.importId = e.id;
              row.no = no;
              row.kind = choice.kind().name();
              row.project = Work.text(choice.record());
              em.persist(row);
            });
    em.flush();
  }

  private static void forgetRows(EntityManager em, ImportEntity e) {
    em.createQuery("delete from ImportRowEntity r where r.importId = :id")
        .setParameter("id", e.id)
        .executeUpdate();
  }

  private static ProjectImportSettings settings(EntityManager em, ImportEntity e) {
    List<ImportRowEntity> rows =
        em.createQuery(
                "select r from ImportRowEntity r where r.importId = :id order by r.no",
                ImportRowEntity.class)
            .setParameter("id", e.id)
            .getResultList();
    // They are written anew, never changed.
    rows.forEach(em::detach);
    return new ProjectImportSettings(
        e.sheet,
        e.headerFirst,
        e.headerLast,
        TravelJson.read(e.columns, Columns.class).columns(),
        Work.uuid(e.plan),
        Work.uuid(e.unit),
        rows.stream()
            .collect(
                Collectors.toMap(
                    r -> r.no,
                    r -> new RowChoice(RowChoice.Kind.valueOf(r.kind), Work.uuid(r.project)))));
  }

  // --- preview and confirmation -------------------------------------------------------------

  @Override
  public ImportPreview preview(Caller caller, UUID id) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ImportEntity e = draft(em, id);
          Understood understood = understand(em, book(caller, e), settings(em, e));
          return preview(e, plan(em, caller, understood));
        });
  }

  private ImportPlan plan(EntityManager em, Caller caller, Understood understood) {
    int rows = understood.table().shape().data().size();
    if (rows > MOST_ROWS) {
      throw new CtdpException(
          ImportError.TOO_MANY, Integer.toString(rows), Integer.toString(MOST_ROWS));
    }
    UnitRef province = work.province().orElseThrow();
    return new ImportPlanner(
            em,
            work,
            new ImportParties(
                caller,
                organisations,
                establishments,
                work.may(caller, MANAGE_ESTABLISHMENTS, province),
                work.today()),
            new OfficeCommunes(territory, province, work.today(), ImportFields.PROBLEMS),
            new ReadOnce(new CatalogueService(jpa), rules),
            new Eligibility(territory),
            understood.settings(),
            understood.table(),
            work.may(caller, ExtensionPermissions.DECIDE, province))
        .plan();
  }

  private static ImportPreview preview(ImportEntity e, ImportPlan plan) {
    return ImportPreview.of(
        UUID.fromString(e.id),
        plan.general(),
        plan.rows(),
        0,
        Stream.concat(
            Stream.of(e.sha256),
            plan.steps().stream().map(s -> s.after() + "|" + s.result() + "|" + s.plan().id)));
  }

  @Override
  public ImportStored confirm(Caller caller, UUID id, String token) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          // Whoever writes waits here, so what is compared now is what is there at the commit.
          Work.awaitTurn(em);
          ImportEntity e = draft(em, id);
          Understood understood = understand(em, book(caller, e), settings(em, e));
          ImportPlan plan = plan(em, caller, understood);
          ImportPreview preview = preview(e, plan);
          if (!preview.token().equals(token)) {
            throw new CtdpException(ImportError.CHANGED);
          }
          if (!preview.ready()) {
            throw notReady(preview);
          }
          new ImportStore(em, caller, work, projects, establishments, e.id).store(plan.steps());
          ImportEntity done = draft(em, id);
          done.state = ImportState.STORED.name();
          done.created = preview.counts().created();
          done.changed = preview.counts().changed();
          done.unchanged = preview.counts().unchanged();
          done.leftOut = preview.counts().leftOut();
          done.storedAt = work.now();
          remember(em, caller, understood.table().shape(), done);
          em.flush();
          work.log(caller, "import", "store", done.id, ImportStore.details(done, null));
          return stored(done);
        });
  }

  private static CtdpException notReady(ImportPreview preview) {
    List<FieldProblem> problems = new ArrayList<>(preview.general());
    preview.rows().stream()
        .filter(r -> r.outcome() == Outcome.WRONG || r.outcome() == Outcome.OPEN)
        .flatMap(r -> r.problems().stream())
        .limit(MOST_PROBLEMS)
        .forEach(problems::add);
    return new CtdpException(
        ImportError.NOT_READY,
        problems,
        null,
        Integer.toString(preview.counts().wrong()),
        Integer.toString(preview.counts().open()));
  }

  @Override
  public void discard(Caller caller, UUID id) {
    requireEdit(caller);
    jpa.tx(
        TransactionType.Required,
        em -> {
          ImportEntity e = draft(em, id);
          attachments.remove(caller, UUID.fromString(e.attachment));
          forgetRows(em, e);
          em.remove(e);
          em.flush();
        });
  }

  // --- what was imported --------------------------------------------------------------------

  @Override
  public Page<ImportStored> imports(Caller caller, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(request, Set.of("state"));
    Work.Where where =
        new Work.Where()
            .and("i.province = :own", "own", work.province().map(UnitRef::toString).orElse(""))
            .filter(request, "state", "i.state");
    if (!request.filters().containsKey("state")) {
      where.and("i.state <> 'DRAFT'");
    }
    if (!request.search().isBlank()) {
      where.and(
          "lower(i.fileName) like :search escape '!'",
          "search",
          "%"
              + VietnameseText.normalise(request.search())
                  .toLowerCase(VietnameseText.VI)
                  .replaceAll("([!%_])", "!$1")
              + "%");
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Page<ImportEntity> page = Work.page(em, ImportEntity.class, "i", where, SORTS, request);
          return new Page<>(page.rows().stream().map(ImportService::stored).toList(), page.total());
        });
  }

  @Override
  public Optional<ImportStored> find(Caller caller, UUID id) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(ImportEntity.class, id.toString()))
                .filter(e -> work.visible(e.province))
                .map(ImportService::stored));
  }

  @Override
  public List<FieldProblem> obstacles(Caller caller, UUID id) {
    requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Supports, em -> new ImportUndo(em, done(em, id).id).obstacles());
  }

  @Override
  public ImportStored undo(Caller caller, UUID id, String reason) {
    requireEdit(caller);
    String why = VietnameseText.normalise(reason);
    Input input = new Input();
    input.text("reason", why, 1000, true);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          ImportEntity e = done(em, id);
          ImportUndo undo = new ImportUndo(em, e.id);
          List<FieldProblem> obstacles = undo.obstacles();
          if (!obstacles.isEmpty()) {
            throw new CtdpException(
                ImportError.IN_THE_WAY, obstacles, null, Integer.toString(obstacles.size()));
          }
          undo.run(caller, work, projects);
          e.state = ImportState.UNDONE.name();
          e.undoneBy = caller.username();
          e.undoneAt = work.now();
          e.undoneReason = why;
          em.flush();
          work.log(caller, "import", "undo", e.id, ImportStore.details(e, why));
          return stored(e);
        });
  }

  private ImportEntity found(EntityManager em, UUID id) {
    ImportEntity e = em.find(ImportEntity.class, id.toString());
    return Work.found(e != null && work.visible(e.province) ? e : null, "lần nhập", id);
  }

  private ImportEntity draft(EntityManager em, UUID id) {
    return in(found(em, id), ImportState.DRAFT);
  }

  private ImportEntity done(EntityManager em, UUID id) {
    return in(found(em, id), ImportState.STORED);
  }

  private static ImportEntity in(ImportEntity e, ImportState state) {
    if (!state.name().equals(e.state)) {
      throw new CtdpException(ImportError.DONE);
    }
    return e;
  }

  private static ImportStored stored(ImportEntity e) {
    return new ImportStored(
        UUID.fromString(e.id),
        ImportState.valueOf(e.state),
        e.fileName,
        e.sha256,
        e.created,
        e.changed,
        e.unchanged,
        e.leftOut,
        e.madeBy,
        e.storedAt,
        e.undoneBy,
        e.undoneAt,
        e.undoneReason);
  }

  private static SubjectRef ref(String id) {
    return new SubjectRef(ExtensionSubjects.IMPORT, id);
  }

  private UnitRef requireEdit(Caller caller) {
    UnitRef province = work.province().orElseThrow(() -> new CtdpException(ImportError.CENTRE));
    work.require(caller, ExtensionPermissions.EDIT, province);
    return province;
  }
}
