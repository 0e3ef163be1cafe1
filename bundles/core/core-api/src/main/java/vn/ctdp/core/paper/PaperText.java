package vn.ctdp.core.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.text.VietnameseText;

/** Figures and days as papers of Vietnamese offices write them. Thread-safe. */
public final class PaperText {

  private static final String[] DIGITS = {
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"
  };
  private static final String[] POWERS = {"", " nghìn", " triệu"};

  private PaperText() {}

  /**
   * "ngày 05 tháng 3 năm 2026": days below 10 and the months 1 and 2 with a zero (NĐ 30/2020 Phụ
   * lục I mục II.4). Null gives the dots to be filled by hand.
   */
  public static String date(LocalDate day) {
    if (day == null) {
      return "ngày … tháng … năm ……";
    }
    int month = day.getMonthValue();
    return String.format(
        Locale.ROOT,
        "ngày %02d tháng %s%d năm %d",
        day.getDayOfMonth(),
        month < 3 ? "0" : "",
        month,
        day.getYear());
  }

  /** "05/3/2026" as tables write it; null gives an empty text. */
  public static String shortDate(LocalDate day) {
    return day == null
        ? ""
        : String.format(
            Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  /** An amount in đồng with points: "300.000.000"; null gives an empty text. */
  public static String money(Long vnd) {
    return vnd == null ? "" : VnNumbers.format(BigDecimal.valueOf(vnd), 0);
  }

  /** An amount in words with a capital: "Ba trăm triệu đồng"; null gives an empty text. */
  public static String moneyInWords(Long vnd) {
    if (vnd == null) {
      return "";
    }
    String words = inWords(vnd) + " đồng";
    return words.substring(0, 1).toUpperCase(VietnameseText.VI) + words.substring(1);
  }

  /** A whole number in words: "một trăm linh năm". */
  public static String inWords(long number) {
    if (number == 0) {
      return DIGITS[0];
    }
    // Subtracting instead of negating: the smallest long has no counterpart.
    return number < 0
        ? "âm " + billions(Long.toString(number).substring(1))
        : billions(Long.toString(number));
  }

  /** Thousands and millions up to a tỷ (10^9), then the same again counted in tỷ. */
  private static String billions(String digits) {
    StringBuilder words = new StringBuilder();
    int groups = (digits.length() + 8) / 9;
    String padded = "0".repeat(groups * 9 - digits.length()) + digits;
    for (int g = 0; g < groups; g++) {
      String nine = padded.substring(g * 9, g * 9 + 9);
      String part = millions(nine, g > 0);
      if (!part.isEmpty()) {
        words.append(words.length() == 0 ? "" : " ").append(part);
        words.append(" tỷ".repeat(groups - 1 - g));
      }
    }
    return words.toString();
  }

  private static String millions(String nine, boolean within) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      int three = Integer.parseInt(nine.substring(i * 3, i * 3 + 3));
      if (three > 0) {
        words
            .append(words.length() == 0 ? "" : " ")
            .append(hundreds(three, within || words.length() > 0))
            .append(POWERS[2 - i]);
      }
    }
    return words.toString();
  }

  /**
   * Three digits.
   *
   * @param within whether something stands before, so that the hundreds are spoken though 0
   */
  private static String hundreds(int three, boolean within) {
    int hundred = three / 100;
    int ten = three / 10 % 10;
    int one = three % 10;
    StringBuilder words = new StringBuilder();
    if (hundred > 0 || within) {
      words.append(DIGITS[hundred]).append(" trăm");
    }
    String gap = words.length() == 0 ? "" : " ";
    if (ten == 0) {
      if (one > 0) {
        words.append(words.length() == 0 ? "" : " linh ").append(DIGITS[one]);
      }
    } else {
      words.append(gap).append(ten == 1 ? "mười" : DIGITS[ten] + " mươi");
      if (one > 0) {
        words.append(' ').append(unit(ten, one));
      }
    }
    return words.toString();
  }

  private static String unit(int ten, int one) {
    if (one == 5) {
      return "lăm";
    }
    if (ten > 1 && one == 1) {
      return "mốt";
    }
    return ten > 1 && one == 4 ? "tư" : DIGITS[one];
  }
}
