package vn.ctdp.gateway.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import vn.ctdp.core.health.HealthCheck.Result;
import vn.ctdp.core.text.Localized;

/**
 * Asks for the user interface's first page, through the very address at which a health request came
 * in. Being bound is not enough: for a moment the page answers an error although its servlet is
 * there. Each try costs the interface a session, so it is asked until it has answered once.
 * Thread-safe.
 */
final class UserInterfaceProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private volatile boolean answered;

  /** Whether the page at {@code /} of this address has answered. */
  Result check(String scheme, String host, int port) {
    if (!answered) {
      answered = ask(scheme, host, port);
    }
    return answered
        ? new Result(true, new Localized("Giao diện trả lời.", "The user interface answers."))
        : new Result(
            false,
            new Localized("Giao diện chưa trả lời.", "The user interface does not answer yet."));
  }

  private static boolean ask(String scheme, String host, int port) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(new URI(scheme, null, host, port, "/", null, null))
              .timeout(PATIENCE)
              .header("User-Agent", "ctdp-health")
              .header("Accept", "text/html")
              .build();
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return answer.statusCode() == 200 && type.startsWith("text/html");
    } catch (IOException | URISyntaxException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
