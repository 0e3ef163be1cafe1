package vn.ctdp.clusters.review;

import vn.ctdp.core.text.Localized;

/**
 * The four fill rates. None of them is "the" fill rate: each has its numerator, its denominator and
 * the text it comes from.
 */
public enum RateMethod {
  F1(
      "F1 – đã cho thuê ÷ đất công nghiệp",
      "F1 – leased ÷ industrial land",
      "Đất công nghiệp đã cho thuê chia đất công nghiệp theo quy hoạch chi tiết (TT 14/2024/TT-BCT dòng 17–19).",
      "Industrial land leased by industrial land of the detailed plan (Circular 14/2024/TT-BCT rows 17–19)."),
  F2(
      "F2 – đã cho thuê và cấp chủ trương ÷ đất công nghiệp",
      "F2 – leased and committed ÷ industrial land",
      "Đất đã cho thuê cộng đất đã có chủ trương, giấy chứng nhận đầu tư chia đất công nghiệp (NĐ 32/2024/NĐ-CP Điều 2.7); chưa ghi đất đã cấp chủ trương thì tính phần đã cho thuê.",
      "Land leased or with an investment approval by industrial land (Decree 32/2024/NĐ-CP Article 2.7); land committed that nobody recorded adds nothing."),
  F3(
      "F3 – đã cho thuê ÷ đất đã giải phóng mặt bằng",
      "F3 – leased ÷ land cleared",
      "Đất công nghiệp đã cho thuê chia đất công nghiệp đã giải phóng mặt bằng (yêu cầu của địa phương, không có văn bản ấn định).",
      "Industrial land leased by industrial land cleared (asked for locally, set by no text)."),
  F4(
      "F4 – đã cho thuê ÷ đất đã có hạ tầng",
      "F4 – leased ÷ land with infrastructure",
      "Đất công nghiệp đã cho thuê chia đất công nghiệp đã xây dựng hạ tầng, đủ điều kiện cho thuê (TT 14/2024/TT-BCT Biểu 02 dòng 3, 4).",
      "Industrial land leased by industrial land with infrastructure, ready to lease (Circular 14/2024/TT-BCT form 02 rows 3, 4).");

  private final Localized label;
  private final Localized sentence;

  RateMethod(String vi, String en, String sentenceVi, String sentenceEn) {
    this.label = new Localized(vi, en);
    this.sentence = new Localized(sentenceVi, sentenceEn);
  }

  /** Name with numerator and denominator. */
  public Localized label() {
    return label;
  }

  /** Method in one sentence, with its source. */
  public Localized sentence() {
    return sentence;
  }
}
