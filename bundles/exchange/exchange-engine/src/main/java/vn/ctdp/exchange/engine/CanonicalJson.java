package vn.ctdp.exchange.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;
import vn.ctdp.core.error.FieldProblem;

/**
 * The one way to write a JSON document (RFC 8785), and digests. One pass over the text, no tree,
 * and none to write when {@link CanonicalScan} sees that it is canonical already: a document that
 * came from outside is measured (depth, elements, lengths, numbers) before anything is built from
 * it. Thread-safe.
 */
public final class CanonicalJson {

  /** Bounds for documents of our own. */
  static final Bounds OWN = new Bounds(64, 5_000_000, 1_000_000);

  private static final int MAX_NUMBER = 40;
  static final int MAX_NAME = 200;

  /** Far more than any document has; hundreds of thousands of names would keep a reader busy. */
  static final int MAX_MEMBERS = 5_000;

  /** Names whose bytes are kept while a document is read. */
  private static final int MAX_NAMES = 200;

  /** Beyond 2^53 a number of JSON is not the same everywhere (RFC 8785, 3.2.2.3). */
  private static final long MAX_WHOLE = (1L << 53) - 1;

  private static final int MAX_EXPONENT = 60;

  /** Characters that are decoded at once when a document's encoding is checked. */
  private static final int PIECE = 4096;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private CanonicalJson() {}

  /**
   * What is read.
   *
   * @param depth deepest nesting
   * @param elements most values, containers included
   * @param string longest string, in characters
   */
  public record Bounds(int depth, int elements, int string) {}

  /**
   * The canonical bytes of a document.
   *
   * @throws IllegalArgumentException when it is not JSON
   */
  public static byte[] canonical(byte[] json) {
    try {
      return canonical(json, OWN);
    } catch (InvalidDocumentException e) {
      throw new IllegalArgumentException("not a JSON document: " + e.getMessage(), e);
    }
  }

  /**
   * The canonical bytes of a document from outside.
   *
   * @throws InvalidDocumentException when it is not UTF-8, not JSON, beyond the bounds, names a
   *     field twice, or holds a number or a text that does not mean the same everywhere
   */
  public static byte[] canonical(byte[] json, Bounds bounds) throws InvalidDocumentException {
    return CanonicalScan.canonical(json, bounds)
        ? json.clone()
        : new Writer(json, bounds).document();
  }

  /**
   * The canonical bytes of each member of a document's top object.
   *
   * @throws InvalidDocumentException as {@link #canonical(byte[], Bounds)}
   */
  static Map<String, byte[]> members(byte[] json, Bounds bounds) throws InvalidDocumentException {
    Map<String, byte[]> members = CanonicalScan.members(json, bounds);
    if (members != null) {
      return members;
    }
    Writer writer = new Writer(json, bounds);
    byte[] document = writer.document();
    members = new LinkedHashMap<>();
    for (Member m : writer.top) {
      // Behind the name, its two quotation marks and the colon.
      int value = m.start + name(m.name).length + 1;
      members.put(m.name, Arrays.copyOfRange(document, value, m.end));
    }
    return members;
  }

  /** A text that was read before, as a canonical document writes it. */
  static byte[] name(String name) {
    Buffer buffer = new Buffer(name.length() + 2);
    buffer.string(name.toCharArray(), 0, name.length());
    return buffer.toBytes();
  }

  /** Whether bytes are UTF-8; decoded piece by piece, and nothing is kept of it. */
  static boolean utf8(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(PIECE);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    return !result.isError();
  }

  /** SHA-256, lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static InvalidDocumentException problem(String code, String vi, String en) {
    return new InvalidDocumentException(List.of(FieldProblem.error("", code, vi, en)));
  }

  /** A member as it lies in the buffer, from its name's quotation mark to the end of its value. */
  private record Member(String name, int start, int end) {}

  /** Writes while it reads; members that come out of order are put in order when an object ends. */
  private static final class Writer {

    private final byte[] json;
    private final Bounds bounds;
    private final Buffer out;
    private final Map<String, byte[]> names = new HashMap<>();
    private int elements;

    /** Members of the object that ended last: in the end those of the top one. */
    private List<Member> top = List.of();

    Writer(byte[] json, Bounds bounds) {
      this.json = json;
      this.bounds = bounds;
      this.out = new Buffer(json.length + 64);
    }

    byte[] document() throws InvalidDocumentException {
      if (!utf8(json)) {
        throw problem("JSON-UTF8", "Nội dung không phải UTF-8.", "The content is not UTF-8.");
      }
      for (int i = 0; i < Math.min(4, json.length); i++) {
        if (json[i] == 0) {
          // UTF-16 and UTF-32 without their mark: the library would read them.
          throw problem("JSON-UTF8", "Nội dung không phải UTF-8.", "The content is not UTF-8.");
        }
      }
      if (json.length > 2 && json[0] == (byte) 0xEF) {
        throw problem(
            "JSON-UTF8",
            "Nội dung bắt đầu bằng dấu thứ tự byte (BOM).",
            "The content begins with a byte order mark.");
      }
      try (JsonParser parser = factory().createParser(json)) {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
          throw problem("JSON-OBJECT", "Phải là một đối tượng JSON.", "It must be a JSON object.");
        }
        object(parser);
        if (parser.nextToken() != null) {
          throw problem(
              "JSON-SYNTAX", "Còn nội dung sau tài liệu.", "Something follows the document.");
        }
        return out.toBytes();
      } catch (JsonProcessingException e) {
        throw new InvalidDocumentException(List.of(StrictJson.syntax(e)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private JsonFactory factory() {
      return JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(bounds.depth())
                  .maxNumberLength(MAX_NUMBER)
                  .maxStringLength(bounds.string())
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();
    }

    private void object(JsonParser parser) throws IOException, InvalidDocumentException {
      count();
      out.one('{');
      List<Member> members = new ArrayList<>();
      boolean ordered = true;
      int begin = out.size;
      String before = null;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        if (before != null) {
          out.one(',');
          int order = before.compareTo(name);
          if (order == 0) {
            throw twice();
          }
          ordered &= order < 0;
        }
        before = name;
        int start = out.size;
        byte[] written = names.get(name);
        if (written == null) {
          written = newName(name);
        }
        out.all(written, 0, written.length);
        out.one(':');
        parser.nextToken();
        value(parser);
        members.add(new Member(name, start, out.size));
        if (members.size() > MAX_MEMBERS) {
          throw problem(
              "JSON-MEMBERS",
              "Một đối tượng có hơn " + MAX_MEMBERS + " trường.",
              "An object has more than " + MAX_MEMBERS + " fields.");
        }
      }
      top = ordered ? members : sorted(members, begin);
      out.one('}');
    }

    /** The same few names come again and again. */
    private byte[] newName(String name) throws InvalidDocumentException {
      checked(name.toCharArray(), 0, name.length());
      byte[] written = name(name);
      if (names.size() < MAX_NAMES) {
        names.put(name, written);
      }
      return written;
    }

    private List<Member> sorted(List<Member> members, int begin) throws InvalidDocumentException {
      List<Member> moved = new ArrayList<>(members.size());
      byte[] written = Arrays.copyOfRange(out.bytes, begin, out.size);
      // Strings compare by UTF-16 units, as RFC 8785 wants it.
      members.sort(Comparator.comparing(Member::name));
      out.size = begin;
      String before = null;
      for (Member member : members) {
        if (before != null) {
          if (before.equals(member.name)) {
            throw twice();
          }
          out.one(',');
        }
        before = member.name;
        int start = out.size;
        out.all(written, member.start - begin, member.end - member.start);
        moved.add(new Member(member.name, start, out.size));
      }
      return moved;
    }

    private static InvalidDocumentException twice() {
      return problem("JSON-SYNTAX", "Tên trường bị lặp.", "A field name occurs twice.");
    }

    private void value(JsonParser parser) throws IOException, InvalidDocumentException {
      switch (parser.currentToken()) {
        case START_OBJECT -> object(parser);
        case START_ARRAY -> {
          count();
          out.one('[');
          boolean first = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!first) {
              out.one(',');
            }
            first = false;
            value(parser);
          }
          out.one(']');
        }
        case VALUE_STRING -> {
          count();
          char[] text = parser.getTextCharacters();
          int offset = parser.getTextOffset();
          int length = parser.getTextLength();
          checked(text, offset, length);
          out.string(text, offset, length);
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
          count();
          out.ascii(number(parser.getText()));
        }
        case VALUE_TRUE -> {
          count();
          out.ascii("true");
        }
        case VALUE_FALSE -> {
          count();
          out.ascii("false");
        }
        case VALUE_NULL -> {
          count();
          out.ascii("null");
        }
        default ->
            throw problem(
                "JSON-SYNTAX", "JSON sai cú pháp.", "The JSON is malformed: unexpected token");
      }
    }

    private void count() throws InvalidDocumentException {
      if (++elements > bounds.elements()) {
        throw problem(
            "JSON-ELEMENTS",
            "Quá " + bounds.elements() + " phần tử.",
            "More than " + bounds.elements() + " elements.");
      }
    }

    /** Half characters have no UTF-8 form, and NUL no place in a database. */
    private static void checked(char[] text, int offset, int length)
        throws InvalidDocumentException {
      for (int i = offset; i < offset + length; i++) {
        char c = text[i];
        if (c == 0
            || Character.isLowSurrogate(c)
            || (Character.isHighSurrogate(c)
                && (i + 1 == offset + length || !Character.isLowSurrogate(text[i + 1])))) {
          throw problem(
              "JSON-CONTROL",
              "Có ký tự không hợp lệ (ví dụ NUL).",
              "It holds a character that is not allowed (for instance NUL).");
        }
        if (Character.isHighSurrogate(c)) {
          i++;
        }
      }
    }

    /** Looks at the text before a number is made of it: 1e999999999 is short, its value is not. */
    private static String number(String text) throws InvalidDocumentException {
      int e = Math.max(text.indexOf('e'), text.indexOf('E'));
      try {
        if (e >= 0 && Math.abs(Long.parseLong(text.substring(e + 1))) > MAX_EXPONENT) {
          throw wrongNumber();
        }
        if (e < 0 && text.indexOf('.') < 0) {
          long whole = Long.parseLong(text);
          if (Math.abs(whole) > MAX_WHOLE) {
            throw wrongNumber();
          }
          return whole == 0 ? "0" : Long.toString(whole);
        }
        double value = new BigDecimal(text).doubleValue();
        if (!Double.isFinite(value)) {
          throw wrongNumber();
        }
        return NumberToJSON.serializeNumber(value);
      } catch (NumberFormatException wrong) {
        throw wrongNumber();
      } catch (IOException wrong) {
        throw new UncheckedIOException(wrong);
      }
    }

    private static InvalidDocumentException wrongNumber() {
      return problem(
          "JSON-NUMBER",
          "Số quá lớn hoặc quá dài; số lớn phải ghi dưới dạng chuỗi.",
          "A number is too large or too long; large numbers are written as text.");
    }
  }

  /** Bytes that grow. */
  private static final class Buffer {

    private byte[] bytes;
    private int size;

    Buffer(int capacity) {
      bytes = new byte[capacity];
    }

    private void room(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
      }
    }

    void one(int b) {
      room(1);
      bytes[size++] = (byte) b;
    }

    void ascii(String text) {
      room(text.length());
      for (int i = 0; i < text.length(); i++) {
        bytes[size++] = (byte) text.charAt(i);
      }
    }

    void all(byte[] from, int offset, int length) {
      room(length);
      System.arraycopy(from, offset, bytes, size, length);
      size += length;
    }

    /** RFC 8785, 3.2.2.2: escapes only where JSON demands them, the short ones first. */
    void string(char[] text, int offset, int length) {
      room(length * 6 + 2);
      bytes[size++] = '"';
      for (int i = offset; i < offset + length; i++) {
        char c = text[i];
        if (c == '"' || c == '\\') {
          bytes[size++] = '\\';
          bytes[size++] = (byte) c;
        } else if (c < 0x20) {
          control(c);
        } else if (c < 0x80) {
          bytes[size++] = (byte) c;
        } else if (c < 0x800) {
          bytes[size++] = (byte) (0xC0 | c >> 6);
          bytes[size++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c) && i + 1 < offset + length) {
          int point = Character.toCodePoint(c, text[++i]);
          bytes[size++] = (byte) (0xF0 | point >> 18);
          bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
          bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
          bytes[size++] = (byte) (0x80 | point & 0x3F);
        } else {
          bytes[size++] = (byte) (0xE0 | c >> 12);
          bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
          bytes[size++] = (byte) (0x80 | c & 0x3F);
        }
      }
      bytes[size++] = '"';
    }

    private void control(char c) {
      bytes[size++] = '\\';
      switch (c) {
        case '\b' -> bytes[size++] = 'b';
        case '\t' -> bytes[size++] = 't';
        case '\n' -> bytes[size++] = 'n';
        case '\f' -> bytes[size++] = 'f';
        case '\r' -> bytes[size++] = 'r';
        default -> {
          bytes[size++] = 'u';
          bytes[size++] = '0';
          bytes[size++] = '0';
          bytes[size++] = HEX[c >> 4];
          bytes[size++] = HEX[c & 0xF];
        }
      }
    }

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }
  }
}
