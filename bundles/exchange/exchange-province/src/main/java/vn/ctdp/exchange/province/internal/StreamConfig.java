package vn.ctdp.exchange.province.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How this province reads the centre's stream; etc/vn.ctdp.exchange.stream.cfg. */
@ObjectClassDefinition(name = "CTDP stream from the centre")
@interface StreamConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.exchange.stream";

  @AttributeDefinition(
      description = "Seconds between two questions to the centre; 0: the stream is not read")
  int pollSeconds() default 30;

  @AttributeDefinition(description = "Most items in one answer, 1 to 500")
  int pageItems() default 100;

  @AttributeDefinition(
      description = "Seconds until a failed item is handed over again; doubled each time")
  int retryFirstSeconds() default 10;

  @AttributeDefinition(description = "Longest time between two attempts, in seconds")
  int retryMaxSeconds() default 900;

  @AttributeDefinition(
      description = "Minutes after which the centre is told about modules and forms even unchanged")
  int statusMinutes() default 60;

  @AttributeDefinition(
      description =
          "Time of day (Asia/Ho_Chi_Minh) from which the province compares itself with the centre,"
              + " HH:mm")
  String driftTime() default "02:30";
}
