package vn.ctdp.migrator;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The state of one schema. One service for each unit that a running bundle declares with the header
 * {@code Ctdp-Migrations}; it disappears with the bundle. Thread-safe, answers at once and always
 * describes the present.
 */
@ProviderType
public interface MigrationStatus {

  /** Service property with the name of the unit. */
  String UNIT = "ctdp.schema";

  /** Name of the unit, which is also the name of its schema and of its persistence unit. */
  String unit();

  /** Symbolic name of the bundle that declares the unit. */
  String bundle();

  /** What is happening. */
  State state();

  /**
   * Version of the newest migration in the schema; empty before the first migration has been looked
   * at.
   */
  Optional<String> version();

  /**
   * Why the last attempt failed, in the words of the database or of the migration; empty when it
   * did not.
   */
  Optional<String> error();

  /** Stages on the way to a usable schema. */
  enum State {
    /** There is no DataSource yet, or a unit that has to come first is not ready. */
    WAITING,
    /** Migrations are being applied. */
    MIGRATING,
    /** The schema is up to date and its DataSource is registered. */
    READY,
    /** The last attempt failed; another one follows. */
    FAILED
  }
}
