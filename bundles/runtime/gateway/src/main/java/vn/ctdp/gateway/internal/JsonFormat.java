package vn.ctdp.gateway.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.Money;
import vn.ctdp.core.territory.UnitRef;

/**
 * How REST writes and reads JSON.
 *
 * <ul>
 *   <li>Amounts of money are whole đồng as JSON integers; a fraction is refused.
 *   <li>Areas and all other decimals are written as JSON strings with a point and their own scale
 *       ({@code "89.6100"}) and read from a string or a number; they never pass through a binary
 *       float.
 *   <li>Administrative units are strings of vintage and code ({@code "34:68"}).
 *   <li>Dates and instants are ISO 8601 strings. Texts are brought to NFC on reading.
 *   <li>Unknown members, repeated members and trailing content are refused.
 * </ul>
 */
final class JsonFormat {

  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,38}(\\.[0-9]{1,38})?");
  private static final int MOST_DIGITS = 76;
  private static final int LONGEST_NAME = 256;

  private JsonFormat() {}

  /**
   * A mapper of this format. Each endpoint has one of its own: a mapper remembers the classes it
   * has seen, and must go when the module of these classes goes.
   */
  static ObjectMapper mapper(int maxDepth, int maxString, long maxDocument) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(maxDepth)
                    .maxStringLength(maxString)
                    .maxNumberLength(MOST_DIGITS + 2)
                    .maxNameLength(LONGEST_NAME)
                    .maxDocumentLength(maxDocument)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 200)))
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .addModule(figures())
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(
            DeserializationFeature.ACCEPT_FLOAT_AS_INT,
            DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  private static SimpleModule figures() {
    return new SimpleModule("ctdp")
        .addSerializer(new DecimalWriter())
        .addSerializer(new AreaWriter())
        .addSerializer(new MoneyWriter())
        .addSerializer(new UnitWriter())
        .addDeserializer(BigDecimal.class, new DecimalReader())
        .addDeserializer(Area.class, new AreaReader())
        .addDeserializer(Money.class, new MoneyReader())
        .addDeserializer(UnitRef.class, new UnitReader())
        .addKeyDeserializer(UnitRef.class, new UnitKeyReader())
        .addDeserializer(String.class, new TextReader());
  }

  /** Whether a text is a decimal with a point and without exponent, of a sane length. */
  static boolean isPlainDecimal(String text) {
    return PLAIN_DECIMAL.matcher(text).matches();
  }

  private static BigDecimal readDecimal(JsonParser json, DeserializationContext context, Class<?> c)
      throws IOException {
    String text =
        switch (json.currentToken()) {
          case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
          default -> null;
        };
    if (text == null) {
      return (BigDecimal) context.handleUnexpectedToken(c, json);
    }
    if (!isPlainDecimal(text)) {
      return (BigDecimal)
          context.handleWeirdStringValue(c, text, "not a plain decimal such as 89.6100");
    }
    return new BigDecimal(text);
  }

  private static final class DecimalWriter extends StdScalarSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    DecimalWriter() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toPlainString());
    }
  }

  private static final class AreaWriter extends StdScalarSerializer<Area> {
    private static final long serialVersionUID = 1L;

    AreaWriter() {
      super(Area.class);
    }

    @Override
    public void serialize(Area value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.ha().toPlainString());
    }
  }

  private static final class MoneyWriter extends StdScalarSerializer<Money> {
    private static final long serialVersionUID = 1L;

    MoneyWriter() {
      super(Money.class);
    }

    @Override
    public void serialize(Money value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(value.vnd());
    }
  }

  private static final class DecimalReader extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    DecimalReader() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return readDecimal(json, context, BigDecimal.class);
    }
  }

  private static final class AreaReader extends StdScalarDeserializer<Area> {
    private static final long serialVersionUID = 1L;

    AreaReader() {
      super(Area.class);
    }

    @Override
    public Area deserialize(JsonParser json, DeserializationContext context) throws IOException {
      BigDecimal hectares = readDecimal(json, context, BigDecimal.class);
      if (hectares.stripTrailingZeros().scale() > Area.SCALE) {
        return (Area)
            context.handleWeirdStringValue(
                Area.class, hectares.toPlainString(), "more than four decimals of a hectare");
      }
      return new Area(hectares);
    }
  }

  private static final class MoneyReader extends StdScalarDeserializer<Money> {
    private static final long serialVersionUID = 1L;

    MoneyReader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        return (Money) context.handleUnexpectedToken(Money.class, json);
      }
      return new Money(json.getLongValue());
    }
  }

  private static final class TextReader extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextReader() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (String) context.handleUnexpectedToken(String.class, json);
      }
      return Normalizer.normalize(json.getText(), Normalizer.Form.NFC);
    }
  }

  private static final class UnitWriter extends StdScalarSerializer<UnitRef> {
    private static final long serialVersionUID = 1L;

    UnitWriter() {
      super(UnitRef.class);
    }

    @Override
    public void serialize(UnitRef value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  private static final class UnitReader extends StdScalarDeserializer<UnitRef> {
    private static final long serialVersionUID = 1L;

    UnitReader() {
      super(UnitRef.class);
    }

    @Override
    public UnitRef deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (UnitRef) context.handleUnexpectedToken(UnitRef.class, json);
      }
      try {
        return UnitRef.parse(json.getText());
      } catch (IllegalArgumentException e) {
        return (UnitRef)
            context.handleWeirdStringValue(UnitRef.class, json.getText(), e.getMessage());
      }
    }
  }

  private static final class UnitKeyReader extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      try {
        return UnitRef.parse(key);
      } catch (IllegalArgumentException e) {
        return context.handleWeirdKey(UnitRef.class, key, e.getMessage());
      }
    }
  }
}
