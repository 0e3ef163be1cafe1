package vn.ctdp.clusters.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of reviewing figures. */
enum ReviewError implements DescribedErrorCode {
  NOT_AT_CENTRE(
      "CCN-KT-1",
      409,
      "Trung ương không ghi số liệu của cụm công nghiệp.",
      "The centre does not write figures of clusters.",
      "Đề nghị Sở Công Thương của tỉnh cập nhật rồi gửi lên.",
      "Ask the province's department to change them and send them up."),
  ALREADY_DECIDED(
      "CCN-KT-2",
      409,
      "Số liệu này đã được chốt.",
      "This figure is decided already.",
      "Mở lại trước khi chọn nguồn khác.",
      "Reopen it before choosing another source."),
  NOT_DECIDED(
      "CCN-KT-3",
      409,
      "Số liệu này chưa được chốt nên không cần mở lại.",
      "This figure is not decided, so there is nothing to reopen.",
      "Tải lại trang để xem trạng thái hiện nay.",
      "Reload the page to see where it stands."),
  ERROR_NOT_EXPLAINED(
      "CCN-KT-4",
      409,
      "Lỗi phải được sửa, không giải trình.",
      "An error is to be corrected, not explained.",
      "Mở cụm và sửa số liệu đã nêu.",
      "Open the cluster and correct the figure named.");

  private final ErrorText text;

  ReviewError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
