package vn.ctdp.exchange.documents.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;

/** The schema of what a report of one form version carries in the exchange. */
final class Schemas {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Schemas() {}

  private static String decimals(String unit) {
    int n = Units.decimals(unit);
    String whole = "(0|[1-9][0-9]{0," + (Units.MAX_DIGITS - 1) + "})";
    return n == 0 ? whole : whole + "(\\.[0-9]{1," + n + "})?";
  }

  static byte[] json(FormDefinition form) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", form.number() + " – " + form.title().vi());
    root.put("description", form.legalText());
    root.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("schema", Map.of("const", "ctdp-report-1"));
    properties.put("messageId", text("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    properties.put(
        "sender",
        object(
            Map.of(
                "instance", Map.of("type", "string", "minLength", 1, "maxLength", 64),
                "organisation", Map.of("type", "string", "maxLength", 35),
                "province", text("(34|63):[0-9]{2}")),
            List.of("instance", "organisation", "province")));
    properties.put(
        "form",
        object(
            Map.of(
                "id", Map.of("const", form.key().id()),
                "version", Map.of("const", form.key().version())),
            List.of("id", "version")));
    properties.put("period", text(periods(form)));
    properties.put("revision", Map.of("type", "integer", "minimum", 1));
    properties.put("cutoff", text("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    properties.put("drawnUpAt", Map.of("type", "string", "maxLength", 30));
    properties.put(
        "approval",
        Map.of(
            "anyOf",
            List.of(
                Map.of("type", "null"),
                object(
                    Map.of("by", Map.of("type", "string"), "at", Map.of("type", "string")),
                    List.of("by", "at")))));
    properties.put("sequence", Map.of("type", "integer", "minimum", 1));
    properties.put(
        "previousDigest", Map.of("anyOf", List.of(Map.of("type", "null"), text("[0-9a-f]{64}"))));
    properties.put("cells", cells(form));
    if (!form.lists().isEmpty()) {
      properties.put("lists", lists(form));
    }
    properties.put(
        "explanations",
        Map.of(
            "type",
            "array",
            "items",
            object(
                Map.of(
                    "check", Map.of("type", "string", "maxLength", 40),
                    "text", Map.of("type", "string", "minLength", 1, "maxLength", 2000)),
                List.of("check", "text"))));
    root.put("properties", properties);
    List<String> required = new ArrayList<>(properties.keySet());
    required.remove("lists");
    required.remove("sequence");
    root.put("required", required);
    root.put("additionalProperties", false);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and texts can always be written", e);
    }
  }

  private static String periods(FormDefinition form) {
    List<String> kinds =
        form.periods().stream()
            .map(
                p ->
                    switch (p) {
                      case YEAR -> "[0-9]{4}";
                      case HALF_YEAR -> "[0-9]{4}-H[12]";
                      case QUARTER -> "[0-9]{4}-Q[1-4]";
                      case MONTH -> "[0-9]{4}-M([1-9]|1[0-2])";
                    })
            .toList();
    return "(" + String.join("|", kinds) + ")";
  }

  private static Map<String, Object> text(String pattern) {
    return Map.of("type", "string", "pattern", "^" + pattern + "$");
  }

  private static Map<String, Object> object(Map<String, ?> properties, List<String> required) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("type", "object");
    result.put("properties", properties);
    result.put("required", required);
    result.put("additionalProperties", false);
    return result;
  }

  private static Map<String, Object> nullable(Map<String, Object> type) {
    return Map.of("anyOf", List.of(Map.of("type", "null"), type));
  }

  private static Map<String, Object> cells(FormDefinition form) {
    // One alternative for each unit, so that the schema grows with the units and not with the
    // cells.
    Map<String, List<String>> byUnit = new LinkedHashMap<>();
    for (FormRow figure : form.figures()) {
      byUnit.computeIfAbsent(figure.unit(), u -> new ArrayList<>()).add(figure.key());
    }
    List<Object> alternatives = new ArrayList<>();
    byUnit.forEach((unit, keys) -> alternatives.add(cell(unit, keys)));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("type", "array");
    result.put("maxItems", form.figures().size());
    if (!alternatives.isEmpty()) {
      result.put("items", Map.of("anyOf", alternatives));
    }
    return result;
  }

  private static Map<String, Object> cell(String unit, List<String> keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("row", Map.of("enum", keys));
    properties.put("unit", Map.of("const", unit));
    properties.put("value", nullable(text(decimals(unit))));
    properties.put("computed", nullable(text("-?" + decimals(unit))));
    properties.put(
        "source", Map.of("enum", List.of("RECORDS", "FORMULA", "MANUAL", "OVERRIDE", "EMPTY")));
    properties.put("reason", Map.of("type", "string", "maxLength", 1000));
    properties.put("note", Map.of("type", "string", "maxLength", 1000));
    properties.put("unknown", Map.of("type", "integer", "minimum", 0));
    properties.put(
        "origins",
        Map.of(
            "type",
            "array",
            "items",
            object(
                Map.of(
                    "type", Map.of("type", "string", "maxLength", 60),
                    "id", Map.of("type", "string", "maxLength", 100),
                    "title", Map.of("type", "string", "maxLength", 500),
                    "contribution", nullable(text("-?[0-9]{1,22}(\\.[0-9]{1,6})?")),
                    "note", Map.of("type", "string", "maxLength", 1000)),
                List.of("type", "id", "title", "contribution", "note"))));
    return object(properties, List.copyOf(properties.keySet()));
  }

  private static Map<String, Object> lists(FormDefinition form) {
    List<Object> alternatives = new ArrayList<>();
    for (FormList list : form.lists()) {
      Map<String, Object> columns = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (FormList.Column column : list.columns()) {
        columns.put(
            column.key(),
            switch (column.type()) {
              case FIGURE -> text(decimals(column.unit()));
              case DATE -> text("[0-9]{4}-[0-9]{2}-[0-9]{2}");
              default ->
                  column.choices().isEmpty()
                      ? Map.of("type", "string", "minLength", 1, "maxLength", column.maxLength())
                      : Map.of(
                          "enum", column.choices().stream().map(FormList.Choice::value).toList());
            });
        if (column.required()) {
          required.add(column.key());
        }
      }
      alternatives.add(
          object(
              Map.of(
                  "list",
                  Map.of("const", list.key()),
                  "rows",
                  Map.of(
                      "type",
                      "array",
                      "minItems",
                      1,
                      "maxItems",
                      list.maxRows(),
                      "items",
                      object(columns, required))),
              List.of("list", "rows")));
    }
    return Map.of("type", "array", "minItems", 1, "items", Map.of("anyOf", alternatives));
  }

  static byte[] xml(FormDefinition form) {
    StringBuilder x = new StringBuilder();
    String namespace = "urn:vn:ctdp:form:" + form.key().id() + ":" + form.key().version();
    x.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"")
        .append(namespace)
        .append("\" targetNamespace=\"")
        .append(namespace)
        .append("\" elementFormDefault=\"qualified\">\n  <xs:annotation><xs:documentation>")
        .append(Xml.text(form.number() + " – " + form.title().vi() + " – " + form.legalText()))
        .append("</xs:documentation></xs:annotation>\n");
    Map<String, List<String>> byUnit = new LinkedHashMap<>();
    for (FormRow figure : form.figures()) {
      byUnit.computeIfAbsent(figure.unit(), u -> new ArrayList<>()).add(figure.key());
    }
    x.append("  <xs:simpleType name=\"cell-key\"><xs:restriction base=\"xs:string\">\n");
    for (FormRow figure : form.figures()) {
      x.append("    <xs:enumeration value=\"" + Xml.text(figure.key()) + "\"><xs:annotation>")
          .append("<xs:documentation>")
          .append(Xml.text(figure.label().vi() + " (" + figure.unit() + ")"))
          .append("</xs:documentation></xs:annotation></xs:enumeration>\n");
    }
    x.append("  </xs:restriction></xs:simpleType>\n")
        .append("  <xs:simpleType name=\"decimal\"><xs:restriction base=\"xs:decimal\">")
        .append("<xs:totalDigits value=\"28\"/><xs:fractionDigits value=\"6\"/>")
        .append("</xs:restriction></xs:simpleType>\n")
        .append("  <xs:simpleType name=\"unit\"><xs:restriction base=\"xs:string\">\n");
    byUnit.keySet().forEach(u -> x.append("    <xs:enumeration value=\"" + Xml.text(u) + "\"/>\n"));
    x.append("  </xs:restriction></xs:simpleType>\n")
        .append("  <xs:simpleType name=\"source\"><xs:restriction base=\"xs:string\">");
    for (String source : List.of("RECORDS", "FORMULA", "MANUAL", "OVERRIDE", "EMPTY")) {
      x.append("<xs:enumeration value=\"" + source + "\"/>");
    }
    x.append("</xs:restriction></xs:simpleType>\n");
    x.append(
        """
          <xs:element name="content"><xs:complexType><xs:sequence>
            <xs:element name="cell" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="value" type="decimal" minOccurs="0"/>
              <xs:element name="computed" type="decimal" minOccurs="0"/>
              <xs:element name="reason" type="xs:string" minOccurs="0"/>
              <xs:element name="note" type="xs:string" minOccurs="0"/>
            </xs:sequence>
              <xs:attribute name="row" type="cell-key" use="required"/>
              <xs:attribute name="unit" type="unit" use="required"/>
              <xs:attribute name="source" type="source" use="required"/>
              <xs:attribute name="unknown" type="xs:nonNegativeInteger"/>
            </xs:complexType></xs:element>
        """);
    for (FormList list : form.lists()) {
      x.append("    <xs:element name=\"list-" + Xml.text(list.key()) + "\" minOccurs=\"0\">")
          .append("<xs:complexType><xs:sequence>\n")
          .append("      <xs:element name=\"row\" maxOccurs=\"" + list.maxRows() + "\">")
          .append("<xs:complexType><xs:all>\n");
      for (FormList.Column column : list.columns()) {
        x.append("        <xs:element name=\"" + Xml.text(column.key()) + "\"")
            .append(column.required() ? "" : " minOccurs=\"0\"");
        switch (column.type()) {
          case FIGURE -> x.append(" type=\"decimal\"/>\n");
          case DATE -> x.append(" type=\"xs:date\"/>\n");
          default -> {
            x.append("><xs:simpleType><xs:restriction base=\"xs:string\">");
            if (column.choices().isEmpty()) {
              x.append("<xs:minLength value=\"1\"/><xs:maxLength value=\"")
                  .append(column.maxLength())
                  .append("\"/>");
            }
            for (FormList.Choice choice : column.choices()) {
              x.append("<xs:enumeration value=\"" + Xml.text(choice.value()) + "\"/>");
            }
            x.append("</xs:restriction></xs:simpleType></xs:element>\n");
          }
        }
      }
      x.append("      </xs:all></xs:complexType></xs:element>\n")
          .append("    </xs:sequence></xs:complexType></xs:element>\n");
    }
    x.append("  </xs:sequence></xs:complexType></xs:element>\n</xs:schema>\n");
    return x.toString().getBytes(StandardCharsets.UTF_8);
  }
}
