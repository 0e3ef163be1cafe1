package vn.ctdp.gateway.internal;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import vn.ctdp.core.error.CtdpException;

/**
 * What the web server says by itself, of requests that no servlet ever sees: the same problem+json
 * as everywhere, without the server's name and words.
 */
final class PlainErrors extends ErrorHandler {

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    Locale locale = Languages.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    HttpFields.Mutable headers = response.getHeaders();
    response.write(true, body(meaning(code, message), code, locale, headers), callback);
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    return body(meaning(status, reason), status, Languages.VIETNAMESE, fields);
  }

  private static ByteBuffer body(
      GatewayError meaning, int status, Locale locale, HttpFields.Mutable headers) {
    byte[] written = Problem.of(new CtdpException(meaning), status, locale).toBytes();
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(HttpHeader.CONTENT_LANGUAGE, locale.toLanguageTag());
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    return ByteBuffer.wrap(written);
  }

  private static GatewayError meaning(int status, String reason) {
    return switch (status) {
      case 404 -> GatewayError.NO_SUCH_ADDRESS;
      case 408 -> GatewayError.TIMEOUT;
      case 414 -> GatewayError.URI_TOO_LONG;
      case 431 -> GatewayError.HEADERS_TOO_LARGE;
      case 503 -> Reception.STARTING.equals(reason) ? GatewayError.STARTING : GatewayError.STOPPING;
      default -> status >= 500 ? GatewayError.INTERNAL : GatewayError.BAD_REQUEST;
    };
  }
}
