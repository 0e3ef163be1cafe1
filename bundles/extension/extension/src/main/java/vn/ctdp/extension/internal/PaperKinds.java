package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.List;
import vn.ctdp.core.paper.PaperField;
import vn.ctdp.core.paper.PaperGroup;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.text.Localized;

/** The papers of industrial promotion with their placeholders. */
final class PaperKinds {

  static final String SHEET = "extension.4a";
  static final String SHEET_NAMED = "extension.4b";
  static final String PLACE = "extension.5a";
  static final String WHOLE = "extension.5b";
  static final String AGENCY = "extension.5c";
  static final String ANNEX = "extension.contract-annex";
  static final String LIQUIDATION = "extension.liquidation";
  static final String ADJUSTMENT = "extension.adjustment";
  static final String LIST = "extension.plan-list";

  private static final Localized FORM =
      new Localized(
          "Tên mẫu theo TT 36/2013/TT-BCT Phụ lục 1; cách trình bày do hệ thống đề xuất.",
          "Name of the form by TT 36/2013/TT-BCT Annex 1; the layout is proposed by this system.");
  private static final Localized OWN =
      new Localized(
          "Thể thức theo NĐ 30/2020/NĐ-CP; nội dung do hệ thống đề xuất.",
          "Frame by NĐ 30/2020/NĐ-CP; the content is proposed by this system.");

  private static final List<PaperField> PROJECT =
      List.of(
          PaperField.required("project.name", "Tên đề án", "Name", "Ứng dụng máy sấy nông sản"),
          PaperField.of("project.code", "Mã đề án", "Code", "KCDP-2026-LDG-001"),
          PaperField.of("project.kind", "Loại đề án", "Kind", "Đề án thường"),
          PaperField.of("project.level", "Cấp", "Level", "Khuyến công địa phương"),
          PaperField.of(
              "project.unit", "Đơn vị thực hiện", "Implementing unit", "Trung tâm Khuyến công"),
          PaperField.of("project.partners", "Đơn vị phối hợp", "Partners", "UBND xã A"),
          PaperField.of("project.places", "Địa điểm", "Places", "xã A; xã B"),
          PaperField.of(
              "project.contents", "Nội dung hoạt động", "Contents", "Ứng dụng máy móc tiên tiến"),
          PaperField.of(
              "project.beneficiaryNames", "Tên đơn vị thụ hưởng", "Beneficiaries", "HTX B"),
          PaperField.of("project.start", "Ngày bắt đầu", "First day", "15/01/2026"),
          PaperField.of("project.end", "Ngày kết thúc", "Last day", "31/12/2026"),
          PaperField.of("project.necessity", "Sự cần thiết", "Why it is needed", "…"),
          PaperField.of("project.goal", "Mục tiêu", "Goal", "…"),
          PaperField.of("project.scope", "Nội dung, quy mô", "Contents and size", "01 máy sấy"),
          PaperField.of("project.organising", "Tổ chức thực hiện", "How it is organised", "…"),
          PaperField.of("project.effects", "Hiệu quả dự kiến", "Effects", "…"),
          PaperField.of("plan.name", "Kế hoạch", "Plan", "Kế hoạch khuyến công địa phương 2026"),
          PaperField.of(
              "plan.decision",
              "Văn bản phê duyệt kế hoạch",
              "Approval of the plan",
              "QĐ 12/QĐ-UBND, 05/3/2026"));

  private static final List<PaperField> MONEY =
      List.of(
          PaperField.of("money.total", "Tổng kinh phí, đồng", "All money", "600.000.000"),
          PaperField.of(
              "money.totalWords",
              "Tổng kinh phí bằng chữ",
              "The same in words",
              "Sáu trăm triệu đồng"),
          PaperField.of(
              "money.support", "Kinh phí khuyến công, đồng", "Promotion money", "300.000.000"),
          PaperField.of(
              "money.supportWords",
              "Kinh phí khuyến công bằng chữ",
              "The same in words",
              "Ba trăm triệu đồng"));

  private static final List<PaperField> LEDGER =
      List.of(
          PaperField.of("money.national", "Khuyến công quốc gia", "National money", "0"),
          PaperField.of("money.local", "Khuyến công địa phương", "Local money", "300.000.000"),
          PaperField.of("money.otherState", "Ngân sách khác", "Other state money", "0"),
          PaperField.of("money.counterpart", "Vốn đối ứng", "Matching money", "300.000.000"),
          PaperField.of("money.advanced", "Đã tạm ứng", "Advanced", "210.000.000"),
          PaperField.of("money.paid", "Đã thanh toán khác", "Other payments", "0"),
          PaperField.of("money.recovered", "Đã thu hồi", "Recovered", "0"),
          PaperField.of("money.disbursed", "Đã chi chưa thu hồi", "Disbursed", "210.000.000"),
          PaperField.of("money.settled", "Giá trị quyết toán", "Settled", "300.000.000"),
          PaperField.of("money.accepted", "Giá trị nghiệm thu", "Accepted value", "300.000.000"),
          PaperField.of(
              "money.acceptedWords",
              "Giá trị nghiệm thu bằng chữ",
              "The same in words",
              "Ba trăm triệu đồng"),
          PaperField.of(
              "contract.text", "Số, ngày hợp đồng", "Contract", "số 12/HĐ-SCT ngày 05/3/2026"),
          PaperField.of("contract.value", "Giá trị hợp đồng, đồng", "Its value", "300.000.000"));

  private static final List<PaperField> APPRAISAL =
      List.of(
          PaperField.of("appraisal.note", "Ý kiến thẩm định", "Opinion", "Đề án phù hợp"),
          PaperField.of("appraisal.result", "Kết quả thẩm định", "Result", "Thẩm định đạt"),
          PaperField.of("appraisal.on", "Ngày thẩm định", "Day", "05/3/2026"));

  private static final List<PaperField> CHANGE =
      List.of(
          PaperField.of(
              "adjustment.text", "Số, ngày quyết định điều chỉnh", "Decision", "QĐ 15/QĐ-SCT"),
          PaperField.of("adjustment.reason", "Lý do điều chỉnh", "Reason", "đổi địa điểm"),
          PaperField.of("adjustment.authority", "Cấp quyết định", "Authority", "Sở Công Thương"),
          PaperField.of("adjustment.clause", "Căn cứ thẩm quyền", "Clause", "TT 36/2013 Điều 11"),
          PaperField.of(
              "adjustment.supportBefore", "Kinh phí trước", "Money before", "300.000.000"),
          PaperField.of("adjustment.supportAfter", "Kinh phí sau", "Money after", "250.000.000"));

  private static final PaperGroup LINES =
      group(
          "lines",
          "Dòng dự toán",
          "Budget lines",
          PaperField.of("name", "Khoản chi", "What for", "Máy sấy"),
          PaperField.of("unit", "Đơn vị tính", "Unit", "máy"),
          PaperField.of("quantity", "Số lượng", "Quantity", "1"),
          PaperField.of("price", "Đơn giá", "Price", "300.000.000"),
          PaperField.of("amount", "Thành tiền", "Amount", "300.000.000"),
          PaperField.of("source", "Nguồn", "Source", "Khuyến công địa phương"));
  private static final PaperGroup BENEFICIARIES =
      group(
          "beneficiaries",
          "Đơn vị thụ hưởng",
          "Beneficiaries",
          PaperField.of("name", "Tên", "Name", "Hợp tác xã B"),
          PaperField.of("businessCode", "Mã số doanh nghiệp", "Business code", "5800000001"),
          PaperField.of("cost", "Chi phí hợp lệ", "Eligible cost", "600.000.000"),
          PaperField.of("support", "Mức hỗ trợ", "Support", "300.000.000"));
  private static final PaperGroup OUTPUTS =
      group(
          "outputs",
          "Kết quả dự kiến",
          "Expected results",
          PaperField.of("name", "Kết quả", "Result", "Máy móc được hỗ trợ"),
          PaperField.of("unit", "Đơn vị tính", "Unit", "máy"),
          PaperField.of("quantity", "Số lượng", "Quantity", "1"),
          PaperField.of("reached", "Kết quả nghiệm thu", "Reached at acceptance", "1"),
          PaperField.of("note", "Ghi chú", "Remark", ""));
  private static final PaperGroup CRITERIA =
      group(
          "criteria",
          "5 tiêu chí thẩm định",
          "Five criteria",
          PaperField.of("name", "Tiêu chí", "Criterion", "Sự phù hợp"),
          PaperField.of("grade", "Kết quả", "Grade", "Đạt"));
  private static final PaperGroup CHANGES =
      group(
          "changes",
          "Nội dung điều chỉnh",
          "Changes",
          PaperField.of("name", "Nội dung", "What", "Địa điểm"),
          PaperField.of("before", "Trước", "Before", "xã A"),
          PaperField.of("after", "Sau", "After", "xã B"));
  private static final PaperGroup PROJECTS =
      group(
          "projects",
          "Đề án của kế hoạch",
          "Projects of the plan",
          PaperField.of("code", "Mã", "Code", "KCDP-2026-LDG-001"),
          PaperField.of("name", "Tên", "Name", "Ứng dụng máy sấy nông sản"),
          PaperField.of("contents", "Nội dung", "Contents", "ND3.3"),
          PaperField.of("unit", "Đơn vị thực hiện", "Unit", "Trung tâm Khuyến công"),
          PaperField.of("beneficiaries", "Đơn vị thụ hưởng", "Beneficiaries", "HTX B"),
          PaperField.of("support", "Kinh phí khuyến công", "Promotion money", "300.000.000"),
          PaperField.of("total", "Tổng kinh phí", "All money", "600.000.000"),
          PaperField.of("start", "Bắt đầu", "First day", "15/01/2026"),
          PaperField.of("end", "Kết thúc", "Last day", "31/12/2026"));

  /** In the order in which a project comes to them. */
  static final List<PaperKind> ALL =
      List.of(
          project(SHEET, "Phiếu thẩm định cấp cơ sở (4a)", "Appraisal sheet (4a)", "", FORM),
          project(
              SHEET_NAMED,
              "Phiếu thẩm định cấp cơ sở, có đơn vị thụ hưởng (4b)",
              "Appraisal sheet with beneficiaries (4b)",
              "",
              FORM),
          project(ANNEX, "Phụ lục hợp đồng", "Annex of the contract", "PLHĐ", OWN),
          project(ADJUSTMENT, "Quyết định điều chỉnh đề án", "Decision on adjustment", "QĐ", OWN),
          project(
              PLACE,
              "Biên bản nghiệm thu từng địa điểm (5a)",
              "Minutes of acceptance of a place (5a)",
              "BB",
              FORM),
          project(
              WHOLE,
              "Biên bản nghiệm thu đề án (5b)",
              "Minutes of acceptance of the project (5b)",
              "BB",
              FORM),
          project(
              AGENCY,
              "Biên bản nghiệm thu do Cục tổ chức (5c)",
              "Minutes of acceptance by the agency (5c)",
              "BB",
              FORM),
          project(
              LIQUIDATION,
              "Biên bản thanh lý hợp đồng (Mẫu 6)",
              "Minutes of liquidation (form 6)",
              "BB",
              FORM),
          new PaperKind(
              LIST,
              new Localized("Danh mục đề án của kế hoạch", "List of projects of a plan"),
              "extension",
              ExtensionSubjects.PLAN,
              "",
              OWN,
              planFields(),
              List.of(PROJECTS)));

  private PaperKinds() {}

  private static PaperKind project(
      String id, String vi, String en, String documentType, Localized basis) {
    List<PaperField> fields = new ArrayList<>(PROJECT);
    fields.addAll(MONEY);
    fields.addAll(LEDGER);
    fields.addAll(APPRAISAL);
    fields.addAll(CHANGE);
    return new PaperKind(
        id,
        new Localized(vi, en),
        "extension",
        ExtensionSubjects.PROJECT,
        documentType,
        basis,
        fields,
        List.of(LINES, BENEFICIARIES, OUTPUTS, CRITERIA, CHANGES));
  }

  private static List<PaperField> planFields() {
    List<PaperField> fields = new ArrayList<>(MONEY);
    fields.add(
        PaperField.required(
            "plan.name", "Kế hoạch", "Plan", "Kế hoạch khuyến công địa phương 2026"));
    fields.add(
        PaperField.of(
            "plan.decision", "Văn bản phê duyệt", "Approval", "QĐ 12/QĐ-UBND, 05/3/2026"));
    fields.add(PaperField.of("plan.count", "Số đề án", "Number of projects", "2"));
    return fields;
  }

  private static PaperGroup group(String name, String vi, String en, PaperField... fields) {
    return new PaperGroup(name, new Localized(vi, en), List.of(fields));
  }
}
