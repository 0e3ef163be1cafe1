package vn.ctdp.exchange.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/**
 * Shared records seen from the centre. Reading needs {@code exchange.national.view}. Thread-safe.
 */
@ProviderType
public interface RecordDesk {

  /** What was received of each province and type, by province code and type. */
  List<Standing> standing(Caller caller);

  /**
   * Latest versions. Filters: {@code province}, {@code type}, {@code state}. Sorts: title,
   * receivedAt. Search: title.
   */
  Page<Line> records(Caller caller, PageRequest request);

  /** All versions of a record that the centre received, newest first. */
  List<Version> history(Caller caller, UnitRef province, String type, String id);

  /** A record as a version said; empty when there is none. */
  Optional<ReceivedRecord> record(
      Caller caller, UnitRef province, String type, String id, long version);

  /** The types, with their names where a module handles them. */
  List<Type> types(Caller caller);

  /**
   * Hands all records of a type over again, as after a module's data were deleted. Needs {@code
   * exchange.records.manage}.
   *
   * @return how many
   */
  int handOver(Caller caller, String type);

  /**
   * A type.
   *
   * @param id type
   * @param name for people; the id itself while no module handles it
   * @param handled whether a module takes its records
   */
  record Type(String id, Localized name, boolean handled) {}

  /**
   * What was received.
   *
   * @param province province
   * @param type type
   * @param batches batches received
   * @param records records, latest versions
   * @param receivedAt when the last batch came
   * @param waiting records not handed over yet
   * @param failed records whose handing over failed
   */
  record Standing(
      UnitRef province,
      String type,
      long batches,
      long records,
      Instant receivedAt,
      long waiting,
      long failed) {}

  /** What became of the latest version of a record. */
  enum State {
    /** Waits for its module. */
    WAITING,
    /** Handed over. */
    APPLIED,
    /** The module could not take it; tried again by itself. */
    FAILED
  }

  /**
   * A record in a list.
   *
   * @param province province
   * @param type type
   * @param id id
   * @param version latest version
   * @param title title
   * @param batch batch that brought it
   * @param receivedAt when it came
   * @param state what became of it
   * @param problem why it could not be handed over; empty otherwise
   */
  record Line(
      UnitRef province,
      String type,
      String id,
      long version,
      String title,
      long batch,
      Instant receivedAt,
      State state,
      String problem) {}

  /**
   * A version.
   *
   * @param version version
   * @param title title
   * @param batch batch that brought it
   * @param digest SHA-256 of the content
   * @param receivedAt when it came
   */
  record Version(long version, String title, long batch, String digest, Instant receivedAt) {}
}
