package vn.ctdp.extension;

import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Programmes and annual plans. Reading needs {@code extension.project.view}, writing {@code
 * extension.plan.edit} in the province. A province sees its own and the national ones. Thread-safe.
 */
@ProviderType
public interface ExtensionPlans {

  /** Programmes. Filters: {@code level}. Sorts: name, from. */
  Page<Programme> programmes(Caller caller, PageRequest request);

  /** One programme. */
  Optional<Programme> programme(Caller caller, UUID id);

  /**
   * Stores a new or changed programme.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a stale version,
   *     or a missing right
   */
  Programme saveProgramme(Caller caller, Programme programme);

  /**
   * Plans with what their projects add up to. Filters: {@code level}, {@code year}, {@code status}.
   * Sorts: year, status.
   */
  Page<PlanRow> plans(Caller caller, PageRequest request);

  /** One plan. */
  Optional<AnnualPlan> plan(Caller caller, UUID id);

  /**
   * Stores a new or changed plan. A new one gets the next batch of its year.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a step back, an
   *     approval without document and day, a plan that is closed, a stale version, or a missing
   *     right
   */
  AnnualPlan savePlan(Caller caller, AnnualPlan plan);

  /**
   * What projects add up to, from the projects themselves.
   *
   * @param plan one plan; null for all that the other conditions leave
   * @param level national or local; null for both
   * @param year plan year; null for all
   */
  PlanTotals totals(Caller caller, UUID plan, FundLevel level, Integer year);
}
