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

  @AttributeDefinition(description = "Hours that an enrolment code is good for")
  int codeHours() default 72;

  @AttributeDefinition(description = "Wrong attempts after which an enrolment code is locked")
  int codeAttempts() default 5;

  @AttributeDefinition(description = "Enrolment requests that the centre looks at in a minute")
  int requestsPerMinute() default 60;

  @AttributeDefinition(
      description = "Seconds between two questions to the centre while an answer is awaited")
  int askSeconds() default 5;

  @AttributeDefinition(
      description = "Minutes between two looks at the centre's keys and at the state of the own")
  int refreshMinutes() default 10;

  @AttributeDefinition(
      description =
          "Days before a key's end: from when on administrators are told, from when on it presses,"
              + " from when on leaders are told too")
  int[] warnDays() default {60, 30, 7};
}
