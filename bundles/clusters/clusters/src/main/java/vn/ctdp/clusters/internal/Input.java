package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.territory.UnitRef;

/** Collects what is wrong with an input, to say it all at once. */
final class Input {

  private static final LocalDate EARLIEST = LocalDate.of(1945, 9, 2);
  private static final BigDecimal LARGEST_AREA = new BigDecimal("10000");

  private static final long LARGEST_WHOLE = 1_000_000_000_000_000L;

  private static final int MOST_COMMUNES = 8;

  private final List<FieldProblem> problems = new ArrayList<>();

  void text(String field, String value, int max, boolean required) {
    if (value == null || value.isEmpty()) {
      if (required) {
        add(field, "CCN-IN-1", "Cần nhập.", "Enter a value.");
      }
    } else if (value.length() > max) {
      add(field, "CCN-IN-2", "Dài quá " + max + " ký tự.", "Longer than " + max + " characters.");
    }
  }

  void day(String field, LocalDate day, boolean required) {
    if (day == null) {
      if (required) {
        add(field, "CCN-IN-1", "Cần nhập ngày.", "Enter a day.");
      }
    } else if (day.isBefore(EARLIEST) || day.getYear() > 2100) {
      add(field, "CCN-IN-3", "Ngày nằm ngoài khoảng hợp lý.", "The day is out of range.");
    }
  }

  void order(String field, LocalDate from, LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      add(
          field,
          "CCN-IN-4",
          "Ngày kết thúc trước ngày bắt đầu.",
          "The last day is before the first.");
    }
  }

  /** A day that must not come before the one it rests on. */
  void notBefore(
      String field,
      LocalDate day,
      LocalDate base,
      String whatVi,
      String baseVi,
      String whatEn,
      String baseEn) {
    if (day != null && base != null && day.isBefore(base)) {
      add(
          field,
          "CCN-IN-22",
          "%s (%s) trước %s (%s).".formatted(whatVi, VnDates.show(day), baseVi, VnDates.show(base)),
          "%s (%s) before %s (%s)."
              .formatted(whatEn, VnDates.show(day), baseEn, VnDates.show(base)));
    }
  }

  void area(String field, BigDecimal ha) {
    if (ha == null) {
      add(field, "CCN-IN-1", "Cần nhập diện tích (ha).", "Enter an area (ha).");
    } else if (ha.signum() <= 0) {
      add(field, "CCN-IN-5", "Diện tích phải lớn hơn 0.", "The area must be above 0.");
    } else if (ha.compareTo(LARGEST_AREA) > 0) {
      add(
          field,
          "CCN-IN-6",
          "Diện tích trên 10.000 ha: kiểm tra lại đơn vị (ha, không phải m²).",
          "More than 10,000 ha: check the unit (ha, not m²).");
    } else if (scale(ha) > 4) {
      add(field, "CCN-IN-7", "Nhiều hơn 4 số thập phân.", "More than 4 decimals.");
    }
  }

  void province(UnitRef province) {
    if (province == null) {
      add("province", "CCN-IN-1", "Cần chọn tỉnh.", "Choose the province.");
    } else if (!province.code().matches("\\d{2}")) {
      add("province", "CCN-IN-18", "Mã tỉnh gồm hai chữ số.", "A province has a two-digit code.");
    }
  }

  /** Codes go into one column, separated: nothing but a code may come there. */
  void communes(List<UnitRef> communes) {
    if (communes.size() > MOST_COMMUNES) {
      add(
          "communes",
          "CCN-IN-14",
          "Nhiều hơn " + MOST_COMMUNES + " xã.",
          "More than " + MOST_COMMUNES + " communes.");
    }
    for (int i = 0; i < communes.size(); i++) {
      commune("communes[" + i + "]", communes.get(i));
    }
  }

  void commune(String field, UnitRef commune) {
    if (commune == null) {
      add(field, "CCN-IN-1", "Cần chọn xã.", "Choose the commune.");
    } else if (!commune.code().matches("\\d{5}")) {
      add(field, "CCN-IN-19", "Mã xã gồm năm chữ số.", "A commune has a five-digit code.");
    }
  }

  /** Money in whole VND, or a count: 0 or more; may be unknown. */
  void whole(String field, Number value) {
    if (value != null && value.longValue() < 0) {
      add(field, "CCN-IN-9", "Không được âm.", "Must not be negative.");
    } else if (value != null && value.longValue() > LARGEST_WHOLE) {
      add(field, "CCN-IN-12", "Số quá lớn.", "The number is too large.");
    }
  }

  /** A decimal, 0 to a bound; may be unknown. */
  void decimal(String field, BigDecimal value, int places, BigDecimal most) {
    if (value == null) {
      return;
    }
    if (value.signum() < 0) {
      add(field, "CCN-IN-9", "Không được âm.", "Must not be negative.");
    } else if (value.compareTo(most) > 0) {
      String bound = VnNumbers.formatTrimmed(most, 0);
      add(field, "CCN-IN-12", "Lớn hơn " + bound + ".", "Above " + bound + ".");
    } else if (scale(value) > places) {
      add(
          field,
          "CCN-IN-7",
          "Nhiều hơn " + places + " số thập phân.",
          "More than " + places + " decimals.");
    }
  }

  void fact(int index, ClusterFact fact) {
    String at = "facts[" + index + "].";
    FactKey key = fact == null ? null : fact.key();
    if (key == null) {
      add(at + "key", "CCN-IN-1", "Cần chọn chỉ tiêu.", "Choose the fact.");
      return;
    }
    day(at + "effectiveFrom", fact.effectiveFrom(), true);
    text(at + "source", fact.source(), 300, true);
    if (!fact.present()) {
      return;
    }
    if (key.kind() == FactKey.Kind.CODE) {
      code(at + "code", key, fact.code());
      return;
    }
    String field = at + "number";
    BigDecimal number = fact.number();
    if (number == null) {
      add(field, "CCN-IN-8", "Chỉ tiêu này nhận số.", "This fact takes a number.");
      return;
    }
    if (key.kind() == FactKey.Kind.AREA) {
      boolean mayBeZero = key.group() == FactKey.Group.LAND;
      if (!mayBeZero || number.signum() != 0) {
        area(field, number);
      }
      return;
    }
    if (number.signum() < 0) {
      add(field, "CCN-IN-9", "Không được âm.", "Must not be negative.");
      return;
    }
    switch (key.kind()) {
      case FLAG -> {
        if (number.compareTo(BigDecimal.ZERO) != 0 && number.compareTo(BigDecimal.ONE) != 0) {
          add(field, "CCN-IN-10", "Chỉ nhận có (1) hoặc không (0).", "Only yes (1) or no (0).");
        }
      }
      case COUNT, MONEY -> {
        if (scale(number) > 0) {
          add(field, "CCN-IN-11", "Phải là số nguyên.", "Must be a whole number.");
        }
      }
      default -> {
        if (scale(number) > 4) {
          add(field, "CCN-IN-7", "Nhiều hơn 4 số thập phân.", "More than 4 decimals.");
        }
      }
    }
    if (number.precision() - (long) number.scale() > 16) {
      add(field, "CCN-IN-12", "Số quá lớn.", "The number is too large.");
    }
  }

  private void code(String field, FactKey key, String code) {
    if (code == null || !key.codes().containsKey(code)) {
      add(field, "CCN-IN-13", "Giá trị không có trong danh mục.", "Not in the list of values.");
    }
  }

  private static int scale(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  void add(String field, String code, String vi, String en) {
    problems.add(FieldProblem.error(field, code, vi, en));
  }

  /** What was wrong. */
  List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  /** Throws when anything was wrong. */
  void done() {
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
  }
}
