package vn.ctdp.exchange.province.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How this province sends; etc/vn.ctdp.exchange.province.cfg. */
@ObjectClassDefinition(name = "CTDP reports of a province")
@interface ProvinceConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.exchange.province";

  @AttributeDefinition(
      description = "Road to the centre until an administrator chooses another: rest, soap or file")
  String road() default "rest";

  @AttributeDefinition(
      description =
          "Code of the reporting organisation; empty for the department of industry and trade in"
              + " the register of organisations")
  String organisation() default "";

  @AttributeDefinition(description = "Seconds until the second attempt; doubled each time")
  int retryFirstSeconds() default 5;

  @AttributeDefinition(description = "Longest time between two attempts, in seconds")
  int retryMaxSeconds() default 300;

  @AttributeDefinition(
      description = "Longest waiting time that the centre may ask for (Retry-After), in seconds")
  int retryAfterMaxSeconds() default 3600;

  @AttributeDefinition(description = "Seconds between two looks into the queue")
  int pollSeconds() default 5;
}
