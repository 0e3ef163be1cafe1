package vn.ctdp.core.organisation;

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
 * Organisations. Reading needs {@code core.organisation.view}, writing {@code
 * core.organisation.manage} in the organisation's province. Thread-safe.
 */
@ProviderType
public interface OrganisationService {

  /**
   * Filters: {@code type}, {@code province} (34:68), {@code active} (true/false). Sorts: name,
   * code, type.
   */
  Page<Organisation> page(Caller caller, PageRequest request);

  /** One organisation. */
  Optional<Organisation> find(Caller caller, UUID id);

  /** One organisation by its stable code. */
  Optional<Organisation> findByCode(Caller caller, String code);

  /** Today's names of many organisations in one statement; unknown ids are absent. */
  Map<UUID, String> names(Collection<UUID> ids);

  /** The organisations directly below, in Vietnamese order. */
  List<Organisation> children(Caller caller, UUID parent);

  /**
   * Stores a new or changed organisation.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a duplicate code
   *     or electronic id, a stale version, or a missing right
   */
  Organisation save(Caller caller, Organisation organisation);
}
