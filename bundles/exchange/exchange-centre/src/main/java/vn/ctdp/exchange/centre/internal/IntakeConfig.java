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

  @AttributeDefinition(description = "Most values of a document, of whatever kind")
  int maxElements() default 600_000;

  @AttributeDefinition(
      description =
          "required: every report must be signed with an enrolled key; optional: unsigned ones are"
              + " taken as well, signed ones verified")
  String signatures() default "required";

  @AttributeDefinition(description = "Deliveries of one sender at once; more are answered 429")
  int perSender() default 16;

  @AttributeDefinition(description = "Reports that are worked on at once, of all senders")
  int together() default 8;

  @AttributeDefinition(
      description =
          "Seconds after the start during which a report by an unknown form is asked for again"
              + " instead of being refused for good")
  int formGraceSeconds() default 120;

  @AttributeDefinition(description = "Seconds to wait for a place before the answer is 429")
  int waitSeconds() default 10;
}
