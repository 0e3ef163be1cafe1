package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;

/**
 * What happens when the code behind a button fails: the user reads a sentence and what to do next,
 * the log gets the rest under the same incident id.
 */
final class FailureHandler implements ErrorHandler {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

  @Override
  public void error(ErrorEvent event) {
    CtdpException failure = explain(event.getThrowable());
    UI page = UI.getCurrent();
    if (page != null) {
      page.access(() -> Notices.failure(page, failure));
    }
  }

  /**
   * What happened, what is wrong in detail, and what to do next, as one text.
   *
   * @param failure the failure
   * @param locale language of the reader
   */
  static String words(CtdpException failure, Locale locale) {
    return Stream.of(
            Stream.of(failure.sentence(locale)),
            failure.problems().stream().map(p -> p.sentence(locale)),
            Stream.of(failure.nextStep(locale)))
        .flatMap(s -> s)
        .collect(Collectors.joining(" "));
  }

  /**
   * The failure in words. An unexpected one is logged with its cause and gets an incident id.
   *
   * @param thrown what was thrown
   */
  static CtdpException explain(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CtdpException known) {
        if (known.errorCode().status() >= 500) {
          LOG.error("Incident {}", known.incidentId(), thrown);
        } else {
          LOG.info("Refused: {} ({})", known.getMessage(), known.incidentId());
        }
        return known;
      }
    }
    String incident = java.util.UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Incident {}", incident, thrown);
    return new CtdpException(CoreError.INTERNAL, incident);
  }
}
