package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A dated fact. It holds from its day until a later fact of the same key. A correction is a new
 * fact of the same key and day; the one recorded last counts, the others stay in the history.
 *
 * @param key which fact
 * @param effectiveFrom first day on which it holds: the day of the decision, or of the source
 * @param exactDate whether that day is the day of the legal act; false when only the source's day
 *     is known, and then the fact never counts as "in the period"
 * @param number value for all kinds but CODE; null with a null code means "no longer" from that day
 * @param code value for kind CODE
 * @param document deciding document in the core's register; may be null
 * @param source where it is from, in words: number and date of a decision, a report; 1 to 300
 *     characters
 * @param illustrative true when the figure is not from a source but shown as an example
 * @param recordedBy sign-in name; set by the register
 * @param recordedAt when; set by the register
 */
public record ClusterFact(
    FactKey key,
    LocalDate effectiveFrom,
    boolean exactDate,
    BigDecimal number,
    String code,
    UUID document,
    String source,
    boolean illustrative,
    String recordedBy,
    Instant recordedAt) {

  /** Whether there is a value, as against "no longer". */
  public boolean present() {
    return number != null || code != null;
  }
}
