package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;

/**
 * What is asked of an indicator source.
 *
 * @param province whose records
 * @param subject only what belongs to this record, for a form about a commune or a cluster; empty
 *     for the whole province. A source gives no value for a kind of record that it does not know
 * @param cutoff the day at which the records are read (ngày chốt số liệu), inclusive
 * @param windowFrom first day of the period for figures "trong kỳ", inclusive
 * @param windowTo last day of the period, inclusive
 * @param ids indicators wanted
 */
public record IndicatorQuery(
    UnitRef province,
    Optional<SubjectRef> subject,
    LocalDate cutoff,
    LocalDate windowFrom,
    LocalDate windowTo,
    Set<String> ids) {

  public IndicatorQuery {
    ids = Set.copyOf(ids);
  }

  /** About the whole province. */
  public IndicatorQuery(
      UnitRef province,
      LocalDate cutoff,
      LocalDate windowFrom,
      LocalDate windowTo,
      Set<String> ids) {
    this(province, Optional.empty(), cutoff, windowFrom, windowTo, ids);
  }
}
