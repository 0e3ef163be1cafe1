package vn.ctdp.core.document;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Legal documents. Reading needs {@code core.document.view}, writing {@code core.document.manage}.
 * Thread-safe.
 */
@ProviderType
public interface DocumentService {

  /** Filters: {@code type}, {@code year}. Sorts: date, number, issuer. */
  Page<LegalDocument> page(Caller caller, PageRequest request);

  /** One document. */
  Optional<LegalDocument> find(Caller caller, UUID id);

  /** Many documents in one statement; unknown ids are absent. */
  Map<UUID, LegalDocument> findAll(Caller caller, Collection<UUID> ids);

  /**
   * Stores a new or changed document.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a document with the same number,
   *     date and issuer, a stale version, or a missing right
   */
  LegalDocument save(Caller caller, LegalDocument document);
}
