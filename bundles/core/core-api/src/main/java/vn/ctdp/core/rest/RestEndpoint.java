package vn.ctdp.core.rest;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A JAX-RS resource offered as an OSGi service. The gateway publishes it below {@code /api} while
 * the service is there; other endpoints are not touched when it comes or goes.
 */
@ConsumerType
public interface RestEndpoint {

  /** Address below {@code /api}, for instance {@code /clusters}; unique. */
  String path();
}
