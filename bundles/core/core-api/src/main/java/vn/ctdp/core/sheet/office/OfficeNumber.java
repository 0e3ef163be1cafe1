package vn.ctdp.core.sheet.office;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.text.VietnameseText;

/**
 * A figure as people type it: {@code hơn 37.400 ha}, {@code >95 %}, {@code ~100}, {@code 20,5}.
 *
 * @param value the figure
 * @param unit unit that stood beside it; empty when there was none
 * @param approximate whether a word or sign says that it is not exact
 */
public record OfficeNumber(BigDecimal value, String unit, boolean approximate) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<about>(?:hon|tren|duoi|gan|khoang|xap xi|chung|tam|it nhat|toi thieu|toi da|khong qua"
              + "|[>≥<≤~≈=±])\\s*)*"
              + "(?<number>[+-]?[\\d][\\d.,\\s]*)"
              + "(?<unit>[a-z%²³][a-z0-9/%²³. ]*)?");

  private static final String GROUPS_VI = "[1-9]\\d{0,2}(\\.\\d{3})+";
  private static final String GROUPS_EN = "[1-9]\\d{0,2}(,\\d{3})+";
  private static final Pattern VI = Pattern.compile("[+-]?(" + GROUPS_VI + "|\\d+)(,\\d+)?");
  private static final Pattern EN = Pattern.compile("[+-]?(" + GROUPS_EN + "|\\d+)(\\.\\d+)?");
  private static final Pattern SPACES = Pattern.compile("[+-]?\\d{1,3}( \\d{3})+([.,]\\d+)?");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("ha", "ha"),
          Map.entry("hecta", "ha"),
          Map.entry("hec ta", "ha"),
          Map.entry("m2", "m2"),
          Map.entry("m²", "m2"),
          Map.entry("met vuong", "m2"),
          Map.entry("km2", "km2"),
          Map.entry("km²", "km2"),
          Map.entry("%", "percent"),
          Map.entry("phan tram", "percent"),
          Map.entry("dong", "dong"),
          Map.entry("d", "dong"),
          Map.entry("vnd", "dong"),
          Map.entry("nghin dong", "nghin"),
          Map.entry("ngan dong", "nghin"),
          Map.entry("1000 dong", "nghin"),
          Map.entry("1.000 dong", "nghin"),
          Map.entry("1000d", "nghin"),
          Map.entry("trieu", "trieu"),
          Map.entry("tr", "trieu"),
          Map.entry("tr.d", "trieu"),
          Map.entry("trd", "trieu"),
          Map.entry("tr dong", "trieu"),
          Map.entry("trieu dong", "trieu"),
          Map.entry("trieu vnd", "trieu"),
          Map.entry("ty", "ty"),
          Map.entry("ti", "ty"),
          Map.entry("ty dong", "ty"),
          Map.entry("ti dong", "ty"),
          Map.entry("ty vnd", "ty"));

  /** Words beside a figure that say what is counted, not in which unit. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(du an|da|cum|lao dong|nguoi|ld|doanh nghiep|dn|nha may|m3|m³)?(/? ?(ngay|ngd)( ?dem)?)?\\.?");

  /** What a text tells about how its column writes figures. */
  public enum Evidence {
    /** No figure, or one that is written alike in both ways. */
    NONE,
    VI,
    EN,
    /** A figure that is another one in each way: 1.234. */
    AMBIGUOUS
  }

  /** The unit that a text names, for instance {@code tỷ đồng}; empty when it names none. */
  public static Optional<String> unit(String text) {
    String key =
        VietnameseText.searchKey(text)
            .replaceAll("^(don vi tinh|don vi|dvt)\\s*:?\\s*", "")
            .strip();
    return Optional.ofNullable(UNITS.get(key));
  }

  /** What a text tells about the way of writing figures. */
  public static Evidence evidence(String text) {
    Matcher m = SHAPE.matcher(VietnameseText.searchKey(text));
    if (!m.matches()) {
      return Evidence.NONE;
    }
    String digits = digits(m.group("number"));
    boolean vi = VI.matcher(digits).matches();
    boolean en = EN.matcher(digits).matches();
    if (vi && en) {
      return digits.indexOf('.') < 0 && digits.indexOf(',') < 0
          ? Evidence.NONE
          : Evidence.AMBIGUOUS;
    }
    return vi ? Evidence.VI : en ? Evidence.EN : Evidence.NONE;
  }

  /**
   * Reads a figure.
   *
   * @param style {@link NumberStyle#VI} or {@link NumberStyle#EN} for what is written in both ways;
   *     AUTO to refuse that
   * @return empty when the text is no figure
   */
  public static Optional<OfficeNumber> read(String text, NumberStyle style) {
    Matcher m = SHAPE.matcher(VietnameseText.searchKey(text));
    if (!m.matches()) {
      return Optional.empty();
    }
    String word = m.group("unit") == null ? "" : m.group("unit").strip();
    String unit = word.isEmpty() ? "" : UNITS.get(word);
    if (unit == null) {
      if (!COUNTED.matcher(word).matches()) {
        return Optional.empty();
      }
      unit = "";
    }
    String digits = digits(m.group("number"));
    boolean vi = VI.matcher(digits).matches();
    boolean en = EN.matcher(digits).matches();
    if (vi && en && !digits.matches("[+-]?\\d+")) {
      if (style == NumberStyle.AUTO) {
        return Optional.empty();
      }
      vi = style == NumberStyle.VI;
    } else if ((vi && !en && style == NumberStyle.EN) || (en && !vi && style == NumberStyle.VI)) {
      // The column is known to be written the other way.
      return Optional.empty();
    }
    if (!vi && !en) {
      return Optional.empty();
    }
    String plain = vi ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
    if (plain.length() > 40) {
      return Optional.empty();
    }
    return Optional.of(new OfficeNumber(new BigDecimal(plain), unit, m.group("about") != null));
  }

  private static String digits(String number) {
    String text = number.strip();
    // Blanks count only as separators of thousands.
    return SPACES.matcher(text).matches() ? text.replace(" ", "") : text;
  }
}
