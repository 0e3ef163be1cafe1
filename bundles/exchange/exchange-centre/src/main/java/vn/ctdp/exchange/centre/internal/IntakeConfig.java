package vn.ctdp.exchange.centre.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Bounds of the intake; etc/vn.ctdp.exchange.intake.cfg. */
@ObjectClassDefinition(name = "CTDP report intake")
@interface IntakeConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.exchange.intake";

  @AttributeDefinition(description = "Largest report, in bytes")
  int maxBytes() default 4_194_304;

  @AttributeDefinition(description = "Most cells of a report")
  int maxCells() default 5_000;

  @AttributeDefinition(description = "Most records behind the cells of a report, together")
  int maxOrigins() default 50_000;
}
