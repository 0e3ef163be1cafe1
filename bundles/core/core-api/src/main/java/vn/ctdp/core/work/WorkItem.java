package vn.ctdp.core.work;

import java.time.LocalDate;
import vn.ctdp.core.text.Localized;

/**
 * Something that waits for a person.
 *
 * @param id stable within its source
 * @param title what is to be done
 * @param detail one line more; may have empty texts
 * @param link route within the instance where it is done
 * @param urgency how much it presses
 * @param due last day; null when there is none
 */
public record WorkItem(
    String id, Localized title, Localized detail, String link, Urgency urgency, LocalDate due) {

  /** How much it presses. */
  public enum Urgency {
    OVERDUE,
    SOON,
    NORMAL
  }
}
