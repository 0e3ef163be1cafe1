package vn.ctdp.gateway.internal;

import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/**
 * Answers failures of a resource as problem+json.
 *
 * @param <T> which failures; the library has a mapper of its own for {@link
 *     WebApplicationException}, so these need one of the same type to take its place
 */
abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {

  /** Set by CXF for each request. */
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(T failure) {
    Locale locale = Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    Problem problem = Problems.of(failure, request.getMethod(), request.getRequestURI(), locale);
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, problem.locale().toLanguageTag())
            .entity(problem.toBytes());
    problem.retryAfter().ifPresent(s -> answer.header(HttpHeaders.RETRY_AFTER, s));
    if (failure instanceof WebApplicationException web) {
      String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
      if (allow != null) {
        answer.header(HttpHeaders.ALLOW, allow);
      }
    }
    return answer.build();
  }

  /** For everything. */
  static final class ForAll extends ProblemMapper<Throwable> {}

  /** For what the library itself refuses. */
  static final class ForLibrary extends ProblemMapper<WebApplicationException> {}
}
