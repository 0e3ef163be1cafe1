package vn.ctdp.gateway.internal;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;

/**
 * What the web service library would write to the log with a whole stack trace for every line that
 * is cut and every document that cannot be read. A cut line gets one line with an incident id: the
 * other side has no answer to keep. What is answered with a fault is logged where the answer is
 * made, under the incident id that it names. The rest is a fault of ours and keeps its stack trace.
 * Thread-safe.
 */
final class LibraryFaults implements FaultListener {

  private static final Logger LOG = LoggerFactory.getLogger(LibraryFaults.class);
  private static final int DEEPEST_CAUSE = 20;

  /** What becomes of a failure in the log. */
  enum Kind {
    /** The line was cut: one line, no stack trace. */
    CUT,
    /** Answered, and logged there. */
    ANSWERED,
    /** Unexpected: with its stack trace. */
    UNEXPECTED
  }

  @Override
  public boolean faultOccurred(Exception failure, String description, Message message) {
    String what =
        Problems.forLog(
            message.get(Message.HTTP_REQUEST_METHOD) + " " + message.get(Message.REQUEST_URI));
    switch (kind(failure)) {
      case CUT ->
          LOG.info(
              "{}: the line was cut ({}), incident {}",
              what,
              Problems.forLog(root(failure).toString()),
              UUID.randomUUID());
      case ANSWERED -> LOG.debug("{}: answered with a fault", what, failure);
      default -> LOG.warn("{}: {}, incident {}", what, description, UUID.randomUUID(), failure);
    }
    return false;
  }

  static Kind kind(Throwable failure) {
    boolean cut = false;
    int depth = 0;
    for (Throwable t = failure; t != null && depth < DEEPEST_CAUSE; t = t.getCause(), depth++) {
      if (t instanceof CtdpException || t instanceof XMLStreamException || isSoap(t)) {
        return Kind.ANSWERED;
      }
      cut |= t instanceof IOException || t instanceof TimeoutException;
    }
    return cut ? Kind.CUT : Kind.UNEXPECTED;
  }

  /** A fault with a code of SOAP: the binding answers it. */
  private static boolean isSoap(Throwable t) {
    return t instanceof Fault fault
        && fault.getFaultCode() != null
        && fault.getFaultCode().getNamespaceURI().endsWith("/soap-envelope");
  }

  private static Throwable root(Throwable failure) {
    Throwable t = failure;
    for (int depth = 0; t.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
      t = t.getCause();
    }
    return t;
  }
}
