package vn.ctdp.core.store.internal.common;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.VietnameseText;

/** Collects what is wrong with an input, so that a person sees everything at once. */
public final class Problems {

  private final List<FieldProblem> list = new ArrayList<>();

  /** Adds an error. */
  public void error(String field, String code, String vi, String en) {
    list.add(FieldProblem.error(field, code, vi, en));
  }

  /** The text in stored form; an error when it is missing or too long. */
  public String required(String field, String value, int max) {
    String text = optional(field, value, max);
    if (text == null) {
      error(field, "V-CORE-1", "Phải nhập mục này.", "This is required.");
    }
    return text;
  }

  /** The text in stored form, null when empty; an error when it is too long. */
  public String optional(String field, String value, int max) {
    String text = VietnameseText.normalise(value);
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.length() > max) {
      error(
          field,
          "V-CORE-2",
          "Tối đa " + max + " ký tự; đang có " + text.length() + ".",
          "At most " + max + " characters; there are " + text.length() + ".");
    }
    return text;
  }

  /** An error when the value is missing. */
  public void notNull(String field, Object value) {
    if (value == null) {
      error(field, "V-CORE-1", "Phải nhập mục này.", "This is required.");
    }
  }

  /** An error when the first day is after the last. */
  public void period(String field, LocalDate from, LocalDate to) {
    if (from != null && to != null && from.isAfter(to)) {
      error(
          field,
          "V-CORE-3",
          "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
          "The last day must not be before the first.");
    }
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /**
   * Refuses the input when anything is wrong.
   *
   * @throws CtdpException {@code INVALID} with the fields
   */
  public void check() {
    if (!list.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, list, null);
    }
  }
}
