package vn.ctdp.exchange.record;

import java.time.Instant;
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

  /**
   * Told when the centre has acknowledged a batch, after that was noted; again when it says so
   * again. Not told after a crash in between: the next receipt covers what came before it.
   */
  default void acknowledged(Acknowledged receipt) {}

  /**
   * What the centre has acknowledged.
   *
   * @param batch number of the batch
   * @param through highest version in it: all changes up to this one have been received
   * @param digest SHA-256 of the batch, as the signed receipt names it
   * @param at when the receipt came
   */
  record Acknowledged(long batch, long through, String digest, Instant at) {}
}
