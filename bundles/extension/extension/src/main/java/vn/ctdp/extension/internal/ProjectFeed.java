package vn.ctdp.extension.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectChanges;

/**
 * Numbers the changes of projects in the order of their commits, so that others can follow them
 * with a cursor. Whoever changes a project has waited for his turn and says so here, in the same
 * transaction.
 */
final class ProjectFeed {

  static final int LARGEST_PAGE = 500;
  private static final Pattern CURSOR = Pattern.compile("kc-1\\.(\\d{1,18})\\.([0-9a-f-]{0,36})");

  private ProjectFeed() {}

  /** A project was written in this transaction. */
  static void touched(EntityManager em, String project) {
    write(em, project, false);
  }

  /** A project was removed in this transaction. */
  static void removed(EntityManager em, String project) {
    write(em, project, true);
  }

  private static void write(EntityManager em, String project, boolean removed) {
    long number = Travelling.number(em);
    int known =
        em.createNativeQuery(
                "UPDATE extension.project_feed SET change_no = :number, removed = :removed WHERE"
                    + " project_id = :project")
            .setParameter("number", number)
            .setParameter("removed", removed)
            .setParameter("project", project)
            .executeUpdate();
    if (known == 0) {
      em.persist(entity(project, number, removed));
    }
  }

  /** A new project in a transaction that writes many, which asked for its number once. */
  static FeedEntity entity(String project, long number, boolean removed) {
    FeedEntity row = new FeedEntity();
    row.project = project;
    row.change = number;
    row.removed = removed;
    return row;
  }

  /** The projects of a state of a province's process were moved to another phase. */
  static void touchedState(EntityManager em, String province, String state) {
    em.createQuery(
            "update FeedEntity f set f.change = :number where f.project in (select p.id from"
                + " ProjectEntity p where p.province = :province and p.level = 'KCDP' and p.state ="
                + " :state)")
        .setParameter("number", Travelling.number(em))
        .setParameter("province", province)
        .setParameter("state", state)
        .executeUpdate();
  }

  /**
   * What changed after a cursor.
   *
   * @param cursor as it was given; null or blank for everything
   */
  static ProjectChanges after(EntityManager em, String cursor, int limit) {
    Matcher m = CURSOR.matcher(text(cursor));
    if (!m.matches()) {
      throw refused(
          "KC-IN-38",
          "Con trỏ không phải của hệ thống này; bỏ tham số since để đọc từ đầu.",
          "This is no cursor of this system; leave out since to read from the start.");
    }
    long after = Long.parseLong(m.group(1));
    if (after > Travelling.number(em)) {
      throw refused(
          "KC-IN-39",
          "Dữ liệu đã được phục hồi từ bản sao lưu cũ hơn con trỏ; đọc lại từ đầu.",
          "The data was restored from a backup older than the cursor; read from the start.");
    }
    int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
    List<FeedEntity> found =
        em.createQuery(
                "select f from FeedEntity f where f.change > :after or (f.change = :after and"
                    + " f.project > :project) order by f.change, f.project",
                FeedEntity.class)
            .setParameter("after", after)
            .setParameter("project", m.group(2))
            .setMaxResults(most + 1)
            .getResultList();
    boolean more = found.size() > most;
    List<FeedEntity> page = more ? found.subList(0, most) : found;
    List<String> ids = page.stream().filter(f -> !f.removed).map(f -> f.project).toList();
    Map<String, Project> projects =
        ids.isEmpty()
            ? Map.of()
            : ProjectStore.projects(
                em,
                em.createQuery(
                        "select p from ProjectEntity p where p.id in :ids", ProjectEntity.class)
                    .setParameter("ids", ids)
                    .getResultList());
    FeedEntity last = page.isEmpty() ? null : page.get(page.size() - 1);
    return new ProjectChanges(
        ids.stream().map(projects::get).filter(Objects::nonNull).toList(),
        page.stream().filter(f -> f.removed).map(f -> UUID.fromString(f.project)).toList(),
        last == null ? cursor(after, m.group(2)) : cursor(last.change, last.project),
        more);
  }

  private static String cursor(long number, String project) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("kc-1." + number + "." + project).getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return "kc-1.0.";
    }
    return cursor.strip().matches("[A-Za-z0-9_-]{1,120}") && cursor.strip().length() % 4 != 1
        ? new String(Base64.getUrlDecoder().decode(cursor.strip()), StandardCharsets.US_ASCII)
        : "";
  }

  private static CtdpException refused(String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error("since", code, vi, en)), null);
  }
}
