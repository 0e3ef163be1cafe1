package vn.ctdp.clusters.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.core.quantity.VnNumbers;

/**
 * The council's scoring on paper, as a text document (ECMA-376 WordprocessingML) in the manner of
 * NĐ 30/2020: each applicant's points by member and criterion, the ranking, what was corrected, the
 * conclusion, and a place for each signature. For one thread.
 */
final class ScoringSummary {

  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

  /** Width of the text on A4 between margins of 25 and 20 mm, in twentieths of a point. */
  private static final int WIDTH = 9354;

  private final StringBuilder body = new StringBuilder();
  private final Dossier dossier;
  private final Council council;
  private final Map<UUID, String> members;
  private final Map<UUID, String> applicants;

  private ScoringSummary(Dossier dossier) {
    this.dossier = dossier;
    this.council = dossier.council();
    this.members =
        council.members().stream()
            .collect(
                Collectors.toMap(
                    Council.Member::id, m -> m.role().label().vi() + " – " + m.organisation()));
    this.applicants =
        dossier.applicants().stream().collect(Collectors.toMap(Applicant::id, Applicant::name));
  }

  /**
   * The document.
   *
   * @param dossier a dossier with a council and sheets
   * @param issuer who prints it
   * @param day day of printing
   */
  static byte[] write(Dossier dossier, String issuer, LocalDate day) {
    ScoringSummary summary = new ScoringSummary(dossier);
    summary.head(issuer, day);
    summary.members();
    dossier.applicants().forEach(summary::applicant);
    summary.ranking();
    summary.corrections();
    summary.conclusion();
    summary.signatures();
    return summary.packed();
  }

  private void head(String issuer, LocalDate day) {
    line(issuer.toUpperCase(Locale.forLanguageTag("vi")), "center", true, false);
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", true, false);
    line("Độc lập - Tự do - Hạnh phúc", "center", true, false);
    line(
        "Ngày %02d tháng %02d năm %d"
            .formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()),
        "right",
        false,
        true);
    line("BẢNG TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM", "center", true, false);
    line("Lựa chọn chủ đầu tư hạ tầng kỹ thuật " + dossier.summary().name(), "center", true, false);
    if (council.decidedOn() == null) {
      line("(Bản dự thảo: Hội đồng chưa kết luận)", "center", false, true);
    }
    line(
        "Hồ sơ %s; Hội đồng lần %d; căn cứ %s."
            .formatted(dossier.summary().code(), council.number(), dossier.law()),
        "both",
        false,
        false);
    Council.Maxima max = council.maxima();
    line(
        "Thang điểm: hạ tầng %s, môi trường %s, năng lực %s, tài chính %s; bình quân từ %s điểm là đạt."
            .formatted(
                points(max.infrastructure()),
                points(max.environment()),
                points(max.capacity()),
                points(max.finance()),
                points(council.minimum())),
        "both",
        false,
        false);
  }

  private void members() {
    line("1. Thành viên Hội đồng", "left", true, false);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < council.members().size(); i++) {
      Council.Member m = council.members().get(i);
      rows.add(
          List.of(
              String.valueOf(i + 1), m.role().label().vi(), m.organisation(), or(m.position())));
    }
    table(List.of("TT", "Vai trò", "Cơ quan", "Chức vụ"), new int[] {6, 20, 46, 28}, rows, 4);
  }

  private void applicant(Applicant a) {
    line("2. Điểm của " + a.name(), "left", true, false);
    List<Council.Sheet> sheets =
        council.sheets().stream().filter(s -> s.applicant().equals(a.id())).toList();
    List<List<String>> rows = new ArrayList<>();
    for (Council.Member m : council.members()) {
      Council.Sheet s =
          sheets.stream().filter(x -> x.member().equals(m.id())).findFirst().orElse(null);
      rows.add(
          s == null
              ? List.of(members.get(m.id()), "", "", "", "", "chưa có phiếu")
              : List.of(
                  members.get(m.id()),
                  points(s.infrastructure()),
                  points(s.environment()),
                  points(s.capacity()),
                  points(s.finance()),
                  points(s.total())));
    }
    rows.add(
        List.of(
            "Cộng",
            sum(sheets, Council.Sheet::infrastructure),
            sum(sheets, Council.Sheet::environment),
            sum(sheets, Council.Sheet::capacity),
            sum(sheets, Council.Sheet::finance),
            sum(sheets, Council.Sheet::total)));
    table(
        List.of("Thành viên", "Hạ tầng", "Môi trường", "Năng lực", "Tài chính", "Tổng điểm"),
        new int[] {40, 12, 12, 12, 12, 12},
        rows,
        1);
    sheets.stream()
        .filter(s -> s.remark() != null && !s.remark().isBlank())
        .forEach(s -> line(members.get(s.member()) + ": " + s.remark(), "both", false, true));
  }

  private void ranking() {
    line("3. Xếp hạng", "left", true, false);
    List<List<String>> rows = new ArrayList<>();
    for (Council.Rank r : council.ranking()) {
      rows.add(
          List.of(
              applicants.get(r.applicant()),
              points(r.sum()),
              points(r.average()),
              r.average() == null ? "chưa đủ phiếu" : r.passes() ? "đạt" : "không đạt",
              r.best() ? "cao nhất" : ""));
    }
    table(
        List.of("Bên đề nghị", "Tổng", "Bình quân", "Mức tối thiểu", "Thứ tự"),
        new int[] {44, 12, 14, 16, 14},
        rows,
        1);
    if (!council.missing().isEmpty()) {
      line("Còn thiếu " + council.missing().size() + " phiếu chấm.", "both", false, true);
    }
  }

  private void corrections() {
    if (council.former().isEmpty()) {
      return;
    }
    line("4. Phiếu đã sửa", "left", true, false);
    List<List<String>> rows = new ArrayList<>();
    for (Council.FormerSheet f : council.former()) {
      rows.add(
          List.of(
              members.get(f.sheet().member()),
              applicants.get(f.sheet().applicant()),
              points(f.sheet().total()),
              f.reason(),
              f.replacedBy()));
    }
    table(
        List.of("Thành viên", "Bên đề nghị", "Tổng trước khi sửa", "Lý do", "Người sửa"),
        new int[] {26, 26, 12, 24, 12},
        rows,
        5);
  }

  private void conclusion() {
    line("Kết luận của Hội đồng", "left", true, false);
    if (council.decidedOn() == null) {
      line("Hội đồng chưa kết luận.", "both", false, false);
      return;
    }
    line(
        "Ngày %s: %s"
            .formatted(
                DossierDecision.day(council.decidedOn()),
                council.winner() == null
                    ? "không có bên đề nghị nào đạt."
                    : "lựa chọn " + applicants.get(council.winner()) + "."),
        "both",
        false,
        false);
    if (council.note() != null && !council.note().isBlank()) {
      line("Ý kiến của Chủ tịch Hội đồng: " + council.note(), "both", false, false);
    }
  }

  private void signatures() {
    line("Chữ ký của thành viên Hội đồng", "left", true, false);
    table(
        List.of("Thành viên", "Họ và tên", "Chữ ký"),
        new int[] {40, 30, 30},
        council.members().stream().map(m -> List.of(members.get(m.id()), "", "")).toList(),
        3);
    line("", "left", false, false);
  }

  private static String sum(List<Council.Sheet> sheets, Function<Council.Sheet, BigDecimal> of) {
    return points(sheets.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String points(BigDecimal points) {
    return points == null ? "–" : VnNumbers.formatTrimmed(points, 2);
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }

  private void line(String text, String align, boolean bold, boolean italic) {
    paragraph(text, align, bold, italic, 60);
  }

  private void paragraph(String text, String align, boolean bold, boolean italic, int space) {
    body.append("<w:p><w:pPr><w:spacing w:before=\"" + space + "\" w:after=\"" + space + "\"/>")
        .append("<w:jc w:val=\"" + align + "\"/></w:pPr><w:r><w:rPr>")
        .append("<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"")
        .append(" w:cs=\"Times New Roman\"/>")
        .append(bold ? "<w:b/>" : "")
        .append(italic ? "<w:i/>" : "")
        .append("<w:sz w:val=\"24\"/><w:lang w:val=\"vi-VN\"/></w:rPr>")
        .append("<w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r></w:p>");
  }

  /**
   * A table with a head that is repeated on each page.
   *
   * @param shares widths of columns in percent
   * @param numbersFrom first column that is aligned to the right
   */
  private void table(List<String> heads, int[] shares, List<List<String>> rows, int numbersFrom) {
    body.append("<w:tbl><w:tblPr><w:tblW w:w=\"" + WIDTH + "\" w:type=\"dxa\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      body.append("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\"/>");
    }
    body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int share : shares) {
      body.append("<w:gridCol w:w=\"" + WIDTH * share / 100 + "\"/>");
    }
    body.append("</w:tblGrid>");
    row(heads, shares, true, heads.size());
    rows.forEach(r -> row(r, shares, false, numbersFrom));
    body.append("</w:tbl>");
  }

  private void row(List<String> cells, int[] shares, boolean head, int numbersFrom) {
    body.append("<w:tr><w:trPr><w:cantSplit/>" + (head ? "<w:tblHeader/>" : "") + "</w:trPr>");
    for (int i = 0; i < cells.size(); i++) {
      body.append("<w:tc><w:tcPr><w:tcW w:w=\"" + WIDTH * shares[i] / 100)
          .append("\" w:type=\"dxa\"/></w:tcPr>");
      paragraph(
          cells.get(i), head ? "center" : i >= numbersFrom ? "right" : "left", head, false, 20);
      body.append("</w:tc>");
    }
    body.append("</w:tr>");
  }

  /** Text that XML can hold: what no document may contain is left out. */
  private static String escaped(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF || c == '\t')
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                default -> result.appendCodePoint(c);
              }
            });
    return result.toString();
  }

  private byte[] packed() {
    String document =
        HEAD
            + "<w:document "
            + W
            + "><w:body>"
            + body
            + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\""
            + " w:right=\"1134\" w:bottom=\"1134\" w:left=\"1417\" w:header=\"567\""
            + " w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(
          zip,
          "[Content_Types].xml",
          HEAD
              + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/word/document.xml\""
              + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml"
              + ".document.main+xml\"/></Types>");
      entry(
          zip,
          "_rels/.rels",
          HEAD
              + "<Relationships"
              + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\""
              + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
              + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
      entry(zip, "word/document.xml", document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
