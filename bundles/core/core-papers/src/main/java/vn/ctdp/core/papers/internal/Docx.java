package vn.ctdp.core.papers.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import vn.ctdp.core.error.CtdpException;

/**
 * The parts of a Word document in memory. Reading bounds and checks every part before anything is
 * done with it; what is written again are the parts that were checked, so nothing hides between
 * them. For one thread.
 */
final class Docx {

  /** WordprocessingML, transitional. */
  static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  static final String MAIN = "word/document.xml";

  /** Bytes of a file that is taken. */
  static final int LARGEST = 4 * 1024 * 1024;

  private static final int MAX_PARTS = 500;
  private static final int MAX_UNPACKED = 24 * 1024 * 1024;
  private static final int MAX_DEPTH = 250;

  /** Elements of the parts with text; a page has some thousand. */
  private static final int MAX_ELEMENTS = 400_000;

  /** A part may not grow to more than this many times its share of the file beyond 1 MB. */
  private static final long MAX_RATIO = 250;

  private static final String MAIN_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final Pattern TEXT_PART =
      Pattern.compile("word/(document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml");

  /** Fields that fetch something, or lead people elsewhere. */
  private static final Pattern FETCHING =
      Pattern.compile(
          "(?i)(?:^|\\s)(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD"
              + "|MACROBUTTON|HYPERLINK(?!\\s+\\\\l))(?=\\s|\"|$)");

  private final Map<String, byte[]> parts;

  private Docx(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /** Parts that were written here; not checked again. */
  static Docx of(Map<String, byte[]> parts) {
    return new Docx(new LinkedHashMap<>(parts));
  }

  /**
   * Reads and checks a file.
   *
   * @throws CtdpException with a code of {@link PaperError}
   */
  static Docx read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new CtdpException(PaperError.TOO_LARGE, "> " + (LARGEST >> 20) + " MB");
    }
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw new CtdpException(PaperError.NOT_DOCX, "không phải gói .docx / no .docx package");
    }
    Docx docx = new Docx(unpack(bytes));
    docx.check();
    return docx;
  }

  private static Map<String, byte[]> unpack(byte[] bytes) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    long left = MAX_UNPACKED;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (e.isDirectory()) {
          continue;
        }
        byte[] content = drain(zip, left, bytes.length, e.getName());
        left -= content.length;
        if (parts.size() >= MAX_PARTS) {
          throw new CtdpException(PaperError.TOO_LARGE, "> " + MAX_PARTS + " phần / parts");
        }
        String part = e.getName();
        if (parts.keySet().stream().anyMatch(part::equalsIgnoreCase)
            || part.contains("..")
            || part.contains("\\")) {
          throw new CtdpException(PaperError.NOT_DOCX, part);
        }
        parts.put(part, content);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new CtdpException(PaperError.NOT_DOCX, List.of(), e, "zip");
    } catch (IOException e) {
      throw new CtdpException(PaperError.NOT_DOCX, List.of(), e, "zip");
    }
    return parts;
  }

  private static byte[] drain(InputStream in, long left, int packed, String name)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[16_384];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      if (out.size() > left || (out.size() > 1 << 20 && out.size() / packed > MAX_RATIO)) {
        throw new CtdpException(PaperError.TOO_LARGE, name + " > " + (out.size() >> 20) + " MB");
      }
    }
    return out.toByteArray();
  }

  private void check() {
    byte[] types = parts.get("[Content_Types].xml");
    if (types == null || !parts.containsKey(MAIN)) {
      throw new CtdpException(PaperError.NOT_DOCX, MAIN);
    }
    for (String name : parts.keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.contains("vbaproject")
          || lower.contains("vbadata")
          || lower.contains("/activex/")
          || lower.contains("/embeddings/")
          || lower.contains("/afchunk")
          || lower.endsWith(".bin")) {
        throw new CtdpException(PaperError.MACROS, name);
      }
    }
    boolean[] main = {false};
    try {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        String lower = part.getKey().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml")) {
          look(part.getKey(), part.getValue(), main);
        }
      }
    } catch (XMLStreamException e) {
      throw new CtdpException(PaperError.NOT_DOCX, List.of(), e, "XML");
    }
    if (!main[0]) {
      throw new CtdpException(PaperError.NOT_DOCX, "[Content_Types].xml");
    }
  }

  private static void look(String name, byte[] content, boolean[] main) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
    StringBuilder fields = new StringBuilder();
    int depth = 0;
    int elements = 0;
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new CtdpException(PaperError.DOCTYPE, name);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new CtdpException(PaperError.TOO_LARGE, name);
          }
          start(name, reader, main);
          if (reader.getLocalName().equals("fldSimple")) {
            fields.append(' ').append(attribute(reader, "instr"));
          } else if (reader.getLocalName().equals("instrText")) {
            fields.append(reader.getElementText());
            depth--;
          } else if (reader.getLocalName().equals("fldChar")) {
            // Between two fields; within one its pieces belong together.
            fields.append("begin".equals(attribute(reader, "fldCharType")) ? " " : "");
          }
        }
      }
    } finally {
      reader.close();
    }
    Matcher fetching = FETCHING.matcher(fields);
    if (fetching.find()) {
      throw new CtdpException(PaperError.LINKS, fetching.group(1));
    }
  }

  private static void start(String name, XMLStreamReader reader, boolean[] main) {
    switch (reader.getLocalName()) {
      case "Relationship" -> {
        if ("External".equalsIgnoreCase(attribute(reader, "TargetMode"))
            && !(attribute(reader, "Type").endsWith("/hyperlink")
                && attribute(reader, "Target").startsWith("mailto:"))) {
          throw new CtdpException(PaperError.LINKS, attribute(reader, "Target"));
        }
      }
      case "Override", "Default" -> {
        String type = attribute(reader, "ContentType");
        String lower = type.toLowerCase(Locale.ROOT);
        if (name.equals("[Content_Types].xml")) {
          if (lower.contains("macro") || lower.contains("vba") || lower.contains("activex")) {
            throw new CtdpException(PaperError.MACROS, type);
          }
          main[0] |= type.equals(MAIN_TYPE) && attribute(reader, "PartName").equals("/" + MAIN);
        }
      }
      case "altChunk", "OLEObject", "control", "object" -> {
        if (!name.endsWith(".rels")) {
          throw new CtdpException(PaperError.MACROS, reader.getLocalName());
        }
      }
      default -> {}
    }
  }

  private static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Names of the parts in which people write, the body first. */
  List<String> textParts() {
    List<String> names = new ArrayList<>(List.of(MAIN));
    parts.keySet().stream()
        .filter(n -> !n.equals(MAIN) && TEXT_PART.matcher(n).matches())
        .sorted()
        .forEach(names::add);
    return names;
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }

  /** A part as a tree. */
  Document tree(String name) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document tree = factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(name)));
      if (name.equals(MAIN) && !W.equals(tree.getDocumentElement().getNamespaceURI())) {
        throw new CtdpException(PaperError.NOT_DOCX, "Strict Open XML");
      }
      return tree;
    } catch (SAXException e) {
      throw new CtdpException(PaperError.NOT_DOCX, List.of(), e, name);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the platform's parser lacks a feature", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with other content of some parts. */
  Docx with(Map<String, Document> changed) {
    Map<String, byte[]> all = new LinkedHashMap<>(parts);
    changed.forEach((name, tree) -> all.put(name, bytes(tree)));
    return new Docx(all);
  }

  private static byte[] bytes(Document tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      tree.setXmlStandalone(true);
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.setOutputProperty(OutputKeys.INDENT, "no");
      transformer.transform(new DOMSource(tree), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree could not be written", e);
    }
    return out.toByteArray();
  }

  /** As a file; equal parts give equal bytes. */
  byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      List<String> names = new ArrayList<>(parts.keySet());
      // Readers look for the list of types first.
      names.remove("[Content_Types].xml");
      names.add(0, "[Content_Types].xml");
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(315_532_800_000L);
        zip.putNextEntry(entry);
        zip.write(parts.get(name));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Child elements. */
  static List<Element> children(Node node) {
    List<Element> result = new ArrayList<>();
    for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        result.add(e);
      }
    }
    return result;
  }

  static boolean is(Node node, String name) {
    return node instanceof Element e
        && W.equals(e.getNamespaceURI())
        && name.equals(e.getLocalName());
  }

  /** The first child of this name; null without. */
  static Element child(Node node, String name) {
    return node == null
        ? null
        : children(node).stream().filter(e -> is(e, name)).findFirst().orElse(null);
  }

  /** The attribute {@code w:val} of a child; null without. */
  static String value(Node node, String name) {
    Element child = child(node, name);
    return child == null ? null : child.getAttributeNS(W, "val");
  }
}
