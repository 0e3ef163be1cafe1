package vn.ctdp.gateway.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What must be there before the instance says it is ready; etc/vn.ctdp.gateway.health.cfg. */
@ObjectClassDefinition(name = "CTDP readiness")
public @interface HealthConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.gateway.health";

  @AttributeDefinition(
      description =
          "Symbolic names of bundles that must run with all their components; modules do not belong"
              + " here")
  String[] requiredBundles() default {
    "vn.ctdp.core-api", "vn.ctdp.core-store", "vn.ctdp.core-security", "vn.ctdp.core-modules",
    "vn.ctdp.core-rest", "vn.ctdp.core-ui", "vn.ctdp.vaadin-runtime", "vn.ctdp.migrator",
    "vn.ctdp.gateway", "vn.ctdp.exchange-api"
  };

  @AttributeDefinition(description = "Paths below /api that must be answered")
  String[] requiredEndpoints() default {"/me", "/units", "/organisations", "/modules"};

  @AttributeDefinition(description = "Whether the user interface must answer once at /")
  boolean userInterface() default true;

  @AttributeDefinition(description = "Milliseconds that one check may take")
  int checkMillis() default 3000;

  @AttributeDefinition(description = "Milliseconds for which an answer is kept")
  int keepMillis() default 500;
}
