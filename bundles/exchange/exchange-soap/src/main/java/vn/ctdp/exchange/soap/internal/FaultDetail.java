package vn.ctdp.exchange.soap.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.security.SecurityContext;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.CallerPrincipal;

/**
 * Faults that the library raised by itself (malformed XML, bounds exceeded, headers not understood)
 * get the same typed detail as ours, and say nothing of what went on inside.
 */
final class FaultDetail extends AbstractPhaseInterceptor<Message> {

  FaultDetail() {
    super(Phase.SETUP);
  }

  @Override
  public void handleMessage(Message message) {
    Fault fault = (Fault) message.getContent(Exception.class);
    if (fault == null || fault.getDetail() != null) {
      retryAfter(message, fault);
      return;
    }
    String code = fault.getFaultCode() == null ? "" : fault.getFaultCode().getLocalPart();
    boolean theirs =
        fault.getCause() == null
            || code.equals("Sender")
            || code.equals("Client")
            || code.equals("MustUnderstand")
            || code.equals("VersionMismatch")
            || isXml(fault);
    SoapFault told =
        Faults.of(
            new CtdpException(theirs ? SoapError.UNREADABLE : SoapError.INTERNAL, List.of(), fault),
            locale(message));
    fault.setDetail(told.getDetail());
    fault.setLang(told.getLang());
    fault.setStatusCode(told.getStatusCode());
    if (!code.equals("MustUnderstand") && !code.equals("VersionMismatch")) {
      fault.setFaultCode(told.getFaultCode());
    }
    fault.setMessage(told.getMessage());
  }

  private static Locale locale(Message message) {
    SecurityContext security = message.getExchange().getInMessage().get(SecurityContext.class);
    return security != null && security.getUserPrincipal() instanceof CallerPrincipal principal
        ? principal.caller().locale()
        : Locale.forLanguageTag("vi");
  }

  private static boolean isXml(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof javax.xml.stream.XMLStreamException
          || t.getClass().getName().startsWith("com.ctc.wstx.")
          || t.getClass().getName().startsWith("org.apache.cxf.attachment.")) {
        return true;
      }
    }
    return false;
  }

  private static void retryAfter(Message message, Fault fault) {
    if (fault == null || !(fault.getCause() instanceof CtdpException problem)) {
      return;
    }
    problem
        .retryAfterSeconds()
        .ifPresent(
            seconds -> {
              Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
              headers.put("Retry-After", List.of(Integer.toString(seconds)));
              message.put(Message.PROTOCOL_HEADERS, headers);
            });
  }
}
