package vn.ctdp.clusters.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.sheet.office.FieldGuess;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportField.Kind;
import vn.ctdp.core.sheet.office.TableFields;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** What columns may hold, by target. */
final class ImportFields {

  /** Before the name of a {@link FactKey}. */
  static final String FACT = "fact.";

  /** What the codes of problems begin with. */
  static final String PROBLEMS = "CCN-NH-";

  private static final Map<ImportTarget, Map<String, ImportField>> FIELDS = all();

  /** What offices write for the statuses of projects, besides their names. */
  private static final Map<String, ProjectStatus> STATUS_WORDS =
      Map.ofEntries(
          Map.entry("chua trien khai", ProjectStatus.DANG_KY),
          Map.entry("chua xay dung", ProjectStatus.DANG_KY),
          Map.entry("da dang ky", ProjectStatus.DANG_KY),
          Map.entry("dang lam thu tuc", ProjectStatus.DANG_KY),
          Map.entry("da cap chu truong dau tu", ProjectStatus.DANG_KY),
          Map.entry("xay dung", ProjectStatus.XAY_DUNG),
          Map.entry("dang trien khai", ProjectStatus.XAY_DUNG),
          Map.entry("dang dau tu", ProjectStatus.XAY_DUNG),
          Map.entry("dang thi cong", ProjectStatus.XAY_DUNG),
          Map.entry("hoat dong", ProjectStatus.HOAT_DONG),
          Map.entry("da hoat dong", ProjectStatus.HOAT_DONG),
          Map.entry("da di vao hoat dong", ProjectStatus.HOAT_DONG),
          Map.entry("di vao hoat dong", ProjectStatus.HOAT_DONG),
          Map.entry("tam ngung", ProjectStatus.TAM_DUNG),
          Map.entry("tam ngung hoat dong", ProjectStatus.TAM_DUNG),
          Map.entry("tam dung hoat dong", ProjectStatus.TAM_DUNG),
          Map.entry("ngung hoat dong", ProjectStatus.TAM_DUNG),
          Map.entry("dung hoat dong", ProjectStatus.TAM_DUNG),
          Map.entry("da thu hoi", ProjectStatus.THU_HOI),
          Map.entry("cham dut hoat dong", ProjectStatus.THU_HOI));

  /** What offices write for what a plan does with a cluster, besides the names. */
  private static final Map<String, PlanAction> ACTION_WORDS =
      Map.ofEntries(
          Map.entry("moi", PlanAction.MOI),
          Map.entry("thanh lap moi", PlanAction.MOI),
          Map.entry("bo sung", PlanAction.MOI),
          Map.entry("giu", PlanAction.GIU),
          Map.entry("giu lai", PlanAction.GIU),
          Map.entry("tiep tuc", PlanAction.GIU),
          Map.entry("hien trang", PlanAction.GIU),
          Map.entry("mo rong them", PlanAction.MO_RONG),
          Map.entry("rut", PlanAction.RUT),
          Map.entry("xoa", PlanAction.RUT),
          Map.entry("dua ra khoi quy hoach", PlanAction.RUT),
          Map.entry("rut khoi quy hoach", PlanAction.RUT),
          Map.entry("chuyen doi muc dich", PlanAction.CHUYEN_DOI));

  private ImportFields() {}

  static List<ImportField> of(ImportTarget target) {
    return List.copyOf(FIELDS.get(target).values());
  }

  static Optional<ImportField> find(ImportTarget target, String key) {
    return Optional.ofNullable(FIELDS.get(target).get(key));
  }

  /** The fields of a target for reading tables. */
  static TableFields table(ImportTarget target) {
    return new Table(
        of(target),
        new FieldGuess(ImportFields.class, "/imports/headings.properties", target.name()));
  }

  private record Table(List<ImportField> all, FieldGuess guess) implements TableFields {

    @Override
    public String problems() {
      return PROBLEMS;
    }

    @Override
    public Map<String, Localized> codes(String field) {
      return ImportFields.codes(field);
    }

    @Override
    public Optional<String> code(String field, String text) {
      return TableFields.super.code(field, text).or(() -> word(field, text));
    }

    /** A fill rate is only compared where the land leased is in the table too. */
    @Override
    public boolean formula(String field, Predicate<String> has) {
      return field.equals("fillRate") && has.test(FACT + FactKey.IND_LAND_LEASED.name());
    }
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
    put(
        result,
        ImportTarget.PROJECTS,
        List.of(
            field("cluster", Kind.TEXT, "Tên cụm", "Name of the cluster"),
            field("clusterCode", Kind.TEXT, "Mã cụm", "Code of the cluster"),
            field("name", Kind.TEXT, "Tên dự án", "Name of the project"),
            field("investor", Kind.TEXT, "Nhà đầu tư, doanh nghiệp", "Investor or enterprise"),
            field("taxCode", Kind.TEXT, "Mã số thuế", "Tax code"),
            field("sector", Kind.TEXT, "Ngành nghề", "Sector"),
            field("area", Kind.AREA, "Diện tích đất dự án", "Land of the project"),
            field("capitalRegistered", Kind.MONEY, "Vốn đăng ký", "Registered capital"),
            field("capitalDone", Kind.MONEY, "Vốn thực hiện", "Capital carried out"),
            field("foreignCapital", Kind.FLAG, "Có vốn nước ngoài", "Foreign capital"),
            field("status", Kind.CODE, "Tình trạng", "Status"),
            field("statusFrom", Kind.DATE, "Tình trạng từ ngày", "Status since"),
            field("from", Kind.DATE, "Vào cụm từ ngày", "In the cluster from"),
            field("to", Kind.DATE, "Đến ngày", "Until"),
            field("documentText", Kind.TEXT, "Văn bản chấp thuận", "Approving document"),
            field("leaseNumber", Kind.TEXT, "Số hợp đồng thuê đất", "Number of the lease"),
            field("leaseSignedOn", Kind.DATE, "Ngày ký hợp đồng", "Lease signed on"),
            field("leaseFrom", Kind.DATE, "Thuê từ ngày", "Lease from"),
            field("leaseUntil", Kind.DATE, "Thuê đến ngày", "Lease until"),
            field("leaseYears", Kind.NUMBER, "Thời hạn thuê (năm)", "Term of the lease (years)"),
            field("leaseArea", Kind.AREA, "Diện tích thuê", "Land leased"),
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
      case "status" ->
          Arrays.stream(ProjectStatus.values()).forEach(p -> codes.put(p.name(), p.label()));
      default -> fact(field).ifPresent(key -> codes.putAll(key.codes()));
    }
    return codes;
  }

  /** The code that offices write in other words. */
  private static Optional<String> word(String field, String text) {
    String key = VietnameseText.searchKey(text);
    return switch (field) {
      case "status" -> Optional.ofNullable(STATUS_WORDS.get(key)).map(Enum::name);
      case "action" -> Optional.ofNullable(ACTION_WORDS.get(key)).map(Enum::name);
      default -> Optional.empty();
    };
  }
}
