package vn.ctdp.core.security.internal.access;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.territory.TerritoryService;

/** Lends the lineage of provinces to access control, like {@link OrganisationLender}. */
@Component(
    service = {},
    immediate = true)
public final class TerritoryLender {

  private final Surroundings surroundings;

  /** Starts lending. */
  @Activate
  public TerritoryLender(
      @Reference Surroundings surroundings, @Reference TerritoryService territory) {
    this.surroundings = surroundings;
    surroundings.lend(territory);
  }

  /** Ends lending. */
  @Deactivate
  public void stop() {
    surroundings.lend((TerritoryService) null);
  }
}
