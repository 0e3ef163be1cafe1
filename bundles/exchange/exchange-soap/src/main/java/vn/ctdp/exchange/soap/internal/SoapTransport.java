package vn.ctdp.exchange.soap.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportTransport;

/**
 * The road to the centre over SOAP: the report as typed XML, from which the centre makes the very
 * bytes that were signed. What comes back counts only when the schema and the contract fit.
 */
@Component(service = ReportTransport.class)
public final class SoapTransport implements ReportTransport {

  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  private final CentreLine line;
  private final Contract contract = new Contract();

  @Activate
  public SoapTransport(@Reference CentreLine line) {
    this.line = line;
  }

  @Override
  public String id() {
    return "soap";
  }

  @Override
  public Receipt send(byte[] envelope) throws TransportException {
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "Content-Type",
        "application/soap+xml; charset=utf-8; action=\"" + Shapes.NAMESPACE + "/submitReport\"");
    headers.put("Accept", "application/soap+xml, application/problem+json");
    ReportTransport.messageId(envelope).ifPresent(id -> headers.put("X-Message-Id", id));
    CentreLine.Reply reply = line.send("POST", IntakeSoap.ADDRESS, headers, request(envelope));
    String type = reply.header("Content-Type").orElse("");
    if (!type.contains("soap+xml")) {
      throw again(
          "Trung tâm (hoặc thiết bị trung gian) trả lời mã "
              + reply.status()
              + ", không phải biên nhận.",
          null);
    }
    XmlReader body;
    try {
      body = body(reply.body());
    } catch (CtdpException | IOException e) {
      throw again(
          "Nhận được trả lời nhưng không phải biên nhận của trung tâm; coi như chưa nhận.", e);
    }
    if (body.element().equals("problem")) {
      throw problem(reply.status(), body.document());
    }
    if (reply.status() != 200 || !body.element().equals("submitResponse")) {
      throw again(
          "Nhận được trả lời nhưng không phải biên nhận của trung tâm; coi như chưa nhận.", null);
    }
    return receipt(object(body.document(), "receipt"));
  }

  /** The SOAP envelope around a report. */
  static byte[] request(byte[] envelope) throws TransportException {
    try {
      Map<String, Object> report = Documents.split(envelope);
      Object messageId = object(report, "content").get("messageId");
      String text =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\""
              + SOAP
              + "\"><s:Header><messageId xmlns=\""
              + Shapes.NAMESPACE
              + "\">"
              + (String.valueOf(messageId).matches("[0-9a-f-]{36}") ? messageId : "")
              + "</messageId></s:Header><s:Body>"
              + XmlWriter.write("submitReport", report)
              + "</s:Body></s:Envelope>";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (MappingException | InvalidDocumentException | IllegalArgumentException e) {
      throw again("Báo cáo có nội dung mà đường SOAP chưa mang được; chọn đường REST hoặc tệp.", e);
    }
  }

  private XmlReader body(byte[] answer) throws IOException {
    return contract.read(
        handler -> {
          XMLReader reader = reader();
          reader.setContentHandler(new Inner(handler));
          reader.parse(new InputSource(new ByteArrayInputStream(answer)));
        },
        href -> null);
  }

  private static XMLReader reader() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }

  /** Hands on what is ours within the SOAP envelope: the body's element, or the fault's detail. */
  private static final class Inner extends DefaultHandler {

    private final ContentHandler handler;
    private int depth;
    private boolean done;

    Inner(ContentHandler handler) {
      this.handler = handler;
    }

    @Override
    public void startElement(String uri, String name, String q, Attributes attributes)
        throws SAXException {
      if (depth == 0 && (done || !Shapes.NAMESPACE.equals(uri) || name.equals("messageId"))) {
        return;
      }
      if (depth == 0) {
        handler.startDocument();
      }
      depth++;
      handler.startElement(uri, name, q, attributes);
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
      if (depth > 0) {
        handler.characters(ch, start, length);
      }
    }

    @Override
    public void endElement(String uri, String name, String q) throws SAXException {
      if (depth == 0) {
        return;
      }
      handler.endElement(uri, name, q);
      depth--;
      if (depth == 0) {
        done = true;
        handler.endDocument();
      }
    }
  }

  private static Receipt receipt(Map<String, Object> signed) throws TransportException {
    try {
      byte[] json = Documents.join(signed);
      boolean isSigned = signed.containsKey("signature");
      return ReceiptCodec.readReceipt(
              isSigned ? SignedDocument.read(json).content() : json,
              isSigned ? new String(json, StandardCharsets.UTF_8) : "")
          .receipt();
    } catch (InvalidDocumentException e) {
      throw again(
          "Nhận được trả lời nhưng không phải biên nhận của trung tâm; coi như chưa nhận.", e);
    }
  }

  /** Refusals carry one of the intake's own codes; all else may pass by itself. */
  private static TransportException problem(int status, Map<String, Object> problem) {
    String code = String.valueOf(problem.get("code"));
    String sentence = String.valueOf(object(problem, "sentence").get("vi"));
    List<String> places =
        ((List<?>) problem.get("places"))
            .stream().map(place -> String.valueOf(((Map<?, ?>) place).get("code"))).toList();
    String said = sentence.startsWith("Trung tâm") ? sentence : "Trung tâm: " + sentence;
    Map<String, Object> signed = object(problem, "refusal");
    return TransportException.answered(
        status,
        code,
        said,
        places,
        signed == null ? "" : new String(Documents.join(signed), StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> members, String name) {
    return (Map<String, Object>) members.get(name);
  }

  private static TransportException again(String sentence, Throwable cause) {
    return new TransportException(sentence, false, cause);
  }
}
