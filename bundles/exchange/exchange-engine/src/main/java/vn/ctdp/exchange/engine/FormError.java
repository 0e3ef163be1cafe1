package vn.ctdp.exchange.engine;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may go wrong with a form document that is brought in. */
public enum FormError implements DescribedErrorCode {
  /** It is no form document. */
  INVALID(
      "EXF-422",
      422,
      "Tài liệu biểu mẫu có {0} lỗi.",
      "The form document has {0} problems.",
      "Sửa các chỗ được nêu; quy cách ở docs/forms.md.",
      "Mend the places named; the schema is in docs/forms.md."),
  /** The version is known with other content. */
  KNOWN(
      "EXF-409",
      409,
      "Biểu mẫu {0} đã có với nội dung khác.",
      "The form {0} is known with other content.",
      "Biểu mẫu sửa đổi phải có số phiên bản mới.",
      "A changed form needs a new version number."),
  /** It would not be a later version. */
  VERSION(
      "EXF-409-VERSION",
      409,
      "Phiên bản mới của {0} phải là {1}.",
      "The next version of {0} is {1}.",
      "Đặt lại số phiên bản trong tài liệu.",
      "Set the version number in the document.");

  private final ErrorText text;

  FormError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
