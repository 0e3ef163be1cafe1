package vn.ctdp.clusters.review;

import vn.ctdp.core.text.Localized;

/** A figure that several sources tell, in the order in which it is shown. */
public enum ReconciledFigure {
  /** Clusters there are; V-CCN-15. */
  CLUSTERS("Số cụm công nghiệp", "Clusters", "cluster"),
  ESTABLISHED("Số cụm đã thành lập", "Clusters established", "cluster"),
  ESTABLISHED_AREA("Diện tích đã thành lập", "Area established", "ha"),
  /** Only clusters that operate count, as in rows 17 of forms 03 and 04. */
  LAND_OPERATING(
      "Đất công nghiệp của cụm đã hoạt động", "Industrial land of operating clusters", "ha"),
  READY("Đất công nghiệp đã xây dựng hạ tầng", "Industrial land with infrastructure", "ha"),
  LEASED("Đất công nghiệp đã cho thuê", "Industrial land leased", "ha"),
  /** Only clusters that operate count, as in rows 18 of forms 03 and 04. */
  LEASED_OPERATING(
      "Đất đã cho thuê của cụm đã hoạt động", "Land leased in operating clusters", "ha"),
  PROJECTS("Số dự án đầu tư", "Investment projects", "project"),
  PROJECTS_FDI("Dự án có vốn nước ngoài", "Projects with foreign capital", "project"),
  INVESTMENT_TOTAL("Tổng vốn đầu tư hạ tầng", "Infrastructure investment approved", "VND"),
  INVESTMENT_PAID("Vốn hạ tầng đã đầu tư", "Infrastructure investment carried out", "VND"),
  WORKERS("Lao động có hợp đồng", "Workers under contract", "person"),
  REVENUE("Doanh thu trong kỳ", "Revenue in the period", "VND"),
  TAX("Nộp ngân sách trong kỳ", "Paid to the state budget in the period", "VND");

  private final Localized label;
  private final String unit;

  ReconciledFigure(String vi, String en, String unit) {
    this.label = new Localized(vi, en);
    this.unit = unit;
  }

  /** Name for people. */
  public Localized label() {
    return label;
  }

  /** {@code cluster}, {@code ha}, {@code project}, {@code person} or {@code VND}. */
  public String unit() {
    return unit;
  }
}
