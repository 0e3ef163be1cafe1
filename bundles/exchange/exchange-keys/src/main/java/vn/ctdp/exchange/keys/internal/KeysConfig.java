package vn.ctdp.exchange.keys.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Lives of keys and codes; etc/vn.ctdp.exchange.keys.cfg. */
@ObjectClassDefinition(name = "CTDP keys and enrolment")
@interface KeysConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.exchange.keys";

  @AttributeDefinition(
      description =
          "Months that a key is good for from its approval; the centre decides for everybody")
  int validityMonths() default 24;
}
