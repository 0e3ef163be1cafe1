package vn.ctdp.exchange.intake;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormKey;

/**
 * The intake for reports that were carried as a file. Whoever brings the file needs {@code
 * exchange.intake.carry}; who sends is said by the signature of each report, which is therefore
 * always required here. Bringing the same file again changes nothing and gives the same answers.
 * Thread-safe.
 */
@ProviderType
public interface CarriedIntake {

  /** Largest file that is read, in bytes. */
  int maxBytes();

  /**
   * Takes every report of a file, in the file's order, each wholly or not at all.
   *
   * @throws vn.ctdp.core.error.CtdpException when it is no such file, is cut off or too large
   */
  Answer take(Caller caller, byte[] file);

  /**
   * What came of a file.
   *
   * @param fileName name for the answer file
   * @param file the answer file, to be carried back
   * @param lines what came of each report, in order
   */
  record Answer(String fileName, byte[] file, List<Line> lines) {

    public Answer {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What came of one report.
   *
   * @param outcome what
   * @param province sender; null when it could not be told
   * @param form form; null when it could not be told
   * @param period period; null when it could not be told
   * @param revision revision; 0 when it could not be told
   * @param sentence why it was not taken; empty texts when it was
   */
  record Line(
      Outcome outcome,
      UnitRef province,
      FormKey form,
      Period period,
      int revision,
      Localized sentence) {}

  /** What may come of a report. */
  enum Outcome {
    /** Stored; the receipt is in the answer file. */
    ACCEPTED,
    /** Was stored before; the original receipt is in the answer file. */
    REPEATED,
    /** Refused for good; the signed refusal is in the answer file. */
    REFUSED,
    /** Not taken now; the sender keeps it and its place in the order. */
    OPEN
  }
}
