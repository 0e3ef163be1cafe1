package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * The register of extension centres. Reading needs {@code extension.network.view}, writing {@code
 * extension.network.edit} in the province; only provinces write. Thread-safe.
 */
@ProviderType
public interface ExtensionCentres {

  /**
   * Centres, each followed by the units under it. Filters: {@code day} (ISO, today without), {@code
   * closed} ({@code yes}: only those that are no more; without: those that exist on the day).
   * Search: name. Sorts: name, staff, foundedOn.
   */
  Page<CentreRow> centres(Caller caller, PageRequest request);

  /** One centre with its history. */
  Optional<Centre> centre(Caller caller, UUID id);

  /** Units under a centre, in the order of their names, as on a day. */
  List<CentreRow> under(Caller caller, UUID id, LocalDate day);

  /**
   * Adds a centre with its first facts, or changes what it is under and when it was founded.
   *
   * @throws vn.ctdp.core.error.CtdpException for reversed days, a name that another centre beside
   *     it bears, or a missing right
   */
  Centre saveCentre(Caller caller, Centre centre);

  /** Says how a centre stands from a day on; what was said for the same day is replaced. */
  Centre saveFacts(Caller caller, UUID id, long version, CentreFacts facts);

  /** Takes back what was said for a day; the first entry stays. */
  Centre removeFacts(Caller caller, UUID id, long version, LocalDate from);

  /** States the people of a centre; the statement for the same day is replaced. */
  Centre saveStaff(Caller caller, UUID id, long version, CentreStaff staff);

  /** Takes the statement for a day back. */
  Centre removeStaff(Caller caller, UUID id, long version, LocalDate asOf);

  /**
   * Ends a centre: merged or dissolved.
   *
   * @param on first day on which it is no more
   * @param reason why, with the decision
   * @throws vn.ctdp.core.error.CtdpException while units under it exist
   */
  Centre close(Caller caller, UUID id, long version, LocalDate on, String reason);

  /** Levels of autonomy that were ever in force, by first day and number. */
  List<AutonomyLevel> autonomyLevels();
}
