package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static final CanonicalJson.Bounds BOUNDS = new CanonicalJson.Bounds(12, 1000, 2000);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String canonical(String json) throws InvalidDocumentException {
    return new String(CanonicalJson.canonical(bytes(json), BOUNDS), StandardCharsets.UTF_8);
  }

  @Test
  void sortsEscapesAndWritesNumbersAsTheStandardSays() throws InvalidDocumentException {
    assertThat(
            canonical(
                "{\"peach\":\"This sorting order\",\"péché\":\"is wrong according to French\","
                    + "\"pêche\":\"but canonicalization MUST\",\"sin\":\"ignore locale\"}"))
        .isEqualTo(
            "{\"peach\":\"This sorting order\",\"péché\":\"is wrong according to French\","
                + "\"pêche\":\"but canonicalization MUST\",\"sin\":\"ignore locale\"}");
    assertThat(
            canonical(
                " { \"literals\" : [ null , true, false ], \"string\":"
                    + "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"numbers\":"
                    + "[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001] } "))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    assertThat(canonical("{\"😀\":1,\"\\ufb33\":2,\"b\":{\"z\":0,\"a\":-0}}"))
        .isEqualTo("{\"b\":{\"a\":0,\"z\":0},\"😀\":1,\"\uFB33\":2}");
  }

  @Test
  void agreesWithTheReferenceOnAnyLayout() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      StringBuilder json = new StringBuilder();
      object(random, json, 4);
      byte[] document = bytes(json.toString());
      byte[] expected = new JsonCanonicalizer(document).getEncodedUTF8();

      byte[] canonical = CanonicalJson.canonical(document);

      assertThat(new String(canonical, StandardCharsets.UTF_8))
          .isEqualTo(new String(expected, StandardCharsets.UTF_8));
      assertThat(CanonicalJson.canonical(canonical)).isEqualTo(canonical);
    }
  }

  /**
   * A byte is changed, left out or put in: what is called canonical is what the reference writes.
   */
  @Test
  void callsNothingCanonicalThatTheReferenceWouldWriteOtherwise() throws Exception {
    Random random = new Random(2);
    int yes = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder json = new StringBuilder();
      object(random, json, 3);
      byte[] document = new JsonCanonicalizer(bytes(json.toString())).getEncodedUTF8();
      byte[] changed = changed(document, random);
      for (byte[] candidate : new byte[][] {document, changed}) {
        if (CanonicalScan.canonical(candidate, BOUNDS)) {
          yes++;
          assertThat(new String(candidate, StandardCharsets.UTF_8))
              .isEqualTo(
                  new String(
                      new JsonCanonicalizer(candidate).getEncodedUTF8(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(yes).isGreaterThan(100);
  }

  private static byte[] changed(byte[] document, Random random) {
    String signs = "{}[]\",:0123456789-.e \\nul\u0007\u00e9";
    byte[] sign = bytes("" + signs.charAt(random.nextInt(signs.length())));
    int at = random.nextInt(document.length);
    int out = random.nextInt(2);
    byte[] changed = new byte[document.length - out + sign.length];
    System.arraycopy(document, 0, changed, 0, at);
    System.arraycopy(sign, 0, changed, at, sign.length);
    System.arraycopy(document, at + out, changed, at + sign.length, document.length - at - out);
    return changed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":[]}",
        "{\"a\":[{},1,-1,0,\"é\",null,true,false],\"b\":{\"c\":\"\"}}",
        "{\"a\":999999999999999}"
      })
  void seesThatPlainDocumentsAreCanonical(String json) {
    assertThat(CanonicalScan.canonical(bytes(json), BOUNDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} ",
        "{ \"a\":1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":-}",
        "{\"a\":1.5}",
        "{\"a\":1e5}",
        "{\"a\":9007199254740993}",
        "{\"a\":nul}",
        "{\"a\":\"\\n\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"x}",
        "{\"é\":1}"
      })
  void leavesTheRestToAFullReading(String json) {
    assertThat(CanonicalScan.canonical(bytes(json), BOUNDS)).isFalse();
  }

  @Test
  void callsNothingCanonicalThatIsBeyondTheBounds() {
    assertThat(CanonicalScan.canonical(bytes(nested(11)), BOUNDS)).isTrue();
    assertThat(CanonicalScan.canonical(bytes(nested(12)), BOUNDS)).isFalse();
    assertThat(CanonicalScan.canonical(bytes(nested(100_000)), BOUNDS)).isFalse();
    assertThat(CanonicalScan.canonical(bytes("{\"a\":[1" + ",1".repeat(997) + "]}"), BOUNDS))
        .isTrue();
    assertThat(CanonicalScan.canonical(bytes("{\"a\":[1" + ",1".repeat(998) + "]}"), BOUNDS))
        .isFalse();
    assertThat(CanonicalScan.canonical(bytes("{\"a\":\"" + "x".repeat(2000) + "\"}"), BOUNDS))
        .isTrue();
    assertThat(CanonicalScan.canonical(bytes("{\"a\":\"" + "x".repeat(2001) + "\"}"), BOUNDS))
        .isFalse();
    assertThat(CanonicalScan.canonical(bytes("{\"" + "x".repeat(201) + "\":1}"), BOUNDS)).isFalse();
    assertThat(
            CanonicalScan.canonical("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), BOUNDS))
        .isFalse();
  }

  private static String nested(int arrays) {
    return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }

  private static void object(Random random, StringBuilder out, int depth) {
    out.append("{ ");
    int first = random.nextInt(1000);
    for (int i = 0, n = random.nextInt(5); i < n; i++) {
      out.append(i == 0 ? "" : " , ");
      // Descending and accented names, never the same twice.
      out.append("\"").append("aÂ\\n~€😀".codePoints().limit(1 + random.nextInt(3)).count());
      out.append("ăđ").append(first - i).append("\" :\n");
      value(random, out, depth);
    }
    out.append("}");
  }

  private static void value(Random random, StringBuilder out, int depth) {
    switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> out.append("null");
      case 1 -> out.append(random.nextBoolean());
      case 2 -> out.append(random.nextInt());
      case 3 -> out.append(random.nextInt(10_000)).append('.').append(random.nextInt(1000));
      case 4 -> out.append("\"Cụm công nghiệp \\u0001\\t\\u00e9 😀 / \\/ \\\\ \"");
      case 5 -> out.append("\"").append(random.nextLong()).append("\"");
      case 6 -> object(random, out, depth - 1);
      default -> {
        out.append("[ ");
        for (int i = 0, n = random.nextInt(4); i < n; i++) {
          out.append(i == 0 ? "" : ", ");
          value(random, out, depth - 1);
        }
        out.append("]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{\"a\":1}{}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":1,\"a\":1,\"b\":2}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":1e400}",
        "{\"a\":1e999999999}",
        "{\"a\":-1E+99999999999999999999}",
        "{\"a\":9007199254740992}",
        "{\"a\":123456789012345678901234567890123456789012}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"\\ud800\":1}",
        "{\"a\":01}",
        "{\"a\":'x'}",
        "{a:1}",
        "{\"a\":1 /* */}",
        "{\"a\":tru}",
        "{\"a\":[1,2}"
      })
  void refusesWhatDoesNotMeanTheSameEverywhere(String json) {
    assertThat(catchThrowableOfType(InvalidDocumentException.class, () -> canonical(json)))
        .isNotNull()
        .satisfies(e -> assertThat(e.problems()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({"JSON-SYNTAX,100000,1,1", "JSON-ELEMENTS,1,2000,1", "JSON-SYNTAX,1,1,3000"})
  void isBounded(String code, int depth, int elements, int length) {
    String json =
        "{\"a\":"
            + "[".repeat(depth)
            + "\""
            + "x".repeat(length)
            + "\""
            + ",1".repeat(elements)
            + "]".repeat(depth)
            + "}";
    assertThat(
            catchThrowableOfType(InvalidDocumentException.class, () -> canonical(json)).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.code()).isEqualTo(code));
  }

  @Test
  void refusesOtherEncodings() {
    assertThatThrownBy(
            () ->
                CanonicalJson.canonical(
                    "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), BOUNDS))
        .isInstanceOf(InvalidDocumentException.class);
    assertThatThrownBy(
            () -> CanonicalJson.canonical("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), BOUNDS))
        .isInstanceOf(InvalidDocumentException.class);
    assertThatThrownBy(() -> CanonicalJson.canonical(bytes("\uFEFF{\"a\":1}"), BOUNDS))
        .isInstanceOf(InvalidDocumentException.class);
  }
}
