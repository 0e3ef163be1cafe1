package vn.ctdp.core.paper;

import java.util.List;
import java.util.Objects;
import vn.ctdp.core.text.Localized;

/**
 * A kind of paper that a module makes from its records.
 *
 * @param id stable id, beginning with the module's, for instance {@code extension.5a}
 * @param name name for people
 * @param module id of the module
 * @param subjectType kind of record it is made from
 * @param documentType abbreviation in its number (NĐ 30/2020 Phụ lục III): {@code QĐ}, {@code BB};
 *     empty for a paper without a number of its own
 * @param basis where the paper comes from and how well its layout is known; may be empty
 * @param fields placeholders; those of {@link #COMMON} are known to every kind besides
 * @param groups what may be repeated
 */
public record PaperKind(
    String id,
    Localized name,
    String module,
    String subjectType,
    String documentType,
    Localized basis,
    List<PaperField> fields,
    List<PaperGroup> groups) {

  /** Number of the paper; dots while it is a draft. */
  public static final String NUMBER = "paper.number";

  /** Day of the paper as "ngày 05 tháng 3 năm 2026"; dots while it is a draft. */
  public static final String DATE = "paper.date";

  /** Placeholders of every kind: the office that issues it, its number and day. */
  public static final List<PaperField> COMMON =
      List.of(
          PaperField.of(
              "office.superior",
              "Cơ quan chủ quản, chữ hoa",
              "Superior of the office, capitals",
              "ỦY BAN NHÂN DÂN TỈNH"),
          PaperField.of(
              "office.name", "Tên cơ quan ban hành", "Name of the office", "Sở Công Thương"),
          PaperField.of(
              "office.nameUpper",
              "Tên cơ quan ban hành, chữ hoa",
              "Name of the office, capitals",
              "SỞ CÔNG THƯƠNG"),
          PaperField.of(
              "office.symbol", "Ký hiệu cơ quan trong số văn bản", "Symbol in numbers", "SCT"),
          PaperField.of("office.place", "Địa danh ghi ở ngày tháng", "Place of issue", "Đà Lạt"),
          PaperField.of(
              "office.signer", "Chức vụ người ký, chữ hoa", "Title of who signs", "GIÁM ĐỐC"),
          PaperField.of(NUMBER, "Số, ký hiệu văn bản", "Number of the paper", "12/BB-SCT"),
          PaperField.of(
              DATE, "Ngày ban hành bằng chữ", "Day of issue", "ngày 05 tháng 3 năm 2026"));

  public PaperKind {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(subjectType, "subjectType");
    Objects.requireNonNull(documentType, "documentType");
    Objects.requireNonNull(basis, "basis");
    fields = List.copyOf(fields);
    groups = List.copyOf(groups);
  }

  /** Whether it gets a number of a sequence when it is issued. */
  public boolean numbered() {
    return !documentType.isEmpty();
  }
}
