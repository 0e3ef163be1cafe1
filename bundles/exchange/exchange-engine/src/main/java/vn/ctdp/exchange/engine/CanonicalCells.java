package vn.ctdp.exchange.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportCell;

/**
 * The cells of a canonical envelope, read as they come, and the rest as a small tree. In canonical
 * bytes the fields of a cell stand in one order, so whatever is not as it must be shows at once:
 * then nothing is given, and {@link EnvelopeCodec} reads the whole again and says what is wrong.
 */
final class CanonicalCells {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StrictJson.CONSTRAINTS)
          .build();
  private static final ObjectReader REST =
      StrictJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final SerializedString COMPUTED = new SerializedString("computed");
  private static final SerializedString CONTRIBUTION = new SerializedString("contribution");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString NOTE = new SerializedString("note");
  private static final SerializedString ORIGINS = new SerializedString("origins");
  private static final SerializedString REASON = new SerializedString("reason");
  private static final SerializedString ROW = new SerializedString("row");
  private static final SerializedString SOURCE = new SerializedString("source");
  private static final SerializedString TITLE = new SerializedString("title");
  private static final SerializedString TYPE = new SerializedString("type");
  private static final SerializedString UNIT = new SerializedString("unit");
  private static final SerializedString UNKNOWN = new SerializedString("unknown");
  private static final SerializedString VALUE = new SerializedString("value");

  private final JsonParser json;
  private final int maxCells;
  private final int maxOrigins;
  private final ObjectNode rest = StrictJson.MAPPER.createObjectNode();
  private final List<Envelope.Cell> cells = new ArrayList<>();
  private boolean seen;
  private int origins;

  private CanonicalCells(JsonParser json, int maxCells, int maxOrigins) {
    this.json = json;
    this.maxCells = maxCells;
    this.maxOrigins = maxOrigins;
  }

  /** Something needs a second look. */
  private static final class GiveUp extends Exception {
    private static final long serialVersionUID = 1L;
    private static final GiveUp NOW = new GiveUp();

    private GiveUp() {
      super("read again", null, false, false);
    }
  }

  /**
   * Reads.
   *
   * @param document canonical bytes
   * @return null when it has to be read another way
   */
  static CanonicalCells read(byte[] document, int maxCells, int maxOrigins) {
    try (JsonParser json = FACTORY.createParser(document)) {
      CanonicalCells result = new CanonicalCells(json, maxCells, maxOrigins);
      result.document();
      return result;
    } catch (GiveUp | JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the document. */
  List<Envelope.Cell> cells() {
    return cells;
  }

  /** Every member but the cells. */
  ObjectNode rest() {
    return rest;
  }

  private void document() throws IOException, GiveUp {
    expect(json.nextToken() == JsonToken.START_OBJECT);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals("cells")) {
        expect(value == JsonToken.START_ARRAY);
        cellsOf();
        seen = true;
      } else {
        rest.set(name, REST.readTree(json));
      }
    }
    expect(seen && json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
  }

  private void cellsOf() throws IOException, GiveUp {
    Set<String> rows = new HashSet<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken() == JsonToken.START_OBJECT && cells.size() < maxCells);
      Envelope.Cell cell = cell();
      expect(rows.add(cell.cell().row()));
      cells.add(cell);
    }
  }

  private Envelope.Cell cell() throws IOException, GiveUp {
    BigDecimal computed = decimal(COMPUTED);
    String note = text(NOTE, 1000);
    List<Origin> from = origins();
    String reason = text(REASON, 1000);
    String row = filled(ROW, 41);
    ReportCell.Source source = source();
    String unit = filled(UNIT, 40);
    int unknown = unknown();
    BigDecimal value = decimal(VALUE);
    expect(json.nextToken() == JsonToken.END_OBJECT);
    return new Envelope.Cell(
        unit, new ReportCell(row, value, computed, source, reason, note, from, unknown));
  }

  private List<Origin> origins() throws IOException, GiveUp {
    expect(json.nextFieldName(ORIGINS) && json.nextToken() == JsonToken.START_ARRAY);
    if (json.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<Origin> from = new ArrayList<>();
    do {
      expect(json.currentToken() == JsonToken.START_OBJECT && ++origins <= maxOrigins);
      BigDecimal contribution = decimal(CONTRIBUTION);
      String id = filled(ID, 100);
      String note = text(NOTE, 1000);
      String title = text(TITLE, 500);
      String type = filled(TYPE, 60);
      expect(json.nextToken() == JsonToken.END_OBJECT);
      from.add(new Origin(new SubjectRef(type, id), title, contribution, note));
    } while (json.nextToken() != JsonToken.END_ARRAY);
    return from;
  }

  private ReportCell.Source source() throws IOException, GiveUp {
    String name = text(SOURCE, 20);
    for (ReportCell.Source source : ReportCell.Source.values()) {
      if (source.name().equals(name)) {
        return source;
      }
    }
    throw GiveUp.NOW;
  }

  private int unknown() throws IOException, GiveUp {
    expect(json.nextFieldName(UNKNOWN) && json.nextToken() == JsonToken.VALUE_NUMBER_INT);
    // Ten digits at least are needed to leave the range of an int.
    expect(json.getTextLength() <= 8);
    int number = json.getIntValue();
    expect(number >= 0 && number <= 10_000_000);
    return number;
  }

  private BigDecimal decimal(SerializedString name) throws IOException, GiveUp {
    expect(json.nextFieldName(name));
    String text = json.nextTextValue();
    if (text == null) {
      expect(json.currentToken() == JsonToken.VALUE_NULL);
      return null;
    }
    expect(EnvelopeCodec.isDecimal(text));
    return Units.normal(new BigDecimal(text));
  }

  private String filled(SerializedString name, int max) throws IOException, GiveUp {
    String text = text(name, max);
    expect(!text.isBlank());
    return text;
  }

  private String text(SerializedString name, int max) throws IOException, GiveUp {
    expect(json.nextFieldName(name));
    String text = json.nextTextValue();
    expect(text != null && text.length() <= max && StrictJson.clean(text));
    return text;
  }

  private static void expect(boolean condition) throws GiveUp {
    if (!condition) {
      throw GiveUp.NOW;
    }
  }
}
