package vn.ctdp.exchange.soap.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.intake.RefusedException;

/** Turns what went wrong into a fault with its typed detail. */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final Locale VI = new Locale("vi");
  private static final int MAX_PLACES = 100;

  private Faults() {}

  /** The fault for a problem; the server's own troubles are logged under the incident id. */
  static SoapFault of(CtdpException problem, Locale locale) {
    ErrorCode code = problem.errorCode();
    if (code.status() >= 500) {
      LOG.error("{} answered over SOAP, incident {}", code.code(), problem.incidentId(), problem);
    } else {
      LOG.info("{} answered over SOAP, incident {}", code.code(), problem.incidentId());
    }
    Soap12 version = Soap12.getInstance();
    QName who = code.status() >= 500 ? version.getReceiver() : version.getSender();
    SoapFault fault = new SoapFault(problem.sentence(locale), who);
    fault.initCause(problem);
    fault.setStatusCode(code.status());
    fault.setLang(locale.getLanguage());
    fault.setDetail(detail(problem));
    return fault;
  }

  private static Element detail(CtdpException problem) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("code", problem.errorCode().code());
    detail.put(
        "sentence",
        Map.of("vi", clean(problem.sentence(VI)), "en", clean(problem.sentence(Locale.ENGLISH))));
    detail.put(
        "nextStep",
        Map.of("vi", clean(problem.nextStep(VI)), "en", clean(problem.nextStep(Locale.ENGLISH))));
    detail.put("incident", problem.incidentId());
    List<Map<String, Object>> places = new ArrayList<>();
    for (FieldProblem p : problem.problems()) {
      if (places.size() < MAX_PLACES) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("field", clean(p.field()));
        place.put("code", clean(p.code()));
        place.put("vi", clean(p.vi()));
        place.put("en", clean(p.en()));
        places.add(place);
      }
    }
    detail.put("places", places);
    try {
      if (problem instanceof RefusedException refused && !refused.refusal().document().isEmpty()) {
        detail.put("refusal", Documents.split(refused.refusal().document()));
      }
      return parse(XmlWriter.write("problem", detail));
    } catch (MappingException | InvalidDocumentException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }

  /** Sentences may quote what came: XML has no place for every character. */
  private static String clean(String text) {
    return text == null
        ? ""
        : text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Document holder = factory.newDocumentBuilder().newDocument();
      Element detail = holder.createElement("detail");
      detail.appendChild(
          holder.importNode(
              factory
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(xml)))
                  .getDocumentElement(),
              true));
      return detail;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("our own XML can always be read", e);
    }
  }
}
