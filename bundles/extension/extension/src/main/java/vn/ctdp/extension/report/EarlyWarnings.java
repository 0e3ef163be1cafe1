package vn.ctdp.extension.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.text.Localized;

/**
 * Early warning: what is due next and what may go wrong, from life cycle, monthly reports and money
 * as they are today. Needs {@code extension.project.view}; a province sees its own projects, the
 * centre all that are stored there. Lists are paged in SQL. Thread-safe.
 */
@ProviderType
public interface EarlyWarnings {

  /**
   * Projects from their approval to their liquidation. Filters: {@code warning} (a name of {@link
   * Warning}, or {@code any}), {@code level}, {@code year}, {@code unit}, {@code province}, {@code
   * phase}. Sorts: name, code, year, end, support.
   */
  Page<Outlook> projects(Caller caller, PageRequest request);

  /** How many projects each warning is about. */
  Map<Warning, Long> counts(Caller caller);

  /** One project. */
  Optional<Outlook> project(Caller caller, UUID id);

  /** The rules as they are in force today, with the numbers that they work with. */
  List<Rule> rules(Caller caller);

  /**
   * A rule.
   *
   * @param warning what it is about
   * @param text what it says
   * @param legalText what it rests on
   */
  record Rule(Warning warning, Localized text, String legalText) {}
}
