package vn.ctdp.exchange.soap.internal;

import java.util.List;
import java.util.Map;

/** Writes a document as XML, so that {@link XmlReader} gives the same document back. */
final class XmlWriter {

  private final StringBuilder out = new StringBuilder(4096);

  private XmlWriter() {}

  /**
   * An element of {@link Shapes#ELEMENTS}.
   *
   * @param document its JSON: maps, lists, texts, numbers
   * @throws MappingException when the document has what the XML has no place for
   */
  static String write(String element, Map<String, ?> document) throws MappingException {
    XmlWriter writer = new XmlWriter();
    writer.out.append('<').append(element).append(" xmlns=\"").append(Shapes.NAMESPACE);
    writer.out.append("\">");
    writer.group(Shapes.ELEMENTS.get(element), document, element);
    writer.out.append("</").append(element).append('>');
    return writer.out.toString();
  }

  private void group(Shape.Group group, Map<String, ?> members, String at) throws MappingException {
    int known = 0;
    for (Shape.Field field : group.fields()) {
      if (!members.containsKey(field.name())) {
        if (field.absent() != Shape.Absent.NOTHING) {
          throw new MappingException(at + " has no " + field.name());
        }
        continue;
      }
      known++;
      field(field, members.get(field.name()), at);
    }
    if (known < members.size()) {
      throw new MappingException(
          at + " has members that the XML does not know: " + members.keySet());
    }
  }

  private void field(Shape.Field field, Object value, String at) throws MappingException {
    String place = at + "." + field.name();
    if (field.list()) {
      if (!(value instanceof List<?> items)) {
        throw new MappingException(place + " is no list");
      }
      if (items.isEmpty() && field.absent() == Shape.Absent.NOTHING) {
        throw new MappingException(place + " is empty, which the XML cannot tell from absent");
      }
      for (Object item : items) {
        element(field, item, place);
      }
    } else if (value != null) {
      element(field, value, place);
    } else if (field.absent() != Shape.Absent.NULL) {
      throw new MappingException(place + " is null");
    }
  }

  private void element(Shape.Field field, Object value, String at) throws MappingException {
    out.append('<').append(field.element()).append('>');
    if (field.shape() instanceof Shape.Group group) {
      group(group, object(value, at), at);
    } else if (field.shape() instanceof Shape.Columns) {
      for (Map.Entry<String, ?> column : object(value, at).entrySet()) {
        out.append("<value column=\"");
        escape(column.getKey(), at);
        out.append("\">");
        escape(text(column.getValue(), at), at);
        out.append("</value>");
      }
    } else if (field.shape() instanceof Shape.Whole) {
      if (!(value instanceof Integer || value instanceof Long)) {
        throw new MappingException(at + " is no whole number");
      }
      out.append(value);
    } else {
      escape(text(value, at), at);
    }
    out.append("</").append(field.element()).append('>');
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> object(Object value, String at) throws MappingException {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    throw new MappingException(at + " is no object");
  }

  private static String text(Object value, String at) throws MappingException {
    if (value instanceof String text) {
      return text;
    }
    throw new MappingException(at + " is no text");
  }

  /** Parsers change line ends and, in attributes, tabs: these are written as references. */
  private void escape(String text, String at) throws MappingException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#13;");
        case '\n' -> out.append("&#10;");
        case '\t' -> out.append("&#9;");
        default -> {
          if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
            throw new MappingException(at + " has a character that XML does not know");
          }
          out.append(c);
        }
      }
    }
  }
}
