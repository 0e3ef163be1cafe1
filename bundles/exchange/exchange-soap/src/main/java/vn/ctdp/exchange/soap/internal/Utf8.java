package vn.ctdp.exchange.soap.internal;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** A message that names no character set is UTF-8; the library would take it for Latin 1. */
final class Utf8 extends AbstractPhaseInterceptor<Message> {

  Utf8() {
    super(Phase.RECEIVE);
  }

  @Override
  public void handleMessage(Message message) {
    Object type = message.get(Message.CONTENT_TYPE);
    if (type == null || !type.toString().toLowerCase(java.util.Locale.ROOT).contains("charset")) {
      message.put(Message.ENCODING, "UTF-8");
    }
  }
}
