package vn.ctdp.exchange.soap.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.ws.BindingType;
import javax.xml.ws.Provider;
import javax.xml.ws.Service;
import javax.xml.ws.ServiceMode;
import javax.xml.ws.WebServiceProvider;
import javax.xml.ws.soap.SOAPBinding;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.headers.Header;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.security.SecurityContext;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;

/**
 * SOAP before the intake: reads the typed body, gives its JSON to the intake, writes the receipt.
 */
@WebServiceProvider(
    targetNamespace = Shapes.NAMESPACE,
    serviceName = "ExchangeService",
    portName = "ExchangePort")
@ServiceMode(Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
public final class IntakeProvider implements Provider<Source> {

  private static final QName MESSAGE_ID = new QName(Shapes.NAMESPACE, "messageId");

  private final IntakeService intake;
  private final Contract contract;

  IntakeProvider(IntakeService intake, Contract contract) {
    this.intake = intake;
    this.contract = contract;
  }

  @Override
  public Source invoke(Source request) {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    Caller caller = CallerPrincipal.of(message.get(SecurityContext.class).getUserPrincipal());
    Locale locale = caller.locale();
    try {
      XmlReader body = contract.read(events(request), href -> attachment(message, href));
      return new Written(answer(caller, message, body));
    } catch (CtdpException e) {
      throw Faults.of(e, locale);
    } catch (IOException | MappingException | InvalidDocumentException | RuntimeException e) {
      throw Faults.of(new CtdpException(SoapError.INTERNAL, List.of(), e), locale);
    }
  }

  private String answer(Caller caller, Message message, XmlReader body)
      throws MappingException, InvalidDocumentException {
    Map<String, Object> request = body.document();
    return switch (body.element()) {
      case "submitReport" -> {
        Set<String> ids = messageIds(message);
        Object id = ((Map<?, ?>) request.get("content")).get("messageId");
        if (!ids.stream().allMatch(i -> i.equals(id))) {
          throw new CtdpException(SoapError.MESSAGE_ID);
        }
        yield submitted(intake.take(caller, Documents.join(request)));
      }
      case "submitDocument" -> {
        Set<String> ids = messageIds(message);
        if (ids.size() > 1) {
          throw new CtdpException(SoapError.MESSAGE_ID);
        }
        yield submitted(
            intake.take(
                caller,
                Base64.getMimeDecoder().decode((String) request.get("document")),
                ids.stream().findFirst()));
      }
      case "getReceipt" -> receipt(caller, request);
      default -> throw new CtdpException(SoapError.UNREADABLE);
    };
  }

  private static Contract.Events events(Source source) {
    return handler -> {
      if (!(source instanceof SAXSource sax)) {
        throw new SAXException("no body");
      }
      XMLReader reader = sax.getXMLReader();
      reader.setContentHandler(handler);
      reader.parse(sax.getInputSource());
    };
  }

  /** Base64 text of an attachment; null when there is none of that id. */
  private String attachment(Message message, String href) {
    if (!href.startsWith("cid:") || message.getAttachments() == null) {
      return null;
    }
    String id = URLDecoder.decode(href.substring(4), StandardCharsets.UTF_8);
    for (Attachment attachment : message.getAttachments()) {
      if (attachment.getId().equals(id)) {
        try (InputStream in = attachment.getDataHandler().getInputStream()) {
          return Base64.getEncoder().encodeToString(in.readNBytes(intake.maxBytes() + 1));
        } catch (IOException e) {
          throw new CtdpException(SoapError.UNREADABLE, List.of(), e);
        }
      }
    }
    return null;
  }

  /** What the headers of SOAP and of HTTP call this message. */
  private static Set<String> messageIds(Message message) {
    Set<String> ids = new LinkedHashSet<>();
    if (message.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers) {
      headers.forEach(
          (name, values) -> {
            if ("X-Message-Id".equalsIgnoreCase(String.valueOf(name))
                && values instanceof List<?> list) {
              list.forEach(value -> ids.add(String.valueOf(value).strip()));
            }
          });
    }
    if (message instanceof SoapMessage soap) {
      for (Header header : soap.getHeaders()) {
        if (header.getName().equals(MESSAGE_ID) && header.getObject() instanceof Node node) {
          ids.add(node.getTextContent().strip());
        }
      }
    }
    return ids;
  }

  private static String submitted(IntakeService.Acceptance acceptance)
      throws MappingException, InvalidDocumentException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("repeated", Boolean.toString(acceptance.repeated()));
    answer.put("receipt", signed(acceptance.receipt()));
    return XmlWriter.write("submitResponse", answer);
  }

  private String receipt(Caller caller, Map<String, Object> request)
      throws MappingException, InvalidDocumentException {
    String key =
        request.get("province")
            + "/"
            + request.get("form")
            + "/"
            + request.get("period")
            + "/"
            + request.get("revision");
    long revision = (Long) request.get("revision");
    if (revision > Integer.MAX_VALUE) {
      throw new CtdpException(SoapError.NO_RECEIPT, key);
    }
    Receipt receipt =
        intake
            .receipt(
                caller,
                UnitRef.parse((String) request.get("province")),
                (String) request.get("form"),
                Period.parse((String) request.get("period")),
                (int) revision)
            .orElseThrow(() -> new CtdpException(SoapError.NO_RECEIPT, key));
    return XmlWriter.write("getReceiptResponse", Map.of("receipt", signed(receipt)));
  }

  private static Map<String, Object> signed(Receipt receipt) throws InvalidDocumentException {
    return receipt.document().isEmpty()
        ? Documents.split(ReceiptCodec.write(receipt, 0, Map.of()))
        : Documents.split(receipt.document());
  }
}
