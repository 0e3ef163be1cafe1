package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Project;

/**
 * Stores what an import would do, in the transaction of the caller, whose turn it is. New projects
 * are written by hundreds; changed ones go the way of a project that is typed. For one thread.
 */
final class ImportStore {

  private static final int CHUNK = 200;

  private final EntityManager em;
  private final Caller caller;
  private final Work work;
  private final ProjectService projects;
  private final EstablishmentService establishments;
  private final String importId;
  private final Map<UUID, Establishment> entered = new HashMap<>();
  private final Map<String, Process> processes = new HashMap<>();
  private final Map<String, Integer> lastCodes = new HashMap<>();
  private final List<ProjectEntity> written = new ArrayList<>();
  private int lines;
  private long number;

  ImportStore(
      EntityManager em,
      Caller caller,
      Work work,
      ProjectService projects,
      EstablishmentService establishments,
      String importId) {
    this.em = em;
    this.caller = caller;
    this.work = work;
    this.projects = projects;
    this.establishments = establishments;
    this.importId = importId;
  }

  void store(List<ImportStep> steps) {
    for (ImportStep step : steps) {
      step.fresh().forEach(this::enter);
    }
    number = Travelling.number(em);
    // What was read to compare is not what is written.
    em.clear();
    // Looking through hundreds of rows before each statement would cost more than the statements.
    em.setFlushMode(FlushModeType.COMMIT);
    for (ImportStep step : steps) {
      if (step.before() == null) {
        create(step);
        if (written.size() >= CHUNK) {
          flush();
        }
      }
    }
    flush();
    em.setFlushMode(FlushModeType.AUTO);
    int changed = 0;
    for (ImportStep step : steps) {
      if (step.before() != null) {
        change(step);
        if (++changed % CHUNK == 0) {
          em.flush();
          em.clear();
        }
      }
    }
    em.flush();
  }

  private void enter(Establishment e) {
    entered.computeIfAbsent(
        e.id(),
        id ->
            establishments.save(
                caller,
                new Establishment(
                    null,
                    e.businessCode(),
                    e.name(),
                    e.ownerType(),
                    e.address(),
                    e.province(),
                    e.commune(),
                    e.sector(),
                    e.vsic(),
                    e.workersTotal(),
                    e.workersFemale(),
                    e.womanOwned(),
                    e.ethnicOwned(),
                    0)));
  }

  /** The project with beneficiaries as the register has them, and with its id and code. */
  private Project named(Project p, UUID id, String code) {
    return new Project(
        id,
        code,
        p.name(),
        p.plan(),
        p.level(),
        p.year(),
        p.kind(),
        p.province(),
        p.unit(),
        p.unitName(),
        p.contents(),
        p.sector(),
        p.beneficiaries().stream()
            .map(
                b -> {
                  Establishment e = entered.get(b.establishment());
                  return e == null
                      ? b
                      : new Project.Beneficiary(
                          e.id(),
                          e.name(),
                          e.businessCode(),
                          b.content(),
                          b.eligibleCost(),
                          b.support(),
                          b.craftVillage());
                })
            .toList(),
        p.partners(),
        p.places(),
        p.priority(),
        p.text(),
        p.start(),
        p.end(),
        p.selection(),
        p.lines(),
        p.outputs(),
        p.funds(),
        p.note(),
        p.version());
  }

  private void create(ImportStep step) {
    Project given = step.after();
    ProjectEntity e = new ProjectEntity();
    e.id = UUID.randomUUID().toString();
    e.code =
        given.code() == null || given.code().isBlank()
            ? nextCode(step.plan(), given.province())
            : given.code();
    Project p = named(given, UUID.fromString(e.id), e.code);
    Process process =
        processes.computeIfAbsent(
            step.plan().level, l -> Lifecycles.of(em, FundLevel.valueOf(l), p.province()));
    Process.State first = process.states().get(0);
    e.state = first.code();
    e.phase = first.phase().name();
    ProjectStore.fill(e, p, step.plan());
    if (step.result() != null) {
      put(e, step, process);
    }
    em.persist(e);
    ProjectStore.addParts(em, e, p);
    em.persist(ProjectFeed.entity(e.id, number, false));
    written.add(e);
    work.changed(caller, "project", e.id, Map.of(), ProjectStore.image(p));
  }

  /** A past project is taken over where it stands. */
  private static void put(ProjectEntity e, ImportStep step, Process process) {
    ImportStep.Result result = step.result();
    e.phase = result.phase().name();
    e.state = state(process, result.phase());
    e.stateSince = result.on();
    e.approvedOn = step.plan().approvedOn;
    e.approvedSupport = e.kcqg + e.kcdp;
    e.acceptedValue = result.accepted();
  }

  /** The state of a phase that the standard process has, else its first. */
  private static String state(Process process, Phase phase) {
    String usual =
        switch (phase) {
          case DA_DUYET -> "PHE_DUYET";
          case THUC_HIEN -> "THUC_HIEN";
          case HOAN_THANH -> "NGHIEM_THU";
          case THANH_LY -> "THANH_LY";
          default -> phase.name();
        };
    return process.states().stream()
        .filter(s -> s.code().equals(usual) && s.phase() == phase)
        .findFirst()
        .or(() -> process.states().stream().filter(s -> s.phase() == phase).findFirst())
        .map(Process.State::code)
        .orElse(usual);
  }

  private String nextCode(PlanEntity plan, UnitRef province) {
    String prefix = ProjectService.codePrefix(plan, province);
    int next =
        lastCodes.compute(
            prefix, (p, last) -> (last == null ? ProjectService.lastCode(em, p) : last) + 1);
    return prefix + "%03d".formatted(next);
  }

  private void flush() {
    em.flush();
    for (ProjectEntity e : written) {
      line(e, null);
    }
    em.flush();
    em.clear();
    written.clear();
  }

  private void change(ImportStep step) {
    Project before = step.before();
    projects.store(
        em,
        caller,
        named(step.after(), before.id(), before.code()),
        ExtensionPermissions.EDIT,
        null,
        new Input());
    line(em.find(ProjectEntity.class, before.id().toString()), before);
    em.flush();
  }

  private void line(ProjectEntity e, Project before) {
    ImportLineEntity line = new ImportLineEntity();
    line.id = importId + ":" + lines;
    line.importId = importId;
    line.no = lines++;
    line.project = e.id;
    line.name = e.name;
    line.created = before == null;
    line.leftVersion = e.version;
    em.persist(line);
    if (before == null) {
      return;
    }
    String json = TravelJson.write(before);
    for (int no = 0, from = 0; from < json.length(); no++) {
      int end = Math.min(json.length(), from + ImportBeforeEntity.LENGTH);
      // Never within a character that takes two places.
      if (end < json.length() && Character.isHighSurrogate(json.charAt(end - 1))) {
        end--;
      }
      ImportBeforeEntity piece = new ImportBeforeEntity();
      piece.id = line.id + ":" + no;
      piece.line = line.id;
      piece.no = no;
      piece.content = json.substring(from, end);
      em.persist(piece);
      from = end;
    }
  }

  /** What the history says of an import. */
  static Map<String, String> details(ImportEntity e, String reason) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("file", e.fileName);
    details.put("sha256", e.sha256);
    details.put("created", Integer.toString(e.created));
    details.put("changed", Integer.toString(e.changed));
    details.put("reason", Objects.toString(reason, ""));
    details.values().removeIf(String::isEmpty);
    return details;
  }
}
