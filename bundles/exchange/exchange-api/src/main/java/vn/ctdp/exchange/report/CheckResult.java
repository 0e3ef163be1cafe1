package vn.ctdp.exchange.report;

import java.util.List;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;

/**
 * A check that a report does not pass.
 *
 * @param checkId id of the check
 * @param severity an error blocks, a warning wants an explanation
 * @param rows rows concerned
 * @param message what is wrong, with the figures
 * @param explanation what the officer wrote about a warning; empty while there is none
 */
public record CheckResult(
    String checkId, Severity severity, List<String> rows, Localized message, String explanation) {

  public CheckResult {
    rows = List.copyOf(rows);
  }
}
