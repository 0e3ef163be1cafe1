package vn.ctdp.gateway.internal;

import java.io.IOException;
import javax.ws.rs.ext.ReaderInterceptor;
import javax.ws.rs.ext.ReaderInterceptorContext;
import vn.ctdp.core.error.CtdpException;

/** A resource that takes a body gets one: neither nothing nor the JSON value null. */
final class BodyRequired implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null) {
      throw new CtdpException(GatewayError.NO_BODY);
    }
    return body;
  }
}
