package vn.ctdp.exchange.drift;

import java.time.Instant;
import java.util.List;
import vn.ctdp.core.territory.UnitRef;

/**
 * One verdict: a list, the form versions, or a report.
 *
 * @param province the province compared with the centre
 * @param subject {@code units}, {@code holidays}, {@code forms}, or {@code report/form/period}
 * @param differences what differs, at most 200; empty when both hold the same
 * @param count how many differ in all
 * @param checkedAt when both were compared
 */
public record DriftLine(
    UnitRef province, String subject, List<Difference> differences, int count, Instant checkedAt) {

  public DriftLine {
    differences = List.copyOf(differences);
  }

  /** Whether both hold the same. */
  public boolean same() {
    return count == 0;
  }

  /**
   * A difference.
   *
   * @param key entry of the list, or cell
   * @param province what the province holds; empty when nothing
   * @param centre what the centre holds; empty when nothing
   */
  public record Difference(String key, String province, String centre) {}
}
