package vn.ctdp.modules.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the module manager, PID {@code vn.ctdp.modules}. */
@ObjectClassDefinition(name = "Module manager")
public @interface ModulesConfig {

  /** The PID. */
  String PID = "vn.ctdp.modules";

  /** Longest time for putting a module in place. */
  @AttributeDefinition(name = "Seconds for installing", min = "1")
  int installSeconds() default 60;

  /** Longest time for starting a module's bundles. */
  @AttributeDefinition(name = "Seconds for starting", min = "1")
  int startSeconds() default 60;

  /** Longest time until a started module is well. */
  @AttributeDefinition(name = "Seconds until healthy", min = "1")
  int healthSeconds() default 30;

  /** Longest additional time while its tables are being migrated. */
  @AttributeDefinition(name = "Seconds for migrations", min = "1")
  int migrationSeconds() default 600;

  /** Longest time for stopping and for removing a module. */
  @AttributeDefinition(name = "Seconds for stopping", min = "1")
  int stopSeconds() default 20;

  /** Longest time for which readiness waits for the modules after a start. */
  @AttributeDefinition(name = "Seconds that readiness waits", min = "0")
  int readySeconds() default 30;

  /** Modules wanted on an instance on which none was ever switched. */
  @AttributeDefinition(name = "Modules enabled at first", required = false)
  String[] initiallyEnabled() default {};
}
