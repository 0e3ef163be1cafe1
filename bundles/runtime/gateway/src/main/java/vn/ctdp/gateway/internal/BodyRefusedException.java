package vn.ctdp.gateway.internal;

import java.io.IOException;

/** A request body that is larger or slower than allowed; reading it stops at once. */
final class BodyRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final GatewayError error;
  private final long limit;

  BodyRefusedException(GatewayError error, long limit) {
    super(error.code());
    this.error = error;
    this.limit = limit;
  }

  GatewayError error() {
    return error;
  }

  /** The limit passed: bytes, or seconds. */
  long limit() {
    return limit;
  }
}
