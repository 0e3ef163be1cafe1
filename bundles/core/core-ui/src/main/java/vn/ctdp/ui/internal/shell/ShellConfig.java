package vn.ctdp.ui.internal.shell;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the user interface, PID {@code vn.ctdp.ui}. */
@ObjectClassDefinition(name = "CTDP user interface")
public @interface ShellConfig {

  /** Minutes without any action of the user after which the session ends; 5 to 480. */
  @AttributeDefinition(min = "5", max = "480")
  int sessionIdleMinutes() default 30;
}
