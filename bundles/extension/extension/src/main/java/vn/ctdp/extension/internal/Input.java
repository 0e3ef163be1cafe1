package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.UnitRef;

/** Collects what is wrong with an input, to say it all at once. */
final class Input {

  private static final int EARLIEST_YEAR = 2004;
  private static final int LATEST_YEAR = 2100;
  private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("1000000000000");

  /** More than the whole country's promotion money of a century. */
  static final long LARGEST_AMOUNT = 999_999_999_999_999L;

  private final List<FieldProblem> problems = new ArrayList<>();

  void text(String field, String value, int max, boolean required) {
    if (value == null || value.isBlank()) {
      if (required) {
        missing(field);
      }
    } else if (value.length() > max) {
      add(field, "KC-IN-2", "Dài quá " + max + " ký tự.", "Longer than " + max + " characters.");
    }
  }

  void missing(String field) {
    add(field, "KC-IN-1", "Cần nhập.", "Enter a value.");
  }

  void present(String field, Object value) {
    if (value == null) {
      missing(field);
    }
  }

  void day(String field, LocalDate day, boolean required) {
    if (day == null) {
      if (required) {
        add(field, "KC-IN-1", "Cần nhập ngày.", "Enter a day.");
      }
    } else if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
      add(field, "KC-IN-3", "Ngày nằm ngoài khoảng hợp lý.", "The day is out of range.");
    }
  }

  void year(String field, int year) {
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      add(
          field,
          "KC-IN-4",
          "Năm phải từ " + EARLIEST_YEAR + " đến " + LATEST_YEAR + ".",
          "The year must be " + EARLIEST_YEAR + " to " + LATEST_YEAR + ".");
    }
  }

  void amount(String field, long vnd) {
    if (vnd < 0) {
      add(field, "KC-IN-5", "Không được âm.", "Must not be negative.");
    } else if (vnd > LARGEST_AMOUNT) {
      add(field, "KC-IN-6", "Số tiền quá lớn.", "The amount is too large.");
    }
  }

  void quantity(String field, BigDecimal quantity, boolean mayBeZero) {
    if (quantity == null) {
      missing(field);
    } else if (quantity.signum() < 0 || (quantity.signum() == 0 && !mayBeZero)) {
      add(field, "KC-IN-7", "Số lượng phải lớn hơn 0.", "The quantity must be above 0.");
    } else if (Math.max(0, quantity.stripTrailingZeros().scale()) > 3) {
      add(field, "KC-IN-8", "Nhiều hơn 3 số thập phân.", "More than 3 decimals.");
    } else if (quantity.compareTo(LARGEST_QUANTITY) > 0) {
      add(field, "KC-IN-9", "Số lượng quá lớn.", "The quantity is too large.");
    }
  }

  /** At most so many rows. */
  void rows(String field, List<?> rows, int most) {
    if (rows.size() > most) {
      add(field, "KC-IN-10", "Nhiều hơn " + most + " dòng.", "More than " + most + " rows.");
    }
  }

  void province(String field, UnitRef province) {
    if (province == null) {
      add(field, "KC-IN-1", "Cần chọn tỉnh.", "Choose the province.");
    } else if (!province.code().matches("\\d{2}")) {
      add(field, "KC-IN-11", "Mã tỉnh gồm hai chữ số.", "A province has a two-digit code.");
    }
  }

  void commune(String field, UnitRef commune) {
    if (commune == null) {
      add(field, "KC-IN-1", "Cần chọn xã.", "Choose the commune.");
    } else if (!commune.code().matches("\\d{5}")) {
      add(field, "KC-IN-12", "Mã xã gồm năm chữ số.", "A commune has a five-digit code.");
    }
  }

  void add(String field, String code, String vi, String en) {
    problems.add(FieldProblem.error(field, code, vi, en));
  }

  List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  boolean good() {
    return problems.isEmpty();
  }

  /** Throws when anything was wrong. */
  void done() {
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
  }
}
