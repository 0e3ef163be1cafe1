package vn.ctdp.clusters.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.clusters.imports.ImportField;
import vn.ctdp.clusters.imports.ImportField.Kind;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** What columns may hold, by target. */
final class ImportFields {

  /** Before the name of a {@link FactKey}. */
  static final String FACT = "fact.";

  private static final Map<ImportTarget, Map<String, ImportField>> FIELDS = all();

  private ImportFields() {}

  static List<ImportField> of(ImportTarget target) {
    return List.copyOf(FIELDS.get(target).values());
  }

  static Optional<ImportField> find(ImportTarget target, String key) {
    return Optional.ofNullable(FIELDS.get(target).get(key));
  }

  private static Map<ImportTarget, Map<String, ImportField>> all() {
    Map<ImportTarget, Map<String, ImportField>> result = new EnumMap<>(ImportTarget.class);
    List<ImportField> clusters = new ArrayList<>();
    clusters.add(field("name", Kind.TEXT, "Tên cụm", "Name of the cluster"));
    clusters.add(field("code", Kind.TEXT, "Mã cụm", "Code of the cluster"));
    clusters.add(field("oldNames", Kind.TEXT, "Tên cũ", "Former names"));
    clusters.add(field("communes", Kind.COMMUNES, "Xã, phường", "Communes"));
    clusters.add(field("developerName", Kind.TEXT, "Tên chủ đầu tư hạ tầng", "Developer's name"));
    clusters.add(field("legacy", Kind.FLAG, "Hình thành trước 05/10/2009", "Before 05/10/2009"));
    clusters.add(field("note", Kind.TEXT, "Ghi chú", "Note"));
    clusters.add(field("establishedOn", Kind.DATE, "Ngày thành lập", "Day of establishment"));
    clusters.add(
        field("establishedBy", Kind.TEXT, "Quyết định thành lập", "Decision of establishment"));
    for (FactKey key : FactKey.values()) {
      clusters.add(new ImportField(FACT + key.name(), key.label(), kind(key)));
    }
    clusters.add(
        field(
            "fillRate",
            Kind.PERCENT,
            "Tỷ lệ lấp đầy (suy ra đất đã cho thuê)",
            "Fill rate (gives the land leased)"));
    put(result, ImportTarget.CLUSTERS, clusters);
    put(
        result,
        ImportTarget.PLAN,
        List.of(
            field("name", Kind.TEXT, "Tên cụm trong phương án", "Name in the plan"),
            field("area", Kind.AREA, "Diện tích quy hoạch", "Planned area"),
            field("communes", Kind.COMMUNES, "Xã, phường", "Communes"),
            field("sectors", Kind.TEXT, "Ngành nghề", "Sectors"),
            field("phase", Kind.CODE, "Giai đoạn", "Phase"),
            field("action", Kind.CODE, "Hướng xử lý", "What the plan does"),
            field("planDocumentText", Kind.TEXT, "Văn bản quyết định", "Deciding document"),
            field("validFrom", Kind.DATE, "Hiệu lực từ ngày", "In force from"),
            field("note", Kind.TEXT, "Ghi chú", "Note")));
    return result;
  }

  private static void put(
      Map<ImportTarget, Map<String, ImportField>> all,
      ImportTarget target,
      List<ImportField> fields) {
    Map<String, ImportField> byKey = new LinkedHashMap<>();
    fields.forEach(f -> byKey.put(f.key(), f));
    all.put(target, byKey);
  }

  private static ImportField field(String key, Kind kind, String vi, String en) {
    return new ImportField(key, new Localized(vi, en), kind);
  }

  private static Kind kind(FactKey key) {
    return switch (key.kind()) {
      case AREA -> Kind.AREA;
      case MONEY -> Kind.MONEY;
      case COUNT -> Kind.COUNT;
      case FLAG -> Kind.FLAG;
      case CODE -> Kind.CODE;
      default -> Kind.NUMBER;
    };
  }

  /** The fact of a field; empty when it is none. */
  static Optional<FactKey> fact(String field) {
    return field.startsWith(FACT)
        ? Optional.of(FactKey.valueOf(field.substring(FACT.length())))
        : Optional.empty();
  }

  /** Values of a field of a closed list, by code. */
  static Map<String, Localized> codes(String field) {
    Map<String, Localized> codes = new LinkedHashMap<>();
    switch (field) {
      case "phase" ->
          Arrays.stream(PlanPhase.values()).forEach(p -> codes.put(p.name(), p.label()));
      case "action" ->
          Arrays.stream(PlanAction.values()).forEach(a -> codes.put(a.name(), a.label()));
      default -> fact(field).ifPresent(key -> codes.putAll(key.codes()));
    }
    return codes;
  }

  /** The code that a text names by itself or by its Vietnamese or English name. */
  static Optional<String> code(String field, String text) {
    String key = VietnameseText.searchKey(text);
    return codes(field).entrySet().stream()
        .filter(
            e ->
                e.getKey().equalsIgnoreCase(text.strip())
                    || VietnameseText.searchKey(e.getValue().vi()).equals(key)
                    || VietnameseText.searchKey(e.getValue().en()).equals(key))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
