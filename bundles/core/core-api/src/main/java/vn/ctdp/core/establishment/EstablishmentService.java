package vn.ctdp.core.establishment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Establishments. Reading needs {@code core.establishment.view}, writing {@code
 * core.establishment.manage} in the establishment's province. Thread-safe.
 */
@ProviderType
public interface EstablishmentService {

  /** Filters: {@code ownerType}, {@code commune} (34:24xxx). Sorts: name, businessCode. */
  Page<Establishment> page(Caller caller, PageRequest request);

  /** One establishment. */
  Optional<Establishment> find(Caller caller, UUID id);

  /** The establishment with this business code; spaces, dots and hyphens typed in do not matter. */
  Optional<Establishment> findByBusinessCode(Caller caller, String businessCode);

  /**
   * Establishments whose names look alike, most similar first, to ask before a second is entered.
   */
  List<Establishment> similar(Caller caller, String name, int limit);

  /**
   * The establishments with these business codes, by the code as it is stored; unknown ones are
   * absent. A few statements, however many are asked for.
   */
  Map<String, Establishment> byBusinessCodes(Caller caller, Collection<String> codes);

  /**
   * The establishments with exactly these names, by the name as it was asked for; letters' case
   * does not matter. A few statements, however many are asked for.
   */
  Map<String, List<Establishment>> byNames(Caller caller, Collection<String> names);

  /** Names of many establishments in one statement; unknown ids are absent. */
  Map<UUID, String> names(Collection<UUID> ids);

  /**
   * Stores a new or changed establishment.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a business code that another
   *     establishment has, a stale version, or a missing right
   */
  Establishment save(Caller caller, Establishment establishment);
}
