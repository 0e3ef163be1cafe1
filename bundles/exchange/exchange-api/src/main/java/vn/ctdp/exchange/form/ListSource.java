package vn.ctdp.exchange.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.Caller;

/**
 * Offered by a module: lines of list sections from its records. They are put into a report when it
 * is drawn up and may be completed by hand; drawn up anew, what the records tell wins, and what was
 * typed beside it stays. Thread-safe.
 */
@ConsumerType
public interface ListSource {

  /** The column by which a line is known again, the code of its record. */
  String KEY = "ma";

  /** The list sections that it fills, as {@code form-id/list-key}. */
  Set<String> lists();

  /**
   * Lines in their order, values by column key as they are stored: days as ISO days, figures as
   * plain decimals in the column's unit; what the records do not tell is absent. Each has a value
   * for {@link #KEY}.
   *
   * @param list one of {@link #lists()}
   * @param query whose records on which day; it names no indicators
   */
  List<Map<String, String>> lines(Caller caller, String list, IndicatorQuery query);
}
