package vn.ctdp.extension.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Budgets and the ledger. Seeing needs {@code extension.money.view}, budgets and allocations {@code
 * extension.money.allocate}, contracts, advances, payments, recoveries, settlements and carrying
 * over {@code extension.money.pay}, accepted value {@code extension.project.appraise}. Thread-safe.
 */
@ProviderType
public interface ExtensionMoney {

  /** Budgets, newest year first; filters {@code year} and {@code source}. */
  Page<Budget> budgets(Caller caller, PageRequest request);

  /** One budget. */
  Optional<Budget> budget(Caller caller, UUID id);

  /**
   * Stores a budget; its money comes by entries.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a second budget of a year and
   *     source, a stale version, or a missing right
   */
  Budget saveBudget(Caller caller, Budget budget);

  /**
   * A budget with what became of it.
   *
   * @param day entries up to and with this day; null for all
   */
  BudgetOverview overview(Caller caller, UUID budget, LocalDate day);

  /** Entries above projects of a budget: estimates and allocations, newest first. */
  Page<MoneyEntry> entries(Caller caller, UUID budget, PageRequest request);

  /**
   * Enters something. Carrying over writes both years at once.
   *
   * @return what was written, in order
   * @throws vn.ctdp.core.error.CtdpException when it is against a rule on any day from its own on
   *     (with code, computation and clause), for invalid input, or a missing right
   */
  List<MoneyEntry> book(Caller caller, Booking booking);

  /**
   * Takes an entry back by one of the opposite sign, with all that was written together with it.
   *
   * @param on day of the correction, not before the entry's own
   * @param reason why; required
   * @throws vn.ctdp.core.error.CtdpException when what stands on it would fall, for an entry that
   *     is taken back already, or a missing right
   */
  List<MoneyEntry> reverse(Caller caller, UUID entry, LocalDate on, String reason);
}
