package vn.ctdp.core.organisation;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Offered as an OSGi service by whoever keeps organisations in memory. Called after the change is
 * committed; must be quick and must not fail.
 */
@ConsumerType
public interface OrganisationListener {

  /** Organisations were added or changed, or their places in the tree. */
  void organisationsChanged();
}
