package vn.ctdp.exchange.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.exchange.form.FormDefinition;

/**
 * The national table of a form for a period: additive rows summed, rates computed anew from sums,
 * nothing extrapolated.
 *
 * @param form the form
 * @param period the period
 * @param expected provinces that have to report, in Vietnamese order
 * @param provinces figures of the provinces that reported, in Vietnamese order
 * @param totals by row key; absent where no province gave a figure
 * @param contributors by row key: how many provinces gave a figure
 * @param asOf when the table was computed
 */
public record ConsolidatedTable(
    FormDefinition form,
    Period period,
    List<AdminUnit> expected,
    List<ProvinceColumn> provinces,
    Map<String, BigDecimal> totals,
    Map<String, Integer> contributors,
    Instant asOf) {

  public ConsolidatedTable {
    expected = List.copyOf(expected);
    provinces = List.copyOf(provinces);
    totals = Map.copyOf(totals);
    contributors = Map.copyOf(contributors);
  }

  /**
   * Figures of one province.
   *
   * @param province the province
   * @param submission identity of its latest revision in the ledger
   * @param revision latest revision
   * @param receivedAt when it came
   * @param values by row key; absent where empty
   * @param overridden rows whose figure was overridden by hand
   */
  public record ProvinceColumn(
      AdminUnit province,
      String submission,
      int revision,
      Instant receivedAt,
      Map<String, BigDecimal> values,
      List<String> overridden) {

    public ProvinceColumn {
      values = Map.copyOf(values);
      overridden = List.copyOf(overridden);
    }
  }
}
