package vn.ctdp.extension.travel;

import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.Project;

/**
 * National projects between province and centre. A project travels from its registration with the
 * agency on, when its plan year is one that goes over the exchange. Reading needs {@code
 * extension.project.view}; asking for an adjustment the right to appraise, deciding and settling
 * the right to decide. Thread-safe.
 */
@ProviderType
public interface ProjectTravel {

  /**
   * Projects on the exchange. Filters: {@code province}, {@code state}, {@code year}, {@code waits}
   * (a {@link Side}), {@code open} ({@code true}: something does not fit). Sorts: name, code, year,
   * support, heard.
   */
  Page<TravelRow> projects(Caller caller, PageRequest request);

  /** How a project stands on the exchange; empty when it does not travel. */
  Optional<Travel> travel(Caller caller, UUID project);

  /**
   * Asks the centre for an adjustment; at a province.
   *
   * @param changed the project as it is to be
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a change that the department
   *     decides itself, another request that is open, a stale version, or a missing right
   */
  TravelRequest ask(Caller caller, Project changed, TravelRequest.Ask ask);

  /**
   * Takes a request back that is not decided yet; at a province.
   *
   * @throws vn.ctdp.core.error.CtdpException when it is decided, or without the right
   */
  TravelRequest withdraw(Caller caller, UUID request, String reason);

  /**
   * Decides about a request; at the centre.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, too low an authority, a request
   *     that is not open, or a missing right
   */
  TravelRequest decide(Caller caller, UUID request, TravelRequest.Verdict verdict);

  /**
   * Settles an act that does not fit: a province carries it out as it is, the centre takes it back.
   *
   * @param note why; required
   * @throws vn.ctdp.core.error.CtdpException when it is not open, or without the right
   */
  Travel settle(Caller caller, UUID act, String note);

  /** From which plan year on projects travel once they are registered. */
  int fromYear(Caller caller);

  /**
   * Sets from which plan year on projects travel; those that travel already go on. Needs {@code
   * extension.process.edit}.
   *
   * @param year 2004 to 2100
   */
  int fromYear(Caller caller, int year);
}
