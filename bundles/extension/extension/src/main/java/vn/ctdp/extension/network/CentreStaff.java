package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.List;

/**
 * How many people a centre had on a day; holds until the next statement.
 *
 * @param asOf the day
 * @param counts numbers, each profession and contract once
 */
public record CentreStaff(LocalDate asOf, List<Count> counts) {

  public CentreStaff {
    counts = counts == null ? List.of() : List.copyOf(counts);
  }

  /**
   * A number of people.
   *
   * @param profession field of training
   * @param contract terms
   * @param people how many, 0 to 10,000
   */
  public record Count(Profession profession, StaffContract contract, int people) {}

  /** All people together. */
  public int total() {
    return counts.stream().mapToInt(Count::people).sum();
  }
}
