package vn.ctdp.exchange.soap.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.apache.cxf.staxutils.DepthExceededStaxException;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;

/** The published contract, and reading by it. Thread-safe. */
final class Contract {

  static final URL WSDL = Contract.class.getResource("/wsdl/ctdp-exchange-1.wsdl");

  private static final String XOP = "http://www.w3.org/2004/08/xop/include";
  private static final int MAX_PROBLEMS = 50;

  /** More names than any element of the schema has; what is beyond is not counted. */
  private static final int MAX_NAMES = 32;

  private final Schema schema;

  Contract() {
    try (InputStream in = Contract.class.getResourceAsStream("/wsdl/ctdp-exchange-1.xsd")) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      schema = factory.newSchema(new StreamSource(in));
    } catch (IOException | SAXException e) {
      throw new IllegalStateException("the schema in this bundle cannot be read", e);
    }
  }

  /** Gives SAX events of one element to a handler. */
  interface Events {
    void to(ContentHandler handler) throws SAXException, IOException;
  }

  /**
   * Reads one element, checked against the schema.
   *
   * @param attachments base64 text of an attachment by its content id
   * @return name and content
   * @throws CtdpException {@link SoapError#SCHEMA} with the places, {@link SoapError#UNREADABLE}
   */
  XmlReader read(Events events, Function<String, String> attachments) throws IOException {
    XmlReader reader = new XmlReader();
    ValidatorHandler validator = schema.newValidatorHandler();
    Places places = new Places(attachments);
    validator.setErrorHandler(places);
    validator.setContentHandler(
        new XMLFilterImpl() {
          @Override
          public void startElement(String uri, String name, String q, Attributes attributes)
              throws SAXException {
            if (places.problems.isEmpty()) {
              reader.startElement(uri, name, q, attributes);
            }
          }

          @Override
          public void characters(char[] ch, int start, int length) throws SAXException {
            if (places.problems.isEmpty()) {
              reader.characters(ch, start, length);
            }
          }

          @Override
          public void endElement(String uri, String name, String q) throws SAXException {
            if (places.problems.isEmpty()) {
              reader.endElement(uri, name, q);
            }
          }
        });
    places.setContentHandler(validator);
    try {
      events.to(places);
    } catch (SAXException e) {
      if (places.problems.isEmpty()) {
        throw new CtdpException(SoapError.UNREADABLE, List.of(), e);
      }
    } catch (RuntimeException e) {
      if (!ofXml(e)) {
        throw e;
      }
      if (places.problems.isEmpty()) {
        throw new CtdpException(SoapError.UNREADABLE, List.of(), e);
      }
    }
    if (!places.problems.isEmpty()) {
      throw new CtdpException(
          SoapError.SCHEMA, places.problems, null, Integer.toString(places.problems.size()));
    }
    if (reader.document() == null) {
      throw new CtdpException(SoapError.UNREADABLE);
    }
    return reader;
  }

  /** Whether what went wrong lies in the XML: the library does not always say so by its type. */
  private static boolean ofXml(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CtdpException) {
        return false;
      }
      if (t instanceof SAXException
          || t instanceof XMLStreamException
          || t instanceof DepthExceededStaxException) {
        return true;
      }
    }
    return false;
  }

  /** Puts attachments where they are referred to, and knows at which element the reading is. */
  private static final class Places extends XMLFilterImpl implements ErrorHandler {

    private final Function<String, String> attachments;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    /** The open elements; those behind {@link #depth} are used again. */
    private final List<Step> steps = new ArrayList<>();

    private int depth;
    private int included;

    /** An open element: its name, its number among those of the name, and its children so far. */
    private static final class Step {

      private String name;
      private int number;
      private final List<String> names = new ArrayList<>();
      private int[] counts = new int[8];

      void open(String name, int number) {
        this.name = name;
        this.number = number;
        names.clear();
      }

      /** Counts a child. There are few names, so looking along them is quicker than a map. */
      int child(String name) {
        // The one before has the same name in a long list.
        for (int i = names.size() - 1; i >= 0; i--) {
          if (names.get(i).equals(name)) {
            return ++counts[i];
          }
        }
        if (names.size() == MAX_NAMES) {
          return 1;
        }
        if (names.size() == counts.length) {
          counts = Arrays.copyOf(counts, counts.length * 2);
        }
        counts[names.size()] = 1;
        names.add(name);
        return 1;
      }
    }

    Places(Function<String, String> attachments) {
      this.attachments = attachments;
      steps.add(new Step());
    }

    private String path() {
      return steps.subList(1, depth + 1).stream()
          .map(s -> s.number == 1 ? s.name : s.name + "[" + s.number + "]")
          .collect(Collectors.joining("."));
    }

    @Override
    public void startElement(String uri, String name, String q, Attributes attributes)
        throws SAXException {
      if (XOP.equals(uri)) {
        included++;
        String href = attributes.getValue("", "href");
        // Each at most once: a small message must not grow by naming one attachment many times.
        String content = href == null || !used.add(href) ? null : attachments.apply(href);
        if (content == null) {
          throw new SAXException("no such attachment, or used before");
        }
        super.characters(content.toCharArray(), 0, content.length());
        return;
      }
      int number = steps.get(depth).child(name);
      depth++;
      if (depth == steps.size()) {
        steps.add(new Step());
      }
      steps.get(depth).open(name, number);
      super.startElement(uri, name, q, attributes);
    }

    @Override
    public void endElement(String uri, String name, String q) throws SAXException {
      if (XOP.equals(uri)) {
        included--;
        return;
      }
      super.endElement(uri, name, q);
      depth--;
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
      if (included == 0) {
        super.characters(ch, start, length);
      }
    }

    @Override
    public void warning(SAXParseException e) {
      // Nothing of a warning changes what is read.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      if (problems.size() >= MAX_PROBLEMS) {
        throw e;
      }
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("cvc-type.3.1.3") && !problems.isEmpty()) {
        // Says only that the value of the problem before is not valid.
        return;
      }
      String what = message.length() > 500 ? message.substring(0, 500) + "…" : message;
      problems.add(FieldProblem.error(path(), "EXS-SCHEMA", "Không đúng lược đồ: " + what, what));
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
