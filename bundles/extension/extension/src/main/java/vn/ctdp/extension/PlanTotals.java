package vn.ctdp.extension;

import java.util.List;

/**
 * What the projects of one or more plans add up to, computed from them when asked. The rows of each
 * table add up to {@code funds}; those by content count a project once in each of its contents.
 *
 * @param projects how many projects
 * @param funds their money
 * @param byContent by content of the first level, in order of the codes
 * @param byKind by kind of project
 * @param byProvince by province
 */
public record PlanTotals(
    long projects, Funds funds, List<Share> byContent, List<Share> byKind, List<Share> byProvince) {

  public PlanTotals {
    byContent = List.copyOf(byContent);
    byKind = List.copyOf(byKind);
    byProvince = List.copyOf(byProvince);
  }

  /**
   * A row.
   *
   * @param key code of the content, name of the kind, or province ({@code 34:12})
   * @param projects how many projects
   * @param funds their money
   */
  public record Share(String key, long projects, Funds funds) {}
}
