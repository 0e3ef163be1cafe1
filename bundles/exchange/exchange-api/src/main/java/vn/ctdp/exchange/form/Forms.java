package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.text.Localized;

/** All forms this instance knows. Thread-safe. */
@ProviderType
public interface Forms {

  /** Newest version of every form, by official number, whether its module is on or off. */
  List<FormDefinition> all();

  /** One version. */
  Optional<FormDefinition> find(FormKey key);

  /** The version of a form to be used on a day. */
  Optional<FormDefinition> find(String id, LocalDate day);

  /** Whether the module that owns this version offers it now; false while the module is off. */
  boolean offered(FormKey key);

  /** What was offered and refused, for administrators; empty when all is well. */
  List<Localized> problems();
}
