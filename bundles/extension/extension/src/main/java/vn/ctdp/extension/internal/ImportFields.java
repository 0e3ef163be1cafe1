package vn.ctdp.extension.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.ctdp.core.sheet.office.FieldGuess;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportField.Kind;
import vn.ctdp.core.sheet.office.TableFields;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.ProjectKind;

/** What columns of lists of projects may hold. */
final class ImportFields implements TableFields {

  /** What the codes of problems begin with. */
  static final String PROBLEMS = "KC-NH-";

  /** Sums by source, in the order of the estimate. */
  static final Map<String, FundSource> SOURCES = sources();

  /** What offices write besides the names. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("level quoc gia", FundLevel.KCQG.name()),
          Map.entry("level trung uong", FundLevel.KCQG.name()),
          Map.entry("level dia phuong", FundLevel.KCDP.name()),
          Map.entry("level tinh", FundLevel.KCDP.name()),
          Map.entry("kind thuong", ProjectKind.THUONG.name()),
          Map.entry("kind diem", ProjectKind.DIEM.name()),
          Map.entry("kind nhom", ProjectKind.NHOM.name()),
          Map.entry("phase da phe duyet", Phase.DA_DUYET.name()),
          Map.entry("phase duoc duyet", Phase.DA_DUYET.name()),
          Map.entry("phase chua thuc hien", Phase.DA_DUYET.name()),
          Map.entry("phase dang trien khai", Phase.THUC_HIEN.name()),
          Map.entry("phase da nghiem thu", Phase.HOAN_THANH.name()),
          Map.entry("phase da hoan thanh", Phase.HOAN_THANH.name()),
          Map.entry("phase nghiem thu", Phase.HOAN_THANH.name()),
          Map.entry("phase da thuc hien", Phase.HOAN_THANH.name()),
          Map.entry("phase thanh ly", Phase.THANH_LY.name()),
          Map.entry("phase ngung", Phase.NGUNG.name()),
          Map.entry("phase ngung thuc hien", Phase.NGUNG.name()),
          Map.entry("phase dung", Phase.NGUNG.name()),
          Map.entry("phase dung thuc hien", Phase.NGUNG.name()),
          Map.entry("phase khong thuc hien", Phase.NGUNG.name()),
          Map.entry("phase da dung", Phase.NGUNG.name()));

  private final List<ImportField> all =
      List.of(
          field("name", Kind.TEXT, "Tên đề án", "Name"),
          field("code", Kind.TEXT, "Mã đề án", "Code"),
          field("year", Kind.COUNT, "Năm kế hoạch", "Plan year"),
          field("level", Kind.CODE, "Cấp", "Level"),
          field("kind", Kind.CODE, "Loại đề án", "Kind of project"),
          field("contents", Kind.TEXT, "Nội dung (ND1–ND9)", "Contents (ND1–ND9)"),
          field("beneficiary", Kind.TEXT, "Đơn vị thụ hưởng", "Beneficiaries"),
          field("taxCode", Kind.TEXT, "Mã số thuế của đơn vị thụ hưởng", "Their tax codes"),
          field("communes", Kind.COMMUNES, "Xã, phường", "Communes"),
          field("place", Kind.TEXT, "Địa điểm cụ thể", "Place in words"),
          field("unit", Kind.TEXT, "Đơn vị thực hiện", "Implementing unit"),
          field("kcqg", Kind.MONEY, "Kinh phí khuyến công quốc gia", "National promotion money"),
          field("kcdp", Kind.MONEY, "Kinh phí khuyến công địa phương", "Local promotion money"),
          field("support", Kind.MONEY, "Kinh phí khuyến công (chung)", "Promotion money"),
          field("otherState", Kind.MONEY, "Ngân sách nhà nước khác", "Other state budget"),
          field("counterpart", Kind.MONEY, "Vốn đối ứng", "Matching money"),
          field("total", Kind.MONEY, "Tổng kinh phí (để đối chiếu)", "Total, to compare"),
          field("start", Kind.DATE, "Ngày bắt đầu", "First day"),
          field("end", Kind.DATE, "Ngày kết thúc", "Last day"),
          field("goal", Kind.TEXT, "Mục tiêu", "Goal"),
          field("scope", Kind.TEXT, "Nội dung, quy mô", "Contents and size"),
          field("phase", Kind.CODE, "Tình trạng", "Where it stands"),
          field("accepted", Kind.MONEY, "Giá trị nghiệm thu", "Value accepted"),
          field("phaseOn", Kind.DATE, "Tình trạng từ ngày", "So since"),
          field("note", Kind.TEXT, "Ghi chú", "Note"));

  private final FieldGuess guess =
      new FieldGuess(ImportFields.class, "/imports/projects.properties", "PROJECTS");

  private static Map<String, FundSource> sources() {
    Map<String, FundSource> sources = new LinkedHashMap<>();
    sources.put("kcqg", FundSource.KCQG);
    sources.put("kcdp", FundSource.KCDP);
    sources.put("otherState", FundSource.NSNN_KHAC);
    sources.put("counterpart", FundSource.DOI_UNG);
    return sources;
  }

  private static ImportField field(String key, Kind kind, String vi, String en) {
    return new ImportField(key, new Localized(vi, en), kind);
  }

  @Override
  public List<ImportField> all() {
    return all;
  }

  @Override
  public FieldGuess guess() {
    return guess;
  }

  @Override
  public String problems() {
    return PROBLEMS;
  }

  @Override
  public Map<String, Localized> codes(String field) {
    return switch (field) {
      case "level" -> labels(FundLevel.values(), FundLevel::label);
      case "kind" -> labels(ProjectKind.values(), ProjectKind::label);
      case "phase" -> labels(Phase.values(), Phase::label);
      default -> Map.of();
    };
  }

  private static <E extends Enum<E>> Map<String, Localized> labels(
      E[] values, Function<E, Localized> label) {
    Map<String, Localized> labels = new LinkedHashMap<>();
    Arrays.stream(values).forEach(v -> labels.put(v.name(), label.apply(v)));
    return labels;
  }

  @Override
  public Optional<String> code(String field, String text) {
    String key = field + " " + VietnameseText.searchKey(text);
    return TableFields.super.code(field, text).or(() -> Optional.ofNullable(WORDS.get(key)));
  }

  /** Sums that are only compared may be computed by the sheet. */
  @Override
  public boolean formula(String field, Predicate<String> has) {
    return field.equals("total");
  }
}
