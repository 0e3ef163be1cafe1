package vn.ctdp.gateway.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the doors let through; etc/vn.ctdp.gateway.cfg. */
@ObjectClassDefinition(name = "CTDP HTTP gateway")
public @interface GatewayConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.gateway";

  @AttributeDefinition(
      description =
          "Paths below /api that need no sign-in, for instance /catalogues; empty for none")
  String[] publicPaths() default {};

  @AttributeDefinition(description = "Largest request body, in bytes")
  long maxBodyBytes() default 10_485_760L;

  @AttributeDefinition(
      description =
          "Other limits below a path, as PATH=BYTES, for instance /api/exchange/reports=4194304")
  String[] bodyLimits() default {};

  @AttributeDefinition(description = "Seconds within which a request body must have arrived")
  int bodySeconds() default 60;

  @AttributeDefinition(description = "Media types of request bodies that REST accepts")
  String[] contentTypes() default {
    "application/json",
    "application/*+json",
    "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/csv",
    "text/plain"
  };

  @AttributeDefinition(description = "Deepest nesting of a JSON body")
  int maxJsonDepth() default 64;

  @AttributeDefinition(description = "Longest string in a JSON body, in characters")
  int maxJsonString() default 1_000_000;

  @AttributeDefinition(description = "Seconds to wait for running requests before an endpoint goes")
  int drainSeconds() default 5;

  @AttributeDefinition(
      description =
          "Seconds to wait at a stop of the instance for requests that are being worked on, before its"
              + " parts go")
  int stopSeconds() default 20;

  @AttributeDefinition(
      description =
          "Seconds after which an instance that was told to stop and has not ended is cut off; what"
              + " held it up stands in the console's log")
  int stopLimitSeconds() default 45;

  @AttributeDefinition(
      description =
          "Addresses or networks (10.0.0.0/24) of reverse proxies whose X-Forwarded-For and"
              + " X-Forwarded-Proto are believed; empty for none")
  String[] trustedProxies() default {};

  @AttributeDefinition(description = "Realm named in the Basic challenge")
  String realm() default "CTDP";
}
