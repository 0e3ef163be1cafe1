package vn.ctdp.exchange.centre.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When the centre reminds; etc/vn.ctdp.exchange.reminders.cfg. */
@ObjectClassDefinition(name = "CTDP reminders of reports")
@interface ReminderConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.exchange.reminders";

  @AttributeDefinition(description = "Whether reminders go out by themselves")
  boolean enabled() default true;

  @AttributeDefinition(
      description = "Time of day (Asia/Ho_Chi_Minh) from which reminders go out, HH:mm")
  String time() default "07:00";
}
