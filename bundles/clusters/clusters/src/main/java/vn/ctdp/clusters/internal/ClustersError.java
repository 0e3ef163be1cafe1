package vn.ctdp.clusters.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of the cluster register. */
enum ClustersError implements DescribedErrorCode {
  DUPLICATE_NAME(
      "CCN-409",
      409,
      "Tỉnh đã có cụm công nghiệp tên “{0}”.",
      "The province already has a cluster named “{0}”.",
      "Mở cụm đã có, hoặc ghi rõ tên để phân biệt.",
      "Open the cluster that exists, or make the name distinct."),
  DUPLICATE_CODE(
      "CCN-409-CODE",
      409,
      "Tỉnh đã có cụm công nghiệp mang mã “{0}”.",
      "The province already has a cluster of code “{0}”.",
      "Chọn mã khác, hoặc để trống để hệ thống cấp mã.",
      "Choose another code, or leave it empty to be given one."),
  TENANT_IN_USE(
      "CCN-409-TENANT",
      409,
      "Doanh nghiệp “{0}” đã có hợp đồng thuê đất hoặc số liệu.",
      "The enterprise “{0}” has leases or figures.",
      "Ghi ngày rời cụm thay vì xóa.",
      "Enter the day on which it left instead of removing it."),
  UNKNOWN_FILTER(
      "CCN-400",
      400,
      "Danh sách không có bộ lọc hoặc cột sắp xếp “{0}”.",
      "The list has no filter or sort column “{0}”.",
      "Chọn trong các bộ lọc và cột mà danh sách nêu.",
      "Choose among the filters and columns that the list names.");

  private final ErrorText text;

  ClustersError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
