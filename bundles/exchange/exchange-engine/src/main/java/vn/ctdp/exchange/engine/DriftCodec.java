package vn.ctdp.exchange.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.drift.DriftLine;

/** Snapshots and verdicts of the drift radar, and how two snapshots differ. Thread-safe. */
public final class DriftCodec {

  /** Differences that are kept of one subject. */
  public static final int MAX = 200;

  private static final int MAX_ENTRIES = 20_000;

  private DriftCodec() {}

  /**
   * What one side holds.
   *
   * @param province the province
   * @param lists entries by key, by list
   * @param reports by {@code form/period}
   */
  public record Snapshot(
      UnitRef province, Map<String, Map<String, String>> lists, Map<String, Held> reports) {}

  /**
   * A report that one side holds.
   *
   * @param revision latest revision
   * @param digest its digest
   * @param cells figures by cell key
   */
  public record Held(int revision, String digest, Map<String, String> cells) {}

  /** The lists that both sides have of their own: provinces of today, holidays of the year. */
  public static Map<String, Map<String, String>> lists(
      TerritoryService territory, CalendarService calendar) {
    LocalDate today = calendar.today();
    Map<String, String> units = new TreeMap<>();
    territory
        .provinces(today)
        .forEach(u -> units.put(u.ref().toString(), u.type() + " " + u.nameVi()));
    Map<String, String> holidays = new TreeMap<>();
    calendar
        .holidays(today.getYear())
        .forEach((day, name) -> holidays.put(day.toString(), name.vi()));
    Map<String, Map<String, String>> lists = new TreeMap<>();
    lists.put("units", units);
    lists.put("holidays", holidays);
    return lists;
  }

  /** What differs between two maps, by key. */
  public static DriftLine line(
      UnitRef province,
      String subject,
      Map<String, String> mine,
      Map<String, String> centre,
      Instant at) {
    TreeSet<String> keys = new TreeSet<>(mine.keySet());
    keys.addAll(centre.keySet());
    List<DriftLine.Difference> differences = new ArrayList<>();
    int count = 0;
    for (String key : keys) {
      String a = mine.getOrDefault(key, "");
      String b = centre.getOrDefault(key, "");
      if (!a.equals(b)) {
        count++;
        if (differences.size() < MAX) {
          differences.add(new DriftLine.Difference(key, a, b));
        }
      }
    }
    return new DriftLine(province, subject, differences, count, at);
  }

  /** Writes a snapshot. */
  public static byte[] write(Snapshot s) {
    ObjectNode n = StreamCodec.object();
    n.put("schema", "ctdp-drift-1");
    n.put("province", s.province().toString());
    ObjectNode lists = n.putObject("lists");
    s.lists().forEach((name, entries) -> put(lists.putObject(name), entries));
    ObjectNode reports = n.putObject("reports");
    s.reports()
        .forEach(
            (key, held) -> {
              ObjectNode r = reports.putObject(key);
              r.put("revision", held.revision());
              r.put("digest", held.digest());
              put(r.putObject("cells"), held.cells());
            });
    return StreamCodec.canonical(n);
  }

  private static void put(ObjectNode node, Map<String, String> entries) {
    entries.forEach(node::put);
  }

  /** Reads a snapshot. */
  public static Snapshot read(byte[] json) throws InvalidDocumentException {
    JsonNode n = StreamCodec.object(json);
    if (!n.path("schema").asText().equals("ctdp-drift-1")) {
      throw wrong("schema");
    }
    Map<String, Map<String, String>> lists = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : entries(n.path("lists"), "lists")) {
      lists.put(e.getKey(), texts(e.getValue()));
    }
    Map<String, Held> reports = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : entries(n.path("reports"), "reports")) {
      reports.put(
          e.getKey(),
          new Held(
              e.getValue().path("revision").asInt(),
              e.getValue().path("digest").asText(""),
              texts(e.getValue().path("cells"))));
    }
    try {
      return new Snapshot(UnitRef.parse(n.path("province").asText("")), lists, reports);
    } catch (IllegalArgumentException e) {
      throw wrong("province");
    }
  }

  /** Writes verdicts. */
  public static byte[] verdicts(List<DriftLine> lines) {
    ObjectNode n = StreamCodec.object();
    n.put("schema", "ctdp-drift-verdict-1");
    ArrayNode list = n.putArray("lines");
    for (DriftLine line : lines) {
      ObjectNode o = list.addObject();
      o.put("province", line.province().toString());
      o.put("subject", line.subject());
      o.put("count", line.count());
      o.put("checkedAt", line.checkedAt().toString());
      ArrayNode differences = o.putArray("differences");
      for (DriftLine.Difference d : line.differences()) {
        differences
            .addObject()
            .put("key", d.key())
            .put("province", d.province())
            .put("centre", d.centre());
      }
    }
    return StreamCodec.canonical(n);
  }

  /** Reads verdicts. */
  public static List<DriftLine> verdicts(byte[] json) throws InvalidDocumentException {
    JsonNode n = StreamCodec.object(json);
    if (!n.path("schema").asText().equals("ctdp-drift-verdict-1")) {
      throw wrong("schema");
    }
    List<DriftLine> lines = new ArrayList<>();
    try {
      for (JsonNode o : n.path("lines")) {
        List<DriftLine.Difference> differences = new ArrayList<>();
        for (JsonNode d : o.path("differences")) {
          differences.add(
              new DriftLine.Difference(
                  d.path("key").asText(""),
                  d.path("province").asText(""),
                  d.path("centre").asText("")));
        }
        lines.add(
            new DriftLine(
                UnitRef.parse(o.path("province").asText("")),
                o.path("subject").asText(""),
                differences,
                o.path("count").asInt(),
                Instant.parse(o.path("checkedAt").asText(""))));
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw wrong("lines");
    }
    return lines;
  }

  private static List<Map.Entry<String, JsonNode>> entries(JsonNode node, String name)
      throws InvalidDocumentException {
    if (!node.isObject() || node.size() > MAX_ENTRIES) {
      throw wrong(name);
    }
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = node.fields(); it.hasNext(); ) {
      entries.add(it.next());
    }
    return entries;
  }

  private static Map<String, String> texts(JsonNode node) throws InvalidDocumentException {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : entries(node, "entries")) {
      if (!e.getValue().isTextual()) {
        throw wrong(e.getKey());
      }
      texts.put(e.getKey(), e.getValue().textValue());
    }
    return texts;
  }

  private static InvalidDocumentException wrong(String field) {
    return new InvalidDocumentException(
        List.of(
            FieldProblem.error(
                field,
                "EXV-JSON",
                "Trường “" + field + "” thiếu hoặc sai.",
                "The field “" + field + "” is missing or wrong.")));
  }
}
