package vn.ctdp.clusters.internal;

import vn.ctdp.core.error.ErrorCode;

/** Failures of the cluster register. */
enum ClustersError implements ErrorCode {
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
  UNKNOWN_FILTER(
      "CCN-400",
      400,
      "Danh sách không có bộ lọc hoặc cột sắp xếp “{0}”.",
      "The list has no filter or sort column “{0}”.",
      "Chọn trong các bộ lọc và cột mà danh sách nêu.",
      "Choose among the filters and columns that the list names.");

  private final String code;
  private final int status;
  private final String vi;
  private final String en;
  private final String nextVi;
  private final String nextEn;

  ClustersError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.code = code;
    this.status = status;
    this.vi = vi;
    this.en = en;
    this.nextVi = nextVi;
    this.nextEn = nextEn;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String vi() {
    return vi;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public String nextVi() {
    return nextVi;
  }

  @Override
  public String nextEn() {
    return nextEn;
  }
}
