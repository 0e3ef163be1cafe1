package vn.ctdp.exchange.record;

import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.text.Localized;

/**
 * Offered at the centre by a module that does something with shared records of a type. A record is
 * handed over inside a transaction that also marks it as done, so what a handler writes through the
 * platform's database happens exactly once. It gets the latest version of each record; one that
 * changed twice before it was handed over comes once. While there is no handler, records are kept.
 */
@ConsumerType
public interface SharedRecordHandler {

  /** Type of records. */
  String type();

  /** The type for people, in the plural. */
  Localized name();

  /**
   * Takes a record over, whole: what it says replaces what its versions before said. An exception
   * leaves everything as it was; the record is handed over again later, and the exception's
   * sentence is shown.
   */
  void handle(ReceivedRecord record);
}
