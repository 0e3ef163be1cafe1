package vn.ctdp.clusters.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures around cluster records: following changes, and the national register. */
enum RecordError implements DescribedErrorCode {
  CURSOR_UNKNOWN(
      "CCN-QG-1",
      400,
      "Dấu mốc “since” không phải do sổ cụm công nghiệp này cấp.",
      "The cursor “since” was not given out by this register.",
      "Dùng nguyên giá trị “next” của lần trả lời trước, hoặc bỏ “since” để đọc lại từ đầu.",
      "Use the value “next” of the answer before as it is, or leave “since” out to read from the start."),
  CURSOR_AHEAD(
      "CCN-QG-2",
      409,
      "Dấu mốc “since” đi trước sổ cụm công nghiệp: dữ liệu đã được khôi phục từ bản sao lưu cũ hơn.",
      "The cursor “since” is ahead of the register: its data were restored from an older backup.",
      "Bỏ “since” để đọc lại từ đầu.",
      "Leave “since” out and read from the start."),
  READ_ONLY(
      "CCN-QG-3",
      409,
      "Sổ quốc gia tại trung tâm chỉ để xem: số liệu do tỉnh cập nhật rồi tự gửi lên.",
      "The national register at the centre is read-only: provinces keep the figures and send them.",
      "Đề nghị tỉnh sửa tại hệ thống của tỉnh; bản mới sẽ tự đến đây.",
      "Ask the province to change it in its own system; the new record comes here by itself."),
  CONTENT(
      "CCN-QG-4",
      422,
      "Không đọc được bản ghi cụm công nghiệp {0}: {1}",
      "The cluster record {0} cannot be read: {1}",
      "Kiểm tra phiên bản phần mềm của tỉnh và của trung tâm.",
      "Compare the versions of the province''s and the centre''s software."),
  OTHER_PROVINCE(
      "CCN-QG-5",
      422,
      "Bản ghi {0} thuộc tỉnh {1}, không phải tỉnh gửi {2}.",
      "The record {0} belongs to province {1}, not to the sender {2}.",
      "Bản ghi được giữ lại và không đưa vào sổ; liên hệ tỉnh gửi.",
      "The record is kept and not entered into the register; contact the sender.");

  private final ErrorText text;

  RecordError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
