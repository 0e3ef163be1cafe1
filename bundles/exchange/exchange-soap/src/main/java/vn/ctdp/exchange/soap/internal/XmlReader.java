package vn.ctdp.exchange.soap.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads an element of {@link Shapes#ELEMENTS} into its JSON. It does not rely on a schema having
 * been checked: whatever has no place is refused. For one document.
 */
final class XmlReader extends DefaultHandler {

  private static final long LARGEST = 9_007_199_254_740_991L;

  private final Deque<Frame> open = new ArrayDeque<>();
  private String element;
  private Map<String, Object> document;

  private static final class Frame {

    private final Shape.Field field;
    private final Shape shape;

    /** In the order of RFC 8785, so that nothing is left to put in order when it is written. */
    private final Map<String, Object> members = new TreeMap<>();

    private final StringBuilder text = new StringBuilder();
    private String column;

    Frame(Shape.Field field, Shape shape) {
      this.field = field;
      this.shape = shape;
    }
  }

  /** Name of the element that was read. */
  String element() {
    return element;
  }

  /** Its JSON: maps, lists, texts, {@code Long}s and nulls. */
  Map<String, Object> document() {
    return document;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (!Shapes.NAMESPACE.equals(uri)) {
      throw new SAXException("unknown element {" + uri + "}" + name);
    }
    Frame parent = open.peek();
    if (parent == null) {
      Shape.Group shape = document == null ? Shapes.ELEMENTS.get(name) : null;
      if (shape == null) {
        throw new SAXException("unknown element " + name);
      }
      element = name;
      open.push(new Frame(null, shape));
    } else if (parent.shape instanceof Shape.Group group) {
      Shape.Field field = group.byElement().get(name);
      if (field == null || (!field.list() && parent.members.containsKey(field.name()))) {
        throw new SAXException("unknown or repeated element " + name);
      }
      open.push(new Frame(field, field.shape()));
    } else if (parent.shape instanceof Shape.Columns && name.equals("value")) {
      Frame value = new Frame(null, new Shape.Text());
      value.column = attributes.getValue("", "column");
      if (value.column == null || parent.members.containsKey(value.column)) {
        throw new SAXException("column missing or repeated");
      }
      open.push(value);
    } else {
      throw new SAXException("unknown element " + name);
    }
  }

  @Override
  public void characters(char[] ch, int start, int length) throws SAXException {
    Frame frame = open.peek();
    if (frame == null) {
      return;
    }
    if (frame.shape instanceof Shape.Text || frame.shape instanceof Shape.Whole) {
      frame.text.append(ch, start, length);
    } else if (!new String(ch, start, length).isBlank()) {
      throw new SAXException("text between elements");
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    Frame frame = open.pop();
    Object value;
    if (frame.shape instanceof Shape.Group group) {
      complete(group, frame.members);
      value = frame.members;
    } else if (frame.shape instanceof Shape.Columns) {
      value = frame.members;
    } else if (frame.shape instanceof Shape.Whole) {
      value = whole(frame.text.toString());
    } else {
      value = frame.text.toString();
    }
    Frame parent = open.peek();
    if (parent == null) {
      document = frame.members;
    } else if (frame.column != null) {
      parent.members.put(frame.column, value);
    } else if (frame.field.list()) {
      @SuppressWarnings("unchecked")
      List<Object> items =
          (List<Object>)
              parent.members.computeIfAbsent(frame.field.name(), k -> new ArrayList<Object>());
      items.add(value);
    } else {
      parent.members.put(frame.field.name(), value);
    }
  }

  private static void complete(Shape.Group group, Map<String, Object> members) throws SAXException {
    for (Shape.Field field : group.fields()) {
      if (members.containsKey(field.name()) || field.absent() == Shape.Absent.NOTHING) {
        continue;
      }
      if (field.list()) {
        members.put(field.name(), List.of());
      } else if (field.absent() == Shape.Absent.NULL) {
        members.put(field.name(), null);
      } else {
        throw new SAXException("element missing: " + field.element());
      }
    }
  }

  private static Long whole(String text) throws SAXException {
    try {
      long number = Long.parseLong(text.strip());
      if (Math.abs(number) <= LARGEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new SAXException("no whole number", e);
    }
    throw new SAXException("number too large");
  }
}
