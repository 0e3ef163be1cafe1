package vn.ctdp.core.security.internal.access;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.organisation.OrganisationService;

/**
 * Lends the organisations to access control while they are there. A component of its own, because
 * organisations need access control first: a reference the other way round would be a circle.
 */
@Component(
    service = {},
    immediate = true)
public final class OrganisationLender {

  private final Surroundings surroundings;

  /** Starts lending. */
  @Activate
  public OrganisationLender(
      @Reference Surroundings surroundings, @Reference OrganisationService organisations) {
    this.surroundings = surroundings;
    surroundings.lend(organisations);
  }

  /** Ends lending. */
  @Deactivate
  public void stop() {
    surroundings.lend((OrganisationService) null);
  }
}
