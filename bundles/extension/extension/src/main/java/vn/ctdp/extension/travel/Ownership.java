package vn.ctdp.extension.travel;

import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Actor;

/**
 * Who owns which part of a national project once it is registered with the agency. Each part has
 * one owner, who alone makes and changes it; the other side shows it. So nothing is ever merged,
 * however long the line was down. The same table stands in {@code docs/exchange.md}.
 */
public enum Ownership {
  /** Everything that is entered with the project, its estimate among it. */
  HO_SO(
      Side.PROVINCE,
      "Hồ sơ đề án: tên, mã, đơn vị, nội dung, thụ hưởng, địa điểm, thời gian, dự toán, kết quả",
      "The project itself: name, code, units, contents, beneficiaries, places, days, estimate, results"),
  /** Steps of {@link Actor#DON_VI}. */
  BUOC_DON_VI(
      Side.PROVINCE,
      "Bước của đơn vị thực hiện: nộp, kế hoạch chi tiết, bắt đầu, đề nghị ngừng, nộp quyết toán",
      "Steps of the implementing unit: submission, detailed plan, begin, asking for a stop, settlement"),
  /** Steps of {@link Actor#SO}. */
  BUOC_SO(
      Side.PROVINCE,
      "Bước của Sở: thẩm định cơ sở, đăng ký, rút đăng ký, duyệt chi tiết, nghiệm thu, đóng hồ sơ",
      "Steps of the department: appraisal, registration and its withdrawal, detailed plan, acceptance, closing"),
  /** Steps of {@link Actor#CAP_TREN}. */
  BUOC_TRUNG_UONG(
      Side.CENTRE,
      "Bước của Cục, Bộ: thẩm định cấp Bộ, trình, phê duyệt, giao kế hoạch, hợp đồng, thanh lý, ngừng",
      "Steps of agency and ministry: appraisal, approval, assignment, contract, liquidation, stop"),
  /** What the implementing unit reports each month, and its confirmation. */
  TIEN_DO(
      Side.PROVINCE,
      "Báo cáo tiến độ hằng tháng và xác nhận của Sở",
      "Monthly reports and the department's confirmation"),
  /** Approval of the national plan of the year. */
  PHE_DUYET_KE_HOACH(
      Side.CENTRE,
      "Phê duyệt kế hoạch khuyến công quốc gia: văn bản, ngày",
      "Approval of the national annual plan: document and day"),
  /** Adjustments within the department's authority. */
  DIEU_CHINH_SO(
      Side.PROVINCE,
      "Điều chỉnh thuộc thẩm quyền Sở (Điều 11)",
      "Adjustments that the department decides (Article 11)"),
  /** Asking for an adjustment, and taking that back. */
  DE_NGHI_DIEU_CHINH(
      Side.PROVINCE,
      "Đề nghị điều chỉnh thuộc thẩm quyền Cục, Bộ; rút đề nghị",
      "Asking for an adjustment that agency or Minister decide, and taking that back"),
  /** The answer to it. */
  QUYET_DINH_DIEU_CHINH(
      Side.CENTRE,
      "Quyết định về đề nghị điều chỉnh thuộc thẩm quyền Cục, Bộ",
      "Deciding about an adjustment that agency or Minister decide"),
  /** Taking over a step of the centre that did not fit when it came. */
  AP_DUNG(
      Side.PROVINCE,
      "Áp dụng một việc của Trung ương không khớp khi đến",
      "Carrying out something of the centre's that did not fit when it came"),
  /** Taking such a step back. */
  RUT_LAI(Side.CENTRE, "Rút lại một việc không khớp", "Taking back something that did not fit");

  private final Side owner;
  private final Localized label;

  Ownership(Side owner, String vi, String en) {
    this.owner = owner;
    this.label = new Localized(vi, en);
  }

  /** The side that alone makes and changes it. */
  public Side owner() {
    return owner;
  }

  /** What it is, for people. */
  public Localized label() {
    return label;
  }

  /** The part to which a step of an actor belongs. */
  public static Ownership of(Actor actor) {
    return switch (actor) {
      case DON_VI -> BUOC_DON_VI;
      case SO -> BUOC_SO;
      case CAP_TREN -> BUOC_TRUNG_UONG;
    };
  }
}
