package vn.ctdp.ui.internal.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers for addresses that are not pages. Vaadin would answer any address with a page and status
 * 200, which a machine would take for success.
 */
enum Problem {
  /** An interface for machines that is not here. */
  NO_SUCH_INTERFACE(404, "Không có dịch vụ ở địa chỉ này. / There is no service at this address."),
  /** A health question before the part that answers it has started. */
  STARTING(503, "Hệ thống đang khởi động. / The system is starting."),
  /** A public page that is not published. */
  NO_SUCH_PAGE(404, "Không có trang này. / There is no such page."),
  /** A public page asked for too often. */
  TOO_MANY(429, "Quá nhiều yêu cầu, hãy đợi một phút. / Too many requests, wait a minute."),
  /** A file that is not here. */
  NO_SUCH_FILE(404, "Không có tệp này. / There is no such file.");

  private final int status;
  private final String detail;

  Problem(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  /**
   * Which problem a path is when it reaches the shell; empty when it is a page.
   *
   * @param path path within the instance, beginning with a slash
   */
  static Optional<Problem> of(String path) {
    if (below(path, "/health")) {
      return Optional.of(STARTING);
    }
    if (below(path, "/api") || below(path, "/soap")) {
      return Optional.of(NO_SUCH_INTERFACE);
    }
    if (below(path, "/static")
        || below(path, "/META-INF")
        || below(path, "/WEB-INF")
        || below(path, "/OSGI-INF")
        || below(path, "/.well-known")
        || path.equals("/robots.txt")
        || path.equals("/favicon.ico")) {
      return Optional.of(NO_SUCH_FILE);
    }
    return Optional.empty();
  }

  private static boolean below(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  /**
   * Writes the answer as problem+json (RFC 9457).
   *
   * @param response the answer
   * @throws IOException when the connection is gone
   */
  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    if (status == 503) {
      response.setHeader("Retry-After", "5");
    }
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            ("{\"type\":\"about:blank\",\"title\":\""
                    + switch (status) {
                      case 503 -> "Service Unavailable";
                      case 429 -> "Too Many Requests";
                      default -> "Not Found";
                    }
                    + "\",\"status\":"
                    + status
                    + ",\"detail\":\""
                    + detail
                    + "\"}")
                .getBytes(StandardCharsets.UTF_8));
  }
}
