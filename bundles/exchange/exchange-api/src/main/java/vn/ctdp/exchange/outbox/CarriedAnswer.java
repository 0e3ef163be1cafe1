package vn.ctdp.exchange.outbox;

import java.util.UUID;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.text.Localized;

/**
 * What came of one line of an answer file.
 *
 * @param outcome what
 * @param report the report concerned; null when it could not be told
 * @param formNumber official number of its form; empty when it could not be told
 * @param period its period; null when it could not be told
 * @param revision its revision; 0 when it could not be told
 * @param sentence what the centre says, or why the line was not taken; may have empty texts
 */
public record CarriedAnswer(
    Outcome outcome,
    UUID report,
    String formNumber,
    Period period,
    int revision,
    Localized sentence) {

  /** What may come of a line. */
  public enum Outcome {
    /** The receipt is stored. */
    RECEIVED,
    /** The centre refused: the report is returned. */
    REFUSED,
    /** The answer was known already. */
    KNOWN,
    /** The centre has not taken it; it stays in the queue. */
    OPEN,
    /** The line is no answer of the centre to a report of this instance. */
    NOT_OURS
  }
}
