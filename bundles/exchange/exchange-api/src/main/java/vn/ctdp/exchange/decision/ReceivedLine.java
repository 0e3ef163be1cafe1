package vn.ctdp.exchange.decision;

import java.util.Map;

/**
 * A line of a list section of a received report.
 *
 * @param number where it stands in the report, from 1
 * @param values by column key; what is empty is absent
 */
public record ReceivedLine(int number, Map<String, String> values) {

  public ReceivedLine {
    values = Map.copyOf(values);
  }
}
