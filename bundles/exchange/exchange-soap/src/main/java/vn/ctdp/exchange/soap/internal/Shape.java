package vn.ctdp.exchange.soap.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a JSON document and its XML mirror each other: one table, read in both directions. An object
 * is an element with one child for each member; a list is its items, one element each; null is an
 * element that is absent; text and whole numbers are the element's text. Which child stands for
 * what is {@link Field}'s.
 */
sealed interface Shape {

  /** A JSON text. */
  record Text() implements Shape {}

  /** A JSON whole number. */
  record Whole() implements Shape {}

  /** A JSON object with members known beforehand, in the order of the XML. */
  record Group(List<Field> fields, Map<String, Field> byElement) implements Shape {

    static Group of(Field... fields) {
      Map<String, Field> byElement = new LinkedHashMap<>();
      for (Field f : fields) {
        byElement.put(f.element(), f);
      }
      return new Group(List.of(fields), byElement);
    }
  }

  /** A JSON object of texts with any names: {@code <value column="name">text</value>}. */
  record Columns() implements Shape {}

  /** What an absent element means. */
  enum Absent {
    /** The document is wrong. */
    WRONG,
    /** The member is null. */
    NULL,
    /** There is no such member. */
    NOTHING
  }

  /**
   * A member.
   *
   * @param name name in JSON
   * @param element name in XML
   * @param shape of the member, or of each item
   * @param list whether the member is a list, one element for each item; an absent one is empty, or
   *     no member at all with {@link Absent#NOTHING}
   * @param absent what an absent element means
   */
  record Field(String name, String element, Shape shape, boolean list, Absent absent) {

    static Field text(String name) {
      return new Field(name, name, new Text(), false, Absent.WRONG);
    }

    static Field whole(String name) {
      return new Field(name, name, new Whole(), false, Absent.WRONG);
    }

    static Field group(String name, Shape shape) {
      return new Field(name, name, shape, false, Absent.WRONG);
    }

    static Field list(String name, String element, Shape shape) {
      return new Field(name, element, shape, true, Absent.WRONG);
    }

    Field orNull() {
      return new Field(name, element, shape, list, Absent.NULL);
    }

    Field orNothing() {
      return new Field(name, element, shape, list, Absent.NOTHING);
    }
  }
}
