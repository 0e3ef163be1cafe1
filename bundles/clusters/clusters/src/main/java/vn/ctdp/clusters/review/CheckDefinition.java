package vn.ctdp.clusters.review;

import java.time.LocalDate;
import java.util.Set;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;

/**
 * A check, as data. Its bounds and tolerances are dated parameters of the rule sets, which a
 * province may override.
 *
 * @param id identity, for instance {@code 3.used}
 * @param code number in the list V-CCN, for instance {@code V-CCN-3}; several checks may share one
 * @param scope what it judges
 * @param kind how it compares
 * @param severity an error is to be corrected, a warning to be explained
 * @param relaxed when an error is only a warning
 * @param left figures looked at: added with {@code +}; {@code ?} after one that may be unknown
 * @param right what they are compared with, written the same way; may be empty
 * @param parameter bound or tolerance in the rule sets; empty for an exact comparison
 * @param field the field to which a finding points; may be empty
 * @param from first day on which it applies; null for always
 * @param to last day, inclusive; null for ever
 * @param legal legal source
 * @param title what ought to be so
 */
public record CheckDefinition(
    String id,
    String code,
    Scope scope,
    Kind kind,
    Severity severity,
    Set<Relaxed> relaxed,
    String left,
    String right,
    String parameter,
    String field,
    LocalDate from,
    LocalDate to,
    String legal,
    Localized title) {

  public CheckDefinition {
    relaxed = Set.copyOf(relaxed);
  }

  /** Whether it applies on a day. */
  public boolean applies(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** What a check judges. */
  public enum Scope {
    CLUSTER("Cụm", "Cluster"),
    COMMUNE("Xã, huyện", "Commune, district"),
    PROVINCE("Toàn tỉnh", "Province");

    private final Localized label;

    Scope(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }

  /** How a check compares. */
  public enum Kind {
    /** Left ≤ right + parameter. */
    AT_MOST,
    /** |left − right| ≤ parameter. */
    EQUALS,
    /** Where left holds, right holds. */
    IMPLIES,
    /** Where the fact has the code, right holds. */
    CODE_IMPLIES,
    /** The area at its decision is at most the maximum of that day. */
    SIZE_MAX,
    /** The area at its decision is at least the minimum of that day, place and kind. */
    SIZE_MIN,
    /**
     * From one day to the next the figure does not fall, unless by decision where right says so.
     */
    MONOTONE,
    /** Before an expansion that was decided, left ÷ right was at least the parameter. */
    EXPANDED,
    /** Where the plan expands the cluster, left ÷ right is at least the parameter. */
    EXPANSION_PLANNED,
    /** Where the cluster is expanded or to be expanded, the facts hold. */
    EXPANSION_FLAGS,
    /** No two sources are undecided. */
    CONFLICT,
    /** A unit with clusters to be established passes the test of average fill or free land. */
    ESTABLISH,
    /** A published rate is the computed one, within the parameter. */
    DECLARED_RATE,
    /** A published figure is the sum of its details, within the parameter. */
    DECLARED,
    /** The province's sums are those of its communes, within the parameter. */
    COMMUNE_SUM
  }

  /** When an error is only a warning. */
  public enum Relaxed {
    /** The cluster was formed before the first regulation. */
    LEGACY,
    /** It was decided before the rule, or nobody knows the day. */
    BEFORE_RULE
  }
}
