package vn.ctdp.extension.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of the module. */
enum ExtensionError implements DescribedErrorCode {
  DUPLICATE_CODE(
      "KC-409-CODE",
      409,
      "Đã có đề án mang mã “{0}”.",
      "There is already a project of code “{0}”.",
      "Chọn mã khác, hoặc để trống để hệ thống cấp mã.",
      "Choose another code, or leave it empty to be given one."),
  PLAN_CLOSED(
      "KC-409-CLOSED",
      409,
      "Kế hoạch năm {0} đã đóng.",
      "The plan of {0} is closed.",
      "Chọn kế hoạch khác, hoặc lập kế hoạch bổ sung của năm đó.",
      "Choose another plan, or make a supplement of that year."),
  PLAN_APPROVED(
      "KC-409-APPROVED",
      409,
      "Kế hoạch năm {0} đã được phê duyệt nên không xóa đề án khỏi kế hoạch.",
      "The plan of {0} is approved, so its projects are not removed.",
      "Giữ đề án trong kế hoạch; việc ngừng đề án phải có quyết định.",
      "Keep the project in the plan; stopping it takes a decision."),
  PROJECT_OVER(
      "KC-409-OVER",
      409,
      "Đề án ở bước “{0}” không sửa được nữa.",
      "The project is over ({1}) and is not changed any more.",
      "Lập đề án mới nếu cần.",
      "Make a new project if one is needed."),
  LEVEL_FIXED(
      "KC-409-LEVEL",
      409,
      "Đề án {0} đã vào quy trình nên không chuyển giữa cấp quốc gia và địa phương.",
      "Project {0} is on its way and does not change between national and local.",
      "Lập đề án mới trong kế hoạch của cấp kia.",
      "Make a new project in the plan of the other level."),
  ADJUSTMENT_NEEDED(
      "KC-409-DC",
      409,
      "Đề án {0} đã được phê duyệt: thay đổi phải có quyết định điều chỉnh (TT 36/2013/TT-BCT Điều 11).",
      "Project {0} is approved: it changes by a decision only (Circular 36/2013/TT-BCT, Article 11).",
      "Bấm “Điều chỉnh” ở trang của đề án và ghi văn bản quyết định.",
      "Choose “Adjust” on the project’s page and enter the deciding document."),
  NOT_APPROVED(
      "KC-409-DC-SOM",
      409,
      "Đề án {0} chưa được phê duyệt nên sửa trực tiếp, không cần điều chỉnh.",
      "Project {0} is not approved: change it directly.",
      "Bấm “Sửa” ở trang của đề án.",
      "Choose “Edit” on the project’s page."),
  ENTRY_REVERSED(
      "KC-409-DAO",
      409,
      "Bút toán số {0} là bút toán đảo hoặc đã được đảo.",
      "Entry {0} is a reversal or is reversed already.",
      "Xem sổ kinh phí của đề án; ghi bút toán mới nếu cần.",
      "Look at the ledger; enter a new entry if one is needed."),
  NO_SUCH_MOVE(
      "KC-409-MOVE",
      409,
      "Từ bước “{0}” không có bước chuyển này.",
      "There is no such step from “{1}”.",
      "Mở lại đề án để xem các bước tiếp theo.",
      "Open the project again to see what leads on.");

  private final ErrorText text;

  ExtensionError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
