package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.util.Set;
import vn.ctdp.core.territory.UnitRef;

/**
 * What is asked of an indicator source.
 *
 * @param province whose records
 * @param cutoff the day at which the records are read (ngày chốt số liệu), inclusive
 * @param windowFrom first day of the period for figures "trong kỳ", inclusive
 * @param windowTo last day of the period, inclusive
 * @param ids indicators wanted
 */
public record IndicatorQuery(
    UnitRef province, LocalDate cutoff, LocalDate windowFrom, LocalDate windowTo, Set<String> ids) {

  public IndicatorQuery {
    ids = Set.copyOf(ids);
  }
}
