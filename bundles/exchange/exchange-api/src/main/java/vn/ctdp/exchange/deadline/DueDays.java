package vn.ctdp.exchange.deadline;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormDefinition;

/**
 * Last days of reports: the rule of the form, and what the centre decided since. The same at the
 * centre and at a province. Thread-safe.
 */
@ProviderType
public interface DueDays {

  /** The last day; empty when no rule knows. */
  Optional<DueDay> of(FormDefinition form, Period period, UnitRef province);
}
