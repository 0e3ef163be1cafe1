package vn.ctdp.modules;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The modules that the distribution carries for this instance's role. Holds no protected data, so
 * it asks for no caller. Thread-safe, answered from memory.
 */
@ProviderType
public interface ModuleCatalogue {

  /** All modules for this role, in Vietnamese order of their names. */
  List<CatalogueEntry> entries();

  /**
   * The module that owns a kind of record, on or off: whoever meets a reference to it can name the
   * module that has to be switched on.
   */
  Optional<CatalogueEntry> ownerOf(String subjectType);
}
