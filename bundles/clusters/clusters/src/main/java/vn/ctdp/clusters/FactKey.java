package vn.ctdp.clusters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import vn.ctdp.core.text.Localized;

/**
 * A fact about a cluster. Facts are dated and never overwritten, so that every figure can be read
 * as of any day and traced to its source. They are independent of each other: a detailed plan may
 * exist without an establishment decision.
 */
public enum FactKey {
  /** Established by a decision in force; the value is the area decided. */
  ESTABLISHED_AREA(
      Kind.AREA,
      Group.DECISIONS,
      "Thành lập – diện tích theo quyết định",
      "Established – area decided"),
  /** Detailed plan (quy hoạch chi tiết) approved; the value is its area. */
  DETAILED_PLAN_AREA(
      Kind.AREA,
      Group.DECISIONS,
      "Quy hoạch chi tiết được duyệt – diện tích",
      "Detailed plan approved – area"),
  /** Infrastructure project approved; the value is its area. */
  PROJECT_AREA(
      Kind.AREA,
      Group.DECISIONS,
      "Dự án hạ tầng được duyệt – diện tích",
      "Infrastructure project approved – area"),
  /** Follows from the developers recorded; typed as a fact only where no developer is named. */
  DEVELOPER_TYPE(Kind.CODE, Group.DECISIONS, "Loại chủ đầu tư hạ tầng", "Kind of developer"),
  CLUSTER_KIND(Kind.CODE, Group.DECISIONS, "Loại hình cụm", "Kind of cluster"),
  /** Whether it lies in a mountain area, where smaller clusters are allowed (NĐ 32/2024 Điều 8). */
  MOUNTAIN(Kind.FLAG, Group.DECISIONS, "Thuộc địa bàn miền núi", "In a mountain area"),
  /** Review of a cluster formed before the first regulation (NĐ 32/2024 Điều 35). */
  LEGACY_STATUS(
      Kind.CODE,
      Group.DECISIONS,
      "Rà soát cụm hình thành trước Quy chế",
      "Review as a cluster older than the regulation"),
  /** An expansion is decided and under way; the value is the area added. */
  EXPANSION_AREA(
      Kind.AREA,
      Group.DECISIONS,
      "Mở rộng – diện tích tăng thêm theo quyết định",
      "Expansion – area added by decision"),
  PROMOTING(
      Kind.FLAG,
      Group.DECISIONS,
      "Đang xúc tiến, kêu gọi chủ đầu tư",
      "A developer is being sought"),
  ESTABLISHING(
      Kind.FLAG,
      Group.DECISIONS,
      "Đang làm thủ tục thành lập",
      "Establishment procedure under way"),
  SUSPENDED(Kind.FLAG, Group.DECISIONS, "Tạm dừng", "Suspended"),
  WITHDRAWN(Kind.FLAG, Group.DECISIONS, "Rút khỏi quy hoạch, phương án", "Withdrawn from the plan"),
  CONVERTED(
      Kind.FLAG, Group.DECISIONS, "Chuyển đổi sang mục đích khác", "Converted to another use"),
  CONSTRUCTION_STARTED(
      Kind.FLAG,
      Group.DECISIONS,
      "Đã khởi công hạ tầng kỹ thuật",
      "Construction of infrastructure started"),
  CONSTRUCTION_FINISHED(
      Kind.FLAG,
      Group.DECISIONS,
      "Đã hoàn thành hạ tầng kỹ thuật",
      "Construction of infrastructure finished"),
  /** Total investment of the infrastructure project as approved. */
  INVESTMENT_TOTAL(
      Kind.MONEY,
      Group.MONEY,
      "Tổng vốn đầu tư hạ tầng theo dự án được duyệt",
      "Infrastructure investment approved"),
  /** Investment carried out, cumulative, as paid. */
  INVESTMENT_PAID(
      Kind.MONEY,
      Group.MONEY,
      "Vốn đã đầu tư (lũy kế đã thanh toán)",
      "Investment carried out (cumulative, paid)"),
  STATE_SUPPORT(
      Kind.MONEY, Group.MONEY, "Trong đó ngân sách nhà nước hỗ trợ", "Of which state support"),
  /** Industrial land by the approved detailed plan. */
  IND_LAND_TOTAL(
      Kind.AREA,
      Group.LAND,
      "Đất công nghiệp theo quy hoạch chi tiết",
      "Industrial land by detailed plan"),
  IND_LAND_CLEARED(
      Kind.AREA, Group.LAND, "Đất công nghiệp đã giải phóng mặt bằng", "Industrial land cleared"),
  IND_LAND_READY(
      Kind.AREA,
      Group.LAND,
      "Đất công nghiệp đã xây dựng hạ tầng",
      "Industrial land with infrastructure"),
  IND_LAND_LEASED(Kind.AREA, Group.LAND, "Đất công nghiệp đã cho thuê", "Industrial land leased"),
  IND_LAND_COMMITTED(
      Kind.AREA,
      Group.LAND,
      "Đất công nghiệp đã cấp chủ trương/giấy chứng nhận, chưa thuê",
      "Industrial land committed, not yet leased"),
  /** At least one investment project is in the cluster, whether or not it is established. */
  OPERATING(
      Kind.FLAG,
      Group.OPERATION,
      "Đã hoạt động (có dự án đầu tư)",
      "Operating (has an investment project)"),
  PROJECTS_TOTAL(
      Kind.COUNT, Group.OPERATION, "Số dự án đầu tư sản xuất, kinh doanh", "Investment projects"),
  PROJECTS_FDI(
      Kind.COUNT,
      Group.OPERATION,
      "Trong đó có vốn đầu tư nước ngoài",
      "Of which with foreign capital"),
  PROJECTS_OPERATING(Kind.COUNT, Group.OPERATION, "Trong đó đang hoạt động", "Of which operating"),
  /** Enterprises, which are not projects: 86 projects may hold 120 enterprises. */
  ENTERPRISES_TOTAL(
      Kind.COUNT, Group.OPERATION, "Số doanh nghiệp trong cụm", "Enterprises in the cluster"),
  WORKERS(Kind.COUNT, Group.OPERATION, "Lao động có hợp đồng", "Workers under contract"),
  WASTEWATER_INVESTED(
      Kind.FLAG,
      Group.ENVIRONMENT,
      "Đã hoặc đang đầu tư hệ thống xử lý nước thải tập trung",
      "Central wastewater system invested"),
  WASTEWATER_COMPLIANT(
      Kind.FLAG,
      Group.ENVIRONMENT,
      "Có hệ thống xử lý nước thải tập trung đạt chuẩn",
      "Central wastewater system up to standard"),
  /** Cubic metres a day. */
  WASTEWATER_CAPACITY(
      Kind.NUMBER,
      Group.ENVIRONMENT,
      "Công suất xử lý nước thải (m³/ngày đêm)",
      "Wastewater capacity (m³/day)"),
  WASTEWATER_AUTO_MONITOR(
      Kind.FLAG,
      Group.ENVIRONMENT,
      "Có quan trắc nước thải tự động, liên tục",
      "Automatic monitoring of wastewater"),
  /** The permit is the fact's document. */
  ENVIRONMENTAL_PERMIT(
      Kind.FLAG, Group.ENVIRONMENT, "Có giấy phép môi trường", "Environmental permit");

  /** Kind of value. */
  public enum Kind {
    /** Hectares, up to four decimals, above 0. */
    AREA,
    /** Whole VND, 0 or more. */
    MONEY,
    /** Whole number, 0 or more. */
    COUNT,
    /** Decimal, up to four places, 0 or more. */
    NUMBER,
    /** 1 for yes, 0 for no. */
    FLAG,
    /** A code of an enumeration, see {@link FactKey#codes()}. */
    CODE
  }

  /** Section in which the fact is shown. */
  public enum Group {
    DECISIONS,
    MONEY,
    LAND,
    OPERATION,
    ENVIRONMENT
  }

  private final Kind kind;
  private final Group group;
  private final Localized label;

  FactKey(Kind kind, Group group, String vi, String en) {
    this.kind = kind;
    this.group = group;
    this.label = new Localized(vi, en);
  }

  /** Kind of value. */
  public Kind kind() {
    return kind;
  }

  /** Section in which it is shown. */
  public Group group() {
    return group;
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** The codes that the fact takes with their labels, in order; empty for all kinds but CODE. */
  public Map<String, Localized> codes() {
    return switch (this) {
      case CLUSTER_KIND -> labels(ClusterKind.values(), ClusterKind::label);
      case DEVELOPER_TYPE -> labels(DeveloperType.values(), DeveloperType::label);
      case LEGACY_STATUS -> labels(LegacyStatus.values(), LegacyStatus::label);
      default -> Map.of();
    };
  }

  private static <E extends Enum<E>> Map<String, Localized> labels(
      E[] values, Function<E, Localized> label) {
    Map<String, Localized> labels = new LinkedHashMap<>();
    for (E value : values) {
      labels.put(value.name(), label.apply(value));
    }
    return labels;
  }
}
