package vn.ctdp.clusters.map;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;

/**
 * Coordinates as people write them: {@code 21.123456, 105.123456}, {@code 21,123456; 105,123456},
 * {@code 21°07'24.4"N 105°07'24.4"E}. Latitude first.
 */
public final class Coordinates {

  private static final int PLACES = 6;
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  /** Northern and eastern limits with the islands; a little beyond the land borders. */
  private static final BigDecimal SOUTH = new BigDecimal("6.0");

  private static final BigDecimal NORTH = new BigDecimal("23.5");
  private static final BigDecimal WEST = new BigDecimal("102.0");
  private static final BigDecimal EAST = new BigDecimal("118.0");

  /** Above this a figure is metres, not degrees. */
  private static final BigDecimal METRES = new BigDecimal("1000");

  private static final Pattern DEGREES =
      Pattern.compile(
          "(\\d{1,3})\\s*°\\s*(\\d{1,2})\\s*['′’]\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:\"|″|”|''))?\\s*([NBSEĐDWT]?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(?:[.,]\\d+)?");

  private Coordinates() {}

  /**
   * Reads a pair of coordinates.
   *
   * @throws CtdpException with the field {@code coordinates} when they cannot be read, are not
   *     degrees, are swapped, or lie outside Viet Nam
   */
  public static GeoPoint parse(String text) {
    String t = text == null ? "" : text.strip();
    List<BigDecimal> found = new ArrayList<>();
    Matcher degrees = DEGREES.matcher(t);
    while (degrees.find()) {
      found.add(decimal(degrees));
    }
    if (found.isEmpty()) {
      // A comma between two figures separates when there are points in them.
      String plain = t.contains(".") ? t.replace(',', ' ') : t;
      Matcher decimals = DECIMAL.matcher(plain);
      while (decimals.find()) {
        found.add(new BigDecimal(decimals.group().replace(',', '.')));
      }
    }
    if (found.size() != 2) {
      throw refused(
          "CCN-BD-1",
          "Cần hai số: vĩ độ rồi kinh độ, ví dụ 12,003512; 107,687654.",
          "Two figures are needed: latitude, then longitude, for instance 12.003512, 107.687654.");
    }
    GeoPoint point = rounded(found.get(0), found.get(1));
    List<FieldProblem> problems = problems(point, "coordinates");
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
    return point;
  }

  /** The point with six places. */
  public static GeoPoint rounded(BigDecimal latitude, BigDecimal longitude) {
    return new GeoPoint(
        latitude.setScale(PLACES, RoundingMode.HALF_UP),
        longitude.setScale(PLACES, RoundingMode.HALF_UP));
  }

  /** What is wrong with a point; empty when it lies within the box around Viet Nam. */
  public static List<FieldProblem> problems(GeoPoint point, String field) {
    if (point == null || point.latitude() == null || point.longitude() == null) {
      return List.of(
          FieldProblem.error(
              field, "CCN-BD-1", "Cần vĩ độ và kinh độ.", "Latitude and longitude are needed."));
    }
    BigDecimal lat = point.latitude();
    BigDecimal lon = point.longitude();
    if (inside(lat, lon)) {
      return List.of();
    }
    if (lat.abs().compareTo(METRES) > 0 || lon.abs().compareTo(METRES) > 0) {
      return List.of(
          FieldProblem.error(
              field,
              "CCN-BD-2",
              "Đây là tọa độ phẳng (mét), có thể là VN-2000: chưa hỗ trợ. Hãy chuyển sang WGS84 (độ)"
                  + " bằng phần mềm đo đạc với kinh tuyến trục của tỉnh.",
              "These are plane coordinates (metres), perhaps VN-2000: not supported. Convert them to"
                  + " WGS 84 (degrees) with surveying software and the province's axis."));
    }
    if (inside(lon, lat)) {
      return List.of(
          FieldProblem.error(
              field,
              "CCN-BD-3",
              "Vĩ độ và kinh độ bị đảo: ở Việt Nam vĩ độ từ 6 đến 23,5, kinh độ từ 102 đến 118.",
              "Latitude and longitude are swapped: in Viet Nam the latitude is 6 to 23.5, the"
                  + " longitude 102 to 118."));
    }
    return List.of(
        FieldProblem.error(
            field,
            "CCN-BD-4",
            "Điểm nằm ngoài Việt Nam (vĩ độ 6–23,5; kinh độ 102–118).",
            "The point lies outside Viet Nam (latitude 6–23.5, longitude 102–118)."));
  }

  private static boolean inside(BigDecimal lat, BigDecimal lon) {
    return lat.compareTo(SOUTH) >= 0
        && lat.compareTo(NORTH) <= 0
        && lon.compareTo(WEST) >= 0
        && lon.compareTo(EAST) <= 0;
  }

  private static BigDecimal decimal(Matcher m) {
    BigDecimal minutes = new BigDecimal(m.group(2));
    BigDecimal seconds =
        m.group(3) == null ? BigDecimal.ZERO : new BigDecimal(m.group(3).replace(',', '.'));
    if (minutes.compareTo(SIXTY) >= 0 || seconds.compareTo(SIXTY) >= 0) {
      throw refused(
          "CCN-BD-1", "Phút và giây phải dưới 60.", "Minutes and seconds must be below 60.");
    }
    return new BigDecimal(m.group(1))
        .add(minutes.divide(SIXTY, 12, RoundingMode.HALF_UP))
        .add(seconds.divide(SIXTY.multiply(SIXTY), 12, RoundingMode.HALF_UP));
  }

  private static CtdpException refused(String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error("coordinates", code, vi, en)), null);
  }
}
