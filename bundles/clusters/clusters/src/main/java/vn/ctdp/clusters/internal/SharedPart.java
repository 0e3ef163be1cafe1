package vn.ctdp.clusters.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import javax.persistence.EntityManager;
import javax.persistence.Query;

/**
 * A table whose rows travel with the record that they belong to: which columns, and how they are
 * written. All names of tables and columns come from this package's own constants.
 *
 * @param name name of the list in the record
 * @param table table in the schema {@code clusters}
 * @param owner column that names the owner, with the alias x
 * @param order columns by which rows are ordered
 * @param columns columns that travel
 * @param besides what is stored with a row at the receiver, from the row and the sender
 */
record SharedPart(
    String name,
    String table,
    String owner,
    String order,
    List<Column> columns,
    BiFunction<JsonNode, String, Map<String, Object>> besides) {

  /** Kind of a column. */
  enum Kind {
    TEXT,
    DAY,
    DECIMAL,
    WHOLE,
    FLAG,
    INSTANT
  }

  /** A column that travels. */
  record Column(String name, Kind kind) {}

  /** Columns as {@code name:KIND}; text where no kind is given. */
  static List<Column> columns(String... specs) {
    List<Column> columns = new ArrayList<>();
    for (String spec : specs) {
      String[] parts = spec.split(":");
      columns.add(new Column(parts[0], parts.length == 1 ? Kind.TEXT : Kind.valueOf(parts[1])));
    }
    return List.copyOf(columns);
  }

  /** Adds the rows of these owners to their records, in one statement. */
  void read(EntityManager em, Map<String, ObjectNode> owners) {
    StringJoiner select = new StringJoiner(", ", "SELECT ", "");
    select.add(owner + " AS owner_id");
    columns.forEach(c -> select.add("x." + c.name() + " AS c_" + c.name()));
    Query query =
        em.createNativeQuery(
                select
                    + " FROM clusters."
                    + table
                    + " x WHERE "
                    + owner
                    + " IN (:owners) ORDER BY "
                    + order)
            .setParameter("owners", owners.keySet());
    owners.values().forEach(o -> o.putArray(name));
    for (Object found : query.getResultList()) {
      Object[] row = (Object[]) found;
      ObjectNode target = ((ArrayNode) owners.get((String) row[0]).get(name)).addObject();
      for (int i = 0; i < columns.size(); i++) {
        put(target, columns.get(i), row[i + 1]);
      }
    }
  }

  /** Takes away the rows of an owner. */
  void clear(EntityManager em, String ownerId) {
    em.createNativeQuery(
            "DELETE FROM clusters." + table + " WHERE " + owner.substring(2) + " = :owner")
        .setParameter("owner", ownerId)
        .executeUpdate();
  }

  /** Writes the rows of a record. */
  void write(EntityManager em, ObjectNode record, String ownerId, String province) {
    for (JsonNode row : record.path(name)) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put(owner.substring(2), ownerId);
      for (Column column : columns) {
        Object value = value(row, column);
        if (value != null) {
          values.put(column.name(), value);
        }
      }
      values.putAll(besides.apply(row, province));
      insert(em, values);
    }
  }

  /** Nothing is bound as null: which type it would be, the database could not know. */
  private void insert(EntityManager em, Map<String, Object> values) {
    StringJoiner names = new StringJoiner(", ", " (", ")");
    StringJoiner marks = new StringJoiner(", ", " VALUES (", ")");
    values.keySet().forEach(n -> names.add(n));
    values.keySet().forEach(n -> marks.add(":" + n));
    Query query = em.createNativeQuery("INSERT INTO clusters." + table + names + marks);
    values.forEach(query::setParameter);
    query.executeUpdate();
  }

  static void put(ObjectNode target, Column column, Object value) {
    if (value == null) {
      return;
    }
    String name = column.name();
    switch (column.kind()) {
      case TEXT -> target.put(name, (String) value);
      // Whichever class the driver gives: both write themselves as ISO days.
      case DAY -> target.put(name, value.toString());
      case DECIMAL -> target.put(name, plain((BigDecimal) value));
      case WHOLE -> target.put(name, ((Number) value).longValue());
      case FLAG -> target.put(name, (Boolean) value);
      case INSTANT ->
          target.put(
              name, (value instanceof Timestamp t ? t.toInstant() : (Instant) value).toString());
    }
  }

  static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static Object value(JsonNode row, Column column) {
    JsonNode value = row.path(column.name());
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> value.textValue();
      case DAY -> LocalDate.parse(value.textValue());
      case DECIMAL -> new BigDecimal(value.textValue());
      case WHOLE -> value.longValue();
      case FLAG -> value.booleanValue();
      case INSTANT -> Timestamp.from(Instant.parse(value.textValue()));
    };
  }
}
