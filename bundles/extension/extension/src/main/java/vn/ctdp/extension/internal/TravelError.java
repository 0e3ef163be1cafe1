package vn.ctdp.extension.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why something may not be done with a project that travels between province and centre. */
enum TravelError implements DescribedErrorCode {
  OTHER_SIDE(
      "KC-LT-1",
      "Bước “{0}” do {1} thực hiện; kết quả về theo đường trao đổi.",
      "Step “{2}” belongs to the other side ({3}); it comes over the exchange.",
      "Theo dõi ở mục “Trao đổi với bên kia” của đề án.",
      "See what has come in the section “Exchange” of the project."),
  OWNED_BY_PROVINCE(
      "KC-LT-2",
      "Hồ sơ đề án {0} do tỉnh lập và sửa.",
      "Project {0} is kept by its province.",
      "Yêu cầu tỉnh bổ sung, hoặc quyết định về đề nghị điều chỉnh của tỉnh.",
      "Ask the province for completion, or decide about its request for an adjustment."),
  AT_CENTRE(
      "KC-LT-3",
      "Đề án {0} đã đăng ký với Cục nên tạm khóa hồ sơ.",
      "Project {0} is registered with the agency, so it is not changed now.",
      "Rút đăng ký, hoặc chờ Cục yêu cầu bổ sung.",
      "Withdraw the registration, or wait until the agency asks for completion."),
  TRAVELS(
      "KC-LT-4",
      "Đề án {0} đã gửi Trung ương nên không xóa.",
      "Project {0} is known to the centre and is not removed.",
      "Rút đăng ký nếu không thực hiện.",
      "Withdraw the registration if it is not to be carried out."),
  ASK_CENTRE(
      "KC-LT-5",
      "Điều chỉnh này thuộc thẩm quyền {0}: {1} ({2}).",
      "This adjustment is decided by {3}: {4} ({2}).",
      "Gửi đề nghị điều chỉnh lên Trung ương.",
      "Send a request for the adjustment to the centre."),
  ASK_YOURSELF(
      "KC-LT-6",
      "Điều chỉnh này thuộc thẩm quyền Sở nên không cần đề nghị Trung ương.",
      "The department decides this adjustment itself.",
      "Ghi quyết định của Sở ở trang sửa đề án.",
      "Enter the department’s decision on the project’s page."),
  REQUEST_OPEN(
      "KC-LT-7",
      "Đề án {0} có đề nghị điều chỉnh đang chờ quyết định.",
      "Project {0} has a request that waits for a decision.",
      "Chờ quyết định, hoặc rút đề nghị trước.",
      "Wait for the decision, or take the request back first."),
  REQUEST_OVER(
      "KC-LT-8",
      "Đề nghị điều chỉnh này không còn chờ quyết định.",
      "This request does not wait for a decision any more.",
      "Mở lại đề án để xem kết quả.",
      "Open the project again to see what became of it."),
  NOT_HERE(
      "KC-LT-9",
      "Việc này thực hiện ở {0}.",
      "This is done at the other side ({1}).",
      "Thực hiện ở hệ thống của bên kia.",
      "Do it on the other side’s system."),
  SETTLE_FIRST(
      "KC-LT-10",
      "Đề án {0} còn việc của Trung ương không khớp với tỉnh.",
      "Something of the centre’s does not fit project {0} at the province.",
      "Rút lại việc đó, hoặc chờ tỉnh áp dụng.",
      "Take it back, or wait until the province carries it out."),
  SETTLED(
      "KC-LT-11",
      "Việc này đã được giải quyết.",
      "This is settled already.",
      "Mở lại đề án để xem kết quả.",
      "Open the project again to see what became of it."),
  NO_ROAD(
      "KC-LT-12",
      503,
      "Chưa gửi được xuống tỉnh: phần trao đổi chưa sẵn sàng.",
      "Nothing can be sent down: the exchange is not ready.",
      "Thử lại sau; nếu kéo dài, báo quản trị hệ thống.",
      "Try again later; tell the administrator if it stays so."),
  NO_PROJECT(
      "KC-LT-13",
      "Không có đề án {0} ở đây để thực hiện việc của Trung ương.",
      "There is no project {0} here to which the centre’s act belongs.",
      "Kiểm tra bản sao lưu; bỏ qua nếu đề án không còn.",
      "Look at the backup; skip the item if the project is gone."),
  OTHER_PROVINCE(
      "KC-LT-14",
      "Đề án {0} đã có và thuộc tỉnh {1}.",
      "Project {0} is known and belongs to province {1}.",
      "Liên hệ hai tỉnh để xác định đề án của tỉnh nào.",
      "Ask both provinces whose project it is."),
  UNREADABLE(
      "KC-LT-15",
      422,
      "Nội dung nhận qua trao đổi không đọc được: {0}.",
      "What came over the exchange cannot be read: {1}.",
      "Kiểm tra phiên bản hệ thống của hai bên.",
      "Compare the versions of both sides."),
  NOT_TRAVELLING(
      "KC-LT-16",
      "Đề án {0} không đi qua trao đổi với Trung ương.",
      "Project {0} does not go over the exchange.",
      "Ghi trực tiếp ở trang của đề án.",
      "Enter it on the project’s page.");

  private final ErrorText text;

  TravelError(String code, String vi, String en, String nextVi, String nextEn) {
    this(code, 409, vi, en, nextVi, nextEn);
  }

  TravelError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
