package vn.ctdp.core.security.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vn.ctdp.security.cfg}; an underscore stands for a dot. */
@ObjectClassDefinition(
    id = SecurityConfig.PID,
    name = "CTDP: sign-in and rights",
    description = "Passwords, lock-out, second factor.")
public @interface SecurityConfig {

  /** Name of the configuration. */
  String PID = "vn.ctdp.security";

  @AttributeDefinition(description = "Shortest password, in characters, 8 to 64")
  int password_minLength() default 12;

  @AttributeDefinition(description = "Argon2id: memory for one check, KiB, 1024 to 262144")
  int password_argon2_memory() default 19456;

  @AttributeDefinition(description = "Argon2id: passes over the memory, 1 to 20")
  int password_argon2_iterations() default 2;

  @AttributeDefinition(description = "Failures under one name before the first lock, 3 to 100")
  int lockout_account_failures() default 5;

  @AttributeDefinition(
      description = "Failures from one address before the first lock, 3 to 10000; decaying")
  int lockout_address_failures() default 20;

  @AttributeDefinition(description = "Seconds after which one failure of an address is forgotten")
  int lockout_address_decay() default 180;

  @AttributeDefinition(
      description =
          "Addresses that are never locked: those of a reverse proxy that hides its clients")
  String[] lockout_address_exempt() default {"127.0.0.1", "::1", "0:0:0:0:0:0:0:1"};

  @AttributeDefinition(description = "Length of the first lock, seconds; each further one doubles")
  int lockout_first() default 30;

  @AttributeDefinition(description = "Longest lock, seconds")
  int lockout_longest() default 3600;

  @AttributeDefinition(description = "Hours without a failure after which a name starts afresh")
  int lockout_forget() default 24;

  @AttributeDefinition(description = "Minutes that a step of a sign-in stays open, 1 to 60")
  int signin_step_minutes() default 10;

  @AttributeDefinition(
      description = "Seconds for which a right password of REST and SOAP is remembered, 0 to 3600")
  int signin_remember() default 300;

  @AttributeDefinition(description = "Whether administrators must set up a second factor")
  boolean totp_requiredForAdministrators() default true;
}
