package vn.ctdp.extension.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Project;

/**
 * The documents in which projects travel: {@code ctdp-project-1} upward, {@code ctdp-project-act-1}
 * downward. Decimals, days and units are text. Members that are not known are skipped, so that one
 * side may be newer.
 */
final class TravelJson {

  static final String PROJECT = "ctdp-project-1";
  static final String ACT = "ctdp-project-act-1";

  private static final int TYPES = 200;

  // The library's own mappers share one cache of types, which would outlive the module.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, TYPES)))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .addModule(texts())
          .build();

  private TravelJson() {}

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("ctdp-extension-travel");
    text(module, LocalDate.class, LocalDate::parse);
    text(module, Instant.class, Instant::parse);
    text(module, UnitRef.class, UnitRef::parse);
    text(module, BigDecimal.class, BigDecimal::new);
    module.addSerializer(BigDecimal.class, new Plain());
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new FromText<>(type, parse));
  }

  private static final class Plain extends ToStringSerializerBase {
    private static final long serialVersionUID = 1L;

    Plain() {
      super(BigDecimal.class);
    }

    @Override
    public String valueToString(Object value) {
      return ((BigDecimal) value).toPlainString();
    }
  }

  private static final class FromText<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getText();
      try {
        return parse.apply(text);
      } catch (RuntimeException e) {
        return (T) context.handleWeirdStringValue(handledType(), text, e.getMessage());
      }
    }
  }

  static String write(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a document of a schema; whatever is wrong with it is said in one sentence. */
  static <T extends Document> T read(String json, Class<T> type, String schema) {
    T document = read(json, type);
    if (!schema.equals(document.schema())) {
      throw new CtdpException(
          TravelError.UNREADABLE, "schema " + document.schema(), "schema " + document.schema());
    }
    return document;
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage();
      throw new CtdpException(TravelError.UNREADABLE, List.of(), e, problem, problem);
    }
  }

  /** What names its schema. */
  interface Document {
    String schema();
  }

  /**
   * A project as it goes up: the latest version, whole.
   *
   * @param version number of the change
   */
  record Up(
      String schema,
      UUID id,
      UnitRef province,
      long version,
      Project project,
      String state,
      String phase,
      LocalDate since,
      LocalDate approvedOn,
      Long approvedSupport,
      Long acceptedValue,
      List<Step> steps,
      List<Adjusted> adjustments,
      List<Asked> requests,
      List<Act> acts,
      List<Month> months,
      List<Person> people)
      implements Document {

    Up {
      steps = steps == null ? List.of() : steps;
      adjustments = adjustments == null ? List.of() : adjustments;
      requests = requests == null ? List.of() : requests;
      acts = acts == null ? List.of() : acts;
      months = months == null ? List.of() : months;
      people = people == null ? List.of() : people;
    }
  }

  /** A step of the one history. */
  record Step(
      String from,
      String to,
      String vi,
      String en,
      LocalDate on,
      LocalDate dueOn,
      String document,
      LocalDate documentOn,
      String grades,
      Long amount,
      String note,
      String origin,
      String act,
      Instant at,
      long change,
      String results) {}

  /** An adjustment that was decided. */
  record Adjusted(
      LocalDate on,
      String document,
      String authority,
      String reason,
      String vi,
      String en,
      String clause,
      long supportBefore,
      long supportAfter,
      List<Adjustment.Change> changes,
      String origin,
      String act,
      Instant at) {}

  /** A monthly report; {@code month} is the year times 100 plus the month. */
  record Month(
      int month,
      String work,
      BigDecimal percent,
      long spent,
      long spentOther,
      long advanced,
      String problem,
      String proposal,
      LocalDate on,
      LocalDate confirmedOn,
      Instant at) {}

  /** A request for an adjustment; {@code wanted} is there while it is open. */
  record Asked(
      String id,
      String state,
      LocalDate on,
      String document,
      String reason,
      String authority,
      String vi,
      String en,
      String clause,
      long supportBefore,
      long supportAfter,
      Instant at,
      long change,
      String answer,
      LocalDate answeredOn,
      Wanted wanted) {}

  /** What a request wants: the whole project and what changes. */
  record Wanted(Project project, List<Adjustment.Change> changes) {

    Wanted {
      changes = changes == null ? List.of() : changes;
    }
  }

  /**
   * Something that the centre did: as it goes down, and as the province says what became of it.
   *
   * @param state what became of it; absent on the way down
   */
  record Act(
      String schema,
      String id,
      String project,
      int no,
      Long item,
      String kind,
      String state,
      String from,
      String to,
      String vi,
      String en,
      LocalDate on,
      LocalDate dueOn,
      String document,
      LocalDate documentOn,
      String grades,
      Long amount,
      String note,
      String planText,
      LocalDate planOn,
      String about,
      String verdict,
      String authority,
      String problemVi,
      String problemEn,
      String by,
      Instant at,
      Instant settledAt,
      String settledNote)
      implements Document {}

  /** What is judged of a beneficiary, so that the centre can judge it too. */
  record Person(
      UUID id,
      String businessCode,
      String name,
      String ownerType,
      UnitRef province,
      UnitRef commune,
      String sector) {}
}
