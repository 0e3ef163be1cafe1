package vn.ctdp.exchange.soap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.SignedDocument;

class MappingTest {

  private static final String SIGNATURE = "eyJhbGciOiJFUzI1NiJ9..c2lnbmF0dXJl";

  /** Everything that a report may hold: nulls, empty texts, line ends, quotes, all planes. */
  private static final String REPORT =
      """
      {"schema":"ctdp-report-1","messageId":"0f8fad5b-d9cb-469f-a165-70867728950e",
       "sender":{"instance":"lam-dong","organisation":"","province":"34:68"},
       "form":{"id":"ccn-04","version":1},"period":"2026-H1","revision":2,"sequence":9007199254740991,
       "cutoff":"2026-06-14","drawnUpAt":"2026-06-20T01:02:03.004Z",
       "approval":{"by":"Nguyễn “A” <b> & 'c' \\"d\\"","at":"2026-06-20T01:02:03Z"},
       "previousDigest":null,
       "cells":[
         {"row":"1","unit":"ha","value":"825.5","computed":null,"source":"MANUAL","reason":"",
          "note":"  hai \\tdòng\\r\\nvà\\rba\\n","unknown":0,"origins":[]},
         {"row":"2","unit":"count","value":null,"computed":"-0.000001","source":"OVERRIDE",
          "reason":"]]> 𝔘 é e\\u0301 \\u0085 \\u2028","note":"","unknown":3,
          "origins":[{"type":"cluster","id":"c 1","title":"CCN Thuận An","contribution":"1","note":""},
                     {"type":"cluster","id":"c2","title":"","contribution":null,"note":"n"}]}],
       "lists":[{"list":"communes","rows":[{"b":"2","a":"một, hai","c.d-e_f":" "},{}]},{"list":"x","rows":[]}],
       "explanations":[{"check":"K1","text":"vì…"},{"check":"K2","text":"x"}]}""";

  private final Contract contract = new Contract();

  private static byte[] canonical(String json) {
    return CanonicalJson.canonical(json.getBytes(StandardCharsets.UTF_8));
  }

  private XmlReader read(String xml) throws IOException {
    return read(xml, href -> null);
  }

  private XmlReader read(String xml, Function<String, String> attachments) throws IOException {
    return contract.read(
        handler -> {
          try {
            XMLReader reader =
                SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.parse(new InputSource(new StringReader(xml)));
          } catch (javax.xml.parsers.ParserConfigurationException e) {
            throw new SAXException(e);
          }
        },
        attachments);
  }

  @Test
  void noAttachmentIsPutInTwice() throws Exception {
    List<String> asked = new ArrayList<>();
    String include =
        "<i:Include xmlns:i=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:1\"></i:Include>";
    String xml = xml(canonical(REPORT));
    int end = xml.lastIndexOf("</");
    assertThatThrownBy(
            () ->
                read(
                    xml.substring(0, end) + include.repeat(1000) + xml.substring(end),
                    href -> {
                      asked.add(href);
                      return " ";
                    }))
        .isInstanceOf(CtdpException.class);
    assertThat(asked).containsExactly("cid:1");
  }

  private static String xml(byte[] json) throws MappingException, InvalidDocumentException {
    return XmlWriter.write("submitReport", Documents.split(json));
  }

  @Test
  void givesTheVeryBytesBackThatWereSigned() throws Exception {
    byte[] content = canonical(REPORT);
    byte[] signed = new SignedDocument(content, SIGNATURE).write();

    String xml = xml(signed);
    XmlReader read = read(xml);

    assertThat(read.element()).isEqualTo("submitReport");
    assertThat(new String(Documents.join(read.document()), StandardCharsets.UTF_8))
        .isEqualTo(new String(signed, StandardCharsets.UTF_8));
    assertThat(xml).contains("<cell><row>1</row>").contains("<value column=\"a\">");
  }

  @Test
  void needsNeitherSignatureNorWhatMayBeAbsent() throws Exception {
    Map<String, Object> least = Documents.members(canonical(REPORT));
    least.remove("sequence");
    least.remove("lists");
    least.put("cells", List.of());
    least.put("explanations", List.of());
    least.put("approval", null);
    least.put("previousDigest", "a".repeat(64));
    byte[] content = Documents.canonical(least);

    assertThat(Documents.join(read(xml(content)).document())).isEqualTo(content);
  }

  @Test
  void refusesToWriteWhatItCouldNotReadBack() {
    Map<String, Object> report = Documents.members(canonical(REPORT));
    for (String change :
        List.of("unknown member", "missing", "null", "text for number", "control", "empty list")) {
      Map<String, Object> wrong = new LinkedHashMap<>(report);
      switch (change) {
        case "unknown member" -> wrong.put("extra", "x");
        case "missing" -> wrong.remove("period");
        case "null" -> wrong.put("period", null);
        case "text for number" -> wrong.put("revision", "2");
        case "control" -> wrong.put("period", "a\u0001");
        default -> wrong.put("lists", List.of());
      }
      assertThatThrownBy(() -> XmlWriter.write("submitReport", Map.of("content", wrong)))
          .as(change)
          .isInstanceOf(MappingException.class);
    }
  }

  @Test
  void namesThePlaceThatBreaksTheSchema() throws Exception {
    String xml =
        xml(canonical(REPORT))
            .replace("<source>OVERRIDE</source>", "<source>GUESS</source>")
            .replace("<revision>2</revision>", "<revision>two</revision>");

    CtdpException refused = catchThrowableOfType(CtdpException.class, () -> read(xml));

    assertThat(refused.errorCode()).isEqualTo(SoapError.SCHEMA);
    assertThat(refused.problems())
        .extracting(FieldProblem::field)
        .contains("submitReport.content.revision", "submitReport.content.cell[2].source");
  }

  @Test
  void refusesWhatIsNoMessageOfTheContract() throws Exception {
    String good = xml(canonical(REPORT));
    for (String wrong :
        List.of(
            "<a/>",
            good.replace("urn:ctdp:exchange:1", "urn:other"),
            good.replace("<unit>ha</unit>", ""),
            good.replace("<unit>ha</unit>", "<unit>ha</unit><unit>ha</unit>"),
            good.replace("<unit>ha</unit>", "<unit>ha</unit>text"),
            good.replace("<value column=\"a\">", "<value column=\"b\">"),
            good.replace("<value>825.5</value>", "<value>8e2</value>"),
            good.replace("<value>825.5</value>", "<value> 825.5</value>"),
            good.replace("<unknown>3</unknown>", "<unknown>9007199254740992</unknown>"),
            good.substring(0, good.length() - 20))) {
      assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(CtdpException.class);
    }
  }

  @Test
  void takesDifferentLayoutsForTheSameReport() throws Exception {
    byte[] content = canonical(REPORT);
    String other =
        xml(content)
            .replace("<cell>", "\n  <cell >\n")
            .replace("</row>", "</row>\t")
            .replace("825.5", "<![CDATA[825.5]]>")
            .replace("<revision>2<", "<revision> +02 <");

    assertThat(Documents.join(read(other).document())).isEqualTo(content);
  }

  @Test
  void writesAndReadsProblems() throws Exception {
    Map<String, Object> problem = new HashMap<>();
    problem.put("code", "EXC-422");
    problem.put("sentence", Map.of("vi", "Sai.", "en", "Wrong."));
    problem.put("nextStep", Map.of("vi", "Sửa.", "en", "Mend."));
    problem.put("incident", "i");
    problem.put("places", List.of(Map.of("field", "3", "code", "V", "vi", "a", "en", "b")));

    assertThat(read(XmlWriter.write("problem", problem)).document()).isEqualTo(problem);
  }
}
