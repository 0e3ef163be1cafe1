package vn.ctdp.clusters.review;

import vn.ctdp.core.text.Localized;

/** A figure of a whole province, as reports and news give it and as the records add up to it. */
public enum ProvinceFigure {
  PLANNED_COUNT("cluster", "Số cụm theo phương án phát triển", "Clusters in the plan"),
  PLANNED_AREA("ha", "Diện tích theo phương án phát triển", "Planned area"),
  ESTABLISHED_COUNT("cluster", "Số cụm đã thành lập", "Clusters established"),
  ESTABLISHED_AREA("ha", "Diện tích đã thành lập", "Area established"),
  ESTABLISHED_IN_PERIOD_COUNT(
      "cluster", "Số cụm thành lập trong kỳ", "Clusters established in the period"),
  DEVELOPER_ENTERPRISE_COUNT(
      "cluster", "Số cụm do doanh nghiệp làm chủ đầu tư", "Clusters developed by an enterprise"),
  DETAILED_PLAN_COUNT("cluster", "Số cụm có quy hoạch chi tiết", "Clusters with a detailed plan"),
  DETAILED_PLAN_AREA("ha", "Diện tích quy hoạch chi tiết", "Area of detailed plans"),
  PROJECT_COUNT("cluster", "Số cụm có dự án hạ tầng", "Clusters with an infrastructure project"),
  PROJECT_AREA("ha", "Diện tích có dự án hạ tầng", "Area of infrastructure projects"),
  OPERATING_COUNT("cluster", "Số cụm đã hoạt động", "Clusters operating"),
  OPERATING_ESTABLISHED_COUNT(
      "cluster", "Số cụm hoạt động, đã thành lập", "Operating and established"),
  OPERATING_NOT_ESTABLISHED_COUNT(
      "cluster", "Số cụm hoạt động, chưa thành lập", "Operating, not established"),
  OPERATING_CRAFT_COUNT(
      "cluster", "Số cụm làng nghề hoạt động", "Craft-village clusters operating"),
  OPERATING_SPECIALISED_COUNT(
      "cluster", "Số cụm chuyên ngành hoạt động", "Specialised clusters operating"),
  OPERATING_AREA("ha", "Diện tích cụm đã hoạt động", "Area of operating clusters"),
  OPERATING_ESTABLISHED_AREA(
      "ha", "Diện tích cụm hoạt động, đã thành lập", "Area operating and established"),
  OPERATING_NOT_ESTABLISHED_AREA(
      "ha", "Diện tích cụm hoạt động, chưa thành lập", "Area operating, not established"),
  INDUSTRIAL_LAND("ha", "Đất công nghiệp theo quy hoạch chi tiết", "Industrial land"),
  LEASED("ha", "Đất công nghiệp đã cho thuê", "Industrial land leased"),
  FILL_F1(
      "%",
      "Tỷ lệ lấp đầy F1 (đã cho thuê ÷ đất công nghiệp)",
      "Fill rate F1 (leased ÷ industrial land)"),
  INVESTMENT_TOTAL(
      "VND", "Tổng vốn đầu tư hạ tầng được duyệt", "Infrastructure investment approved"),
  INVESTMENT_PAID("VND", "Vốn hạ tầng đã đầu tư", "Infrastructure investment carried out"),
  PROJECTS("project", "Số dự án đầu tư", "Investment projects"),
  WORKERS("person", "Lao động có hợp đồng", "Workers under contract");

  private final String unit;
  private final Localized label;

  ProvinceFigure(String unit, String vi, String en) {
    this.unit = unit;
    this.label = new Localized(vi, en);
  }

  /** {@code cluster}, {@code ha}, {@code %}, {@code VND}, {@code project} or {@code person}. */
  public String unit() {
    return unit;
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
