package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.MessageImpl;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;

class LibraryFaultsTest {

  @Test
  void aCutLineIsNoFaultOfOurs() {
    assertThat(LibraryFaults.kind(new Fault(new IOException("Closed"))))
        .isEqualTo(LibraryFaults.Kind.CUT);
    assertThat(LibraryFaults.kind(new RuntimeException(new Fault(new EOFException()))))
        .isEqualTo(LibraryFaults.Kind.CUT);
  }

  @Test
  void whatIsAnsweredIsLoggedWhereTheAnswerIsMade() {
    Fault soap = new Fault(new IllegalArgumentException("DTD"));
    soap.setFaultCode(new QName("http://www.w3.org/2003/05/soap-envelope", "Sender"));
    assertThat(LibraryFaults.kind(soap)).isEqualTo(LibraryFaults.Kind.ANSWERED);
    assertThat(LibraryFaults.kind(new Fault(new XMLStreamException("limit"))))
        .isEqualTo(LibraryFaults.Kind.ANSWERED);
    assertThat(
            LibraryFaults.kind(
                new Fault(
                    new CtdpException(GatewayError.INTERNAL, List.of(), new IOException("disk")))))
        .isEqualTo(LibraryFaults.Kind.ANSWERED);
  }

  @Test
  void theRestKeepsItsStackTrace() {
    Fault failure = new Fault(new IllegalStateException("a mistake"));
    assertThat(LibraryFaults.kind(failure)).isEqualTo(LibraryFaults.Kind.UNEXPECTED);
    // The library shall never log by itself.
    assertThat(new LibraryFaults().faultOccurred(failure, "thrown", new MessageImpl())).isFalse();
  }
}
