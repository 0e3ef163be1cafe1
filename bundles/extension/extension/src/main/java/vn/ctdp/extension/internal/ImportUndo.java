package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.extension.Project;

/** Takes an import back while nothing was built on it, in the transaction of the caller. */
final class ImportUndo {

  private static final int CHUNK = 500;

  /** What is built on a project, with what people call it. */
  private static final Map<String, String[]> LATER = later();

  private final EntityManager em;
  private final List<ImportLineEntity> lines;
  private final Map<String, Long> versions = new HashMap<>();

  ImportUndo(EntityManager em, String importId) {
    this.em = em;
    this.lines =
        em.createQuery(
                "select l from ImportLineEntity l where l.importId = :id order by l.no",
                ImportLineEntity.class)
            .setParameter("id", importId)
            .getResultList();
    each(
        projects(lines),
        ids ->
            em.createQuery(
                    "select p.id, p.version from ProjectEntity p where p.id in :ids",
                    Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(r -> versions.put((String) r[0], (Long) r[1])));
  }

  private static Map<String, String[]> later() {
    Map<String, String[]> later = new LinkedHashMap<>();
    later.put("StepEntity", new String[] {"đã có bước chuyển", "has taken steps"});
    later.put("MonthEntity", new String[] {"đã có báo cáo tháng", "has monthly reports"});
    later.put("AdjustmentEntity", new String[] {"đã có điều chỉnh", "was adjusted"});
    later.put("PotEntity", new String[] {"đã có kinh phí phân bổ", "has money allocated"});
    later.put("EntryEntity", new String[] {"đã có bút toán", "has entries of money"});
    later.put("TravelEntity", new String[] {"đã gửi Cục", "was sent to the centre"});
    return later;
  }

  private static List<String> projects(Collection<ImportLineEntity> lines) {
    return lines.stream().map(l -> l.project).distinct().toList();
  }

  private static void each(List<String> all, Consumer<List<String>> act) {
    for (int from = 0; from < all.size(); from += CHUNK) {
      act.accept(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
  }

  /** What stands in the way, each with the project's name. */
  List<FieldProblem> obstacles() {
    List<FieldProblem> obstacles = new ArrayList<>();
    for (ImportLineEntity line : lines) {
      Long version = versions.get(line.project);
      if (version == null) {
        obstacles.add(
            FieldProblem.error(
                line.name, "KC-NH-110", "đề án đã bị xóa.", "the project was removed."));
      } else if (version != line.leftVersion) {
        obstacles.add(
            FieldProblem.error(
                line.name,
                "KC-NH-111",
                "đề án đã được sửa hoặc chuyển bước sau lần nhập.",
                "the project was changed or moved on since."));
      }
    }
    Map<String, String> names =
        lines.stream()
            .filter(l -> l.created && versions.containsKey(l.project))
            .collect(Collectors.toMap(l -> l.project, l -> l.name, (a, b) -> a));
    LATER.forEach(
        (entity, words) ->
            each(
                List.copyOf(names.keySet()),
                ids ->
                    em.createQuery(
                            "select distinct x.project from "
                                + entity
                                + " x where x.project in :ids",
                            String.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .forEach(
                            id ->
                                obstacles.add(
                                    FieldProblem.error(
                                        names.get(id),
                                        "KC-NH-112",
                                        "đề án " + words[0] + ".",
                                        "the project " + words[1] + ".")))));
    return obstacles;
  }

  /** Removes what was created, restores what was changed, the last first. */
  void run(Caller caller, Work work, ProjectService projects) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      ImportLineEntity line = lines.get(i);
      if (line.created) {
        ProjectEntity e = em.find(ProjectEntity.class, line.project);
        Map<String, String> details = new LinkedHashMap<>();
        details.put("code.before", e.code);
        details.put("name.before", e.name);
        details.put("total.before", Long.toString(e.costTotal));
        ProjectStore.removeParts(em, e.id);
        ProjectFeed.removed(em, e.id);
        em.remove(e);
        em.flush();
        work.log(caller, "project", "delete", e.id, details);
      } else {
        projects.store(em, caller, before(line), ExtensionPermissions.EDIT, null, new Input());
      }
    }
  }

  private Project before(ImportLineEntity line) {
    String json =
        em
            .createQuery(
                "select b from ImportBeforeEntity b where b.line = :line order by b.no",
                ImportBeforeEntity.class)
            .setParameter("line", line.id)
            .getResultList()
            .stream()
            .map(b -> b.content)
            .collect(Collectors.joining());
    Project p = TravelJson.read(json, Project.class);
    return new Project(
        p.id(),
        p.code(),
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
        p.beneficiaries(),
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
        versions.get(line.project));
  }
}
