package vn.ctdp.extension.money;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Assessment;

/**
 * A budget with what became of it up to a day.
 *
 * @param budget the budget
 * @param day entries up to and with this day; null for all
 * @param received estimate with supplements and cuts, đồng
 * @param handed allocated to the level below, đồng
 * @param total sums of its projects
 * @param provinces by province, for the nation's budget; empty otherwise
 * @param contents by content {@code ND1} to {@code ND9}
 * @param projects by project
 * @param checks what the rules say about the budget itself
 */
public record BudgetOverview(
    Budget budget,
    LocalDate day,
    long received,
    long handed,
    Figures total,
    List<Share> provinces,
    List<Share> contents,
    List<ProjectShare> projects,
    List<Assessment.Check> checks) {

  public BudgetOverview {
    provinces = List.copyOf(provinces);
    contents = List.copyOf(contents);
    projects = List.copyOf(projects);
    checks = List.copyOf(checks);
  }

  /** Not allocated to the level below yet, đồng. */
  public long free() {
    return received - handed;
  }

  /**
   * A province or content.
   *
   * @param province province; null in a province's own budget
   * @param content content; null for a province as a whole
   * @param received allocated to it, đồng
   * @param handed allocated on to the level below, đồng
   * @param figures sums of its projects
   */
  public record Share(
      UnitRef province, String content, long received, long handed, Figures figures) {}

  /**
   * A project.
   *
   * @param project project
   * @param code its code
   * @param name its name
   * @param province its province
   * @param content content
   * @param figures its sums in this budget
   */
  public record ProjectShare(
      UUID project, String code, String name, UnitRef province, String content, Figures figures) {}
}
