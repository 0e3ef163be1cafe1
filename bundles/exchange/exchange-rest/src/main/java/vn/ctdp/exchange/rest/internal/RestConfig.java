package vn.ctdp.exchange.rest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How a province reaches the centre, by REST and by SOAP; etc/vn.ctdp.exchange.rest.cfg. */
@ObjectClassDefinition(name = "CTDP line to the centre")
@interface RestConfig {

  /** The configuration file's name without ending. */
  String PID = "vn.ctdp.exchange.rest";

  @AttributeDefinition(
      description = "Sign-in name of this province's machine account at the centre")
  String username() default "";

  @AttributeDefinition(
      description = "File in the instance's secrets folder that holds the account's password")
  String passwordFile() default "centre.password";

  @AttributeDefinition(description = "Seconds to wait for a connection")
  int connectSeconds() default 10;

  @AttributeDefinition(description = "Seconds to wait for the receipt")
  int replySeconds() default 60;

  @AttributeDefinition(
      description =
          "PKCS#12 file in the secrets folder with this province's certificate for mutual TLS; empty"
              + " for none")
  String keyStore() default "";

  @AttributeDefinition(
      description =
          "PKCS#12 file in the secrets folder with the certificates that the centre's is checked"
              + " against; empty for those of the platform")
  String trustStore() default "";

  @AttributeDefinition(
      description = "File in the secrets folder with the password of both PKCS#12 files")
  String storePasswordFile() default "tls.password";
}
