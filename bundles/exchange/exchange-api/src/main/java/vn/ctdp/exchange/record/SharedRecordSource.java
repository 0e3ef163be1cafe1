package vn.ctdp.exchange.record;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.text.Localized;

/**
 * Offered at a province by a module whose records the centre may see. Called from one thread; while
 * the module is off nothing new is sent, what was sent stays at the centre. Thread-safe.
 */
@ConsumerType
public interface SharedRecordSource {

  /**
   * Type of records, for instance {@code cluster}: lower-case letters, digits, hyphens, at most 40.
   */
  String type();

  /** The type for people, in the plural. */
  Localized name();

  /**
   * Records changed after a version, in the order of their versions, each once as it is now.
   * Versions become visible in their order: nothing may appear later below a version that was given
   * out. A record that changes while it is read is left out, it comes under its new version.
   *
   * @param version highest version already taken; 0 for all
   * @param most longest list, 1 or more
   */
  List<SharedRecord> after(long version, int most);

  /**
   * The centre holds later versions than this province, which was restored from an old backup: all
   * records count as changed now, with versions above the given one.
   */
  void raise(long version);
}
