package vn.ctdp.gateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import vn.ctdp.core.error.CtdpException;

/** Answers of the machine doors: the same headers on each, and never an HTML error page. */
final class ApiResponse extends HttpServletResponseWrapper {

  private final Locale locale;

  ApiResponse(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    super(response);
    this.locale = locale;
    headers(request, response);
  }

  /** Headers that every answer of the machine doors carries. */
  static void headers(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Vary", "Accept-Language, Authorization");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, null);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    send(Problem.of(new CtdpException(Problems.codeOf(status), ""), status, locale));
  }

  /** Writes the problem and ends the answer. */
  void send(Problem problem) throws IOException {
    if (isCommitted()) {
      return;
    }
    resetBuffer();
    byte[] bytes = problem.toBytes();
    setStatus(problem.status());
    setContentType(Problem.MEDIA_TYPE);
    setHeader("Content-Language", problem.locale().toLanguageTag());
    problem.retryAfter().ifPresent(s -> setHeader("Retry-After", Integer.toString(s)));
    setContentLength(bytes.length);
    getOutputStream().write(bytes);
    flushBuffer();
  }
}
