package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** All forms this instance knows. Thread-safe. */
@ProviderType
public interface Forms {

  /** Newest version of every form, by official number. */
  List<FormDefinition> all();

  /** One version. */
  Optional<FormDefinition> find(FormKey key);

  /** The version of a form to be used on a day. */
  Optional<FormDefinition> find(String id, LocalDate day);
}
