package vn.ctdp.exchange.documents.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@link Paper} as a text document (ECMA-376 WordprocessingML), in Times New Roman as NĐ
 * 30/2020 has it. The few kinds of paragraphs and tables that it needs are written as they are,
 * without a library that would hold the whole document model in memory. For one thread.
 */
final class DocxWriter {

  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

  private final Paper paper;
  private final StringBuilder body = new StringBuilder();

  DocxWriter(Paper paper) {
    this.paper = paper;
  }

  byte[] write() {
    head();
    paragraph(paper.formNumber(), 11, "right", false, true, 80, 0);
    paragraph(paper.title(), 14, "center", true, false, 160, 0);
    for (String part : paper.subtitle()) {
      paragraph(part, 13, "center", true, false, 40, 0);
    }
    rule(width(), 20);
    for (String part : paper.particulars()) {
      paragraph(part, 12, "center", false, false, 40, 0);
    }
    addressees();
    if (!paper.remark().isEmpty()) {
      paragraph(paper.remark(), 11, "both", false, true, 0, 120);
    }
    paper.tables().forEach(this::titled);
    if (!paper.notes().isEmpty()) {
      paragraph("Ghi chú:", 11, "left", true, false, 160, 0);
      for (String note : paper.notes()) {
        paragraph(note, 11, "both", false, false, 20, 0);
      }
    }
    paragraph("", 11, "left", false, false, 120, 0);
    signature();
    paper.annex().forEach(this::titled);
    if (!paper.annex().isEmpty()) {
      // A document may not end with a table.
      paragraph("", 2, "left", false, false, 0, 0);
    }
    boolean wide = paper.wide();
    int across = twips(wide ? 297 : 210);
    int down = twips(wide ? 210 : 297);
    String document =
        HEAD
            + "<w:document "
            + W
            + "><w:body>"
            + body
            + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>"
            + "<w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
            + "<w:footerReference w:type=\"first\" r:id=\"rId2\"/><w:pgSz w:w=\""
            + across
            + "\" w:h=\""
            + down
            + "\""
            + (wide ? " w:orient=\"landscape\"" : "")
            + "/><w:pgMar w:top=\""
            + twips(20)
            + "\" w:right=\""
            + twips(15)
            + "\" w:bottom=\""
            + twips(20)
            + "\" w:left=\""
            + twips(30)
            + "\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(
          zip,
          "[Content_Types].xml",
          HEAD
              + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + part("document", "document.main")
              + part("styles", "styles")
              + part("header1", "header")
              + part("footer1", "footer")
              + "</Types>");
      entry(
          zip,
          "_rels/.rels",
          relations(
              "<Relationship Id=\"rId1\""
                  + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                  + "officeDocument\" Target=\"word/document.xml\"/>"));
      entry(
          zip,
          "word/_rels/document.xml.rels",
          relations(
              relation("rId1", "styles", "styles.xml")
                  + relation("rId2", "footer", "footer1.xml")
                  + relation("rId3", "header", "header1.xml")));
      entry(zip, "word/document.xml", document);
      entry(zip, "word/styles.xml", styles());
      entry(
          zip,
          "word/footer1.xml",
          HEAD
              + "<w:ftr "
              + W
              + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
              + run(paper.footer(), 8, false, false)
              + "</w:p></w:ftr>");
      // Page numbers stand at the top, from the second page on.
      entry(
          zip,
          "word/header1.xml",
          HEAD
              + "<w:hdr "
              + W
              + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
              + field("begin")
              + "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:instrText>PAGE</w:instrText></w:r>"
              + field("end")
              + "</w:p></w:hdr>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String field(String type) {
    return "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:fldChar w:fldCharType=\""
        + type
        + "\"/></w:r>";
  }

  private static String part(String name, String type) {
    return "<Override PartName=\"/word/"
        + name
        + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml."
        + type
        + "+xml\"/>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static String relations(String content) {
    return HEAD
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + content
        + "</Relationships>";
  }

  private static String styles() {
    return HEAD
        + "<w:styles "
        + W
        + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
        + " w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/>"
        + "<w:sz w:val=\"26\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name"
        + " w:val=\"Normal\"/></w:style></w:styles>";
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Millimetres in twentieths of a point. */
  private static int twips(int mm) {
    return (mm * 14_400 + 127) / 254;
  }

  private int width() {
    return twips((paper.wide() ? 297 : 210) - 45);
  }

  private void head() {
    int left = width() * 42 / 100;
    int right = width() - left;
    body.append(open(false)).append(grid(left, right)).append("<w:tr>").append(top(left));
    if (!paper.superior().isEmpty()) {
      paragraph(paper.superior(), 12, "center", false, false, 0, 0);
    }
    for (String part : paper.issuer().split("\n")) {
      paragraph(part, 12, "center", true, false, 0, 0);
    }
    rule(left, 30);
    paragraph(paper.number(), 13, "center", false, false, 40, 0);
    body.append("</w:tc>").append(top(right));
    paragraph(Paper.STATE, 12, "center", true, false, 0, 0);
    paragraph(Paper.MOTTO, 13, "center", true, false, 0, 0);
    // As long as the motto, which takes some 58 mm in its size.
    rule(right, twips(58) * 100 / right);
    paragraph(paper.place(), 13, "center", false, true, 40, 0);
    body.append("</w:tc></w:tr></w:tbl>");
  }

  /** A line under the issuing organisation, the motto and the title. */
  private void rule(int width, int percent) {
    int margin = width * (100 - percent) / 200;
    body.append("<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\"/></w:pBdr>")
        .append("<w:spacing w:before=\"70\" w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/>")
        .append("<w:ind w:left=\"" + margin + "\" w:right=\"" + margin + "\"/></w:pPr></w:p>");
  }

  /** A table with its title, which stays on the page of the table's head. */
  private void titled(Paper.Table table) {
    if (!table.title().isEmpty()) {
      body.append("<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/></w:pPr>")
          .append(run(table.title(), 12, true, false))
          .append("</w:p>");
    }
    table(table);
  }

  /** One addressee beside "Kính gửi", several below each other. */
  private void addressees() {
    List<String> all = paper.addressees();
    if (all.size() == 1) {
      paragraph(Paper.TO + " " + all.get(0), 13, "center", false, false, 160, 160);
      return;
    }
    int left = width() * 27 / 100;
    int right = width() - left;
    paragraph("", 4, "center", false, false, 0, 0);
    body.append(open(false)).append(grid(left, right)).append("<w:tr>").append(top(left));
    paragraph(Paper.TO, 13, "right", false, false, 0, 0);
    body.append("</w:tc>").append(top(right));
    for (int i = 0; i < all.size(); i++) {
      String end = i + 1 < all.size() ? ";" : ".";
      paragraph("- " + all.get(i) + end, 13, "left", false, false, 0, 0);
    }
    body.append("</w:tc></w:tr></w:tbl>");
    paragraph("", 6, "center", false, false, 0, 0);
  }

  private void signature() {
    int left = width() * 44 / 100;
    int right = width() - left;
    body.append(open(false)).append(grid(left, right));
    body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>").append(top(left));
    paragraph(Paper.RECEIVERS, 12, "left", true, true, 0, 0);
    for (String receiver : paper.receivers()) {
      paragraph(receiver, 11, "left", false, false, 0, 0);
    }
    body.append("</w:tc>").append(top(right));
    for (String part : paper.signer().split("\n")) {
      paragraph(part, 13, "center", true, false, 0, 0);
    }
    paragraph("(Chữ ký, dấu, họ và tên)", 12, "center", false, true, 0, 1200);
    body.append("</w:tc></w:tr></w:tbl>");
    paragraph("", 2, "left", false, false, 0, 0);
  }

  private void table(Paper.Table table) {
    int columns = table.heads().size();
    int all = table.widths().stream().mapToInt(Integer::intValue).sum();
    int[] widths = new int[columns];
    for (int i = 0; i < columns; i++) {
      widths[i] = width() * table.widths().get(i) / all;
    }
    int size = Paper.size(table);
    body.append(open(true)).append(grid(widths));
    body.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (int i = 0; i < columns; i++) {
      body.append(cell(widths[i]));
      paragraph(table.heads().get(i), size, "center", true, false, 20, 20);
      body.append("</w:tc>");
    }
    body.append("</w:tr>");
    if (table.title().isEmpty()) {
      body.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
      for (int i = 0; i < columns; i++) {
        body.append(cell(widths[i]));
        paragraph("(" + (i + 1) + ")", size - 2, "center", false, true, 0, 0);
        body.append("</w:tc>");
      }
      body.append("</w:tr>");
    }
    for (Paper.Line line : table.lines()) {
      body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      for (int i = 0; i < columns; i++) {
        body.append(cell(widths[i]));
        paragraph(
            line.cells().get(i),
            size,
            switch (line.sides().get(i)) {
              case LEFT -> "left";
              case CENTRE -> "center";
              case RIGHT -> "right";
            },
            line.bold(),
            false,
            20,
            20);
        body.append("</w:tc>");
      }
      body.append("</w:tr>");
    }
    if (table.lines().isEmpty()) {
      body.append("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"" + columns + "\"/></w:tcPr>");
      paragraph("(không có)", size, "center", false, true, 20, 20);
      body.append("</w:tc></w:tr>");
    }
    body.append("</w:tbl>");
  }

  private static String open(boolean borders) {
    StringBuilder result = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/>");
    if (borders) {
      result.append("<w:tblBorders>");
      for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        result.append("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\"/>");
      }
      result.append("</w:tblBorders>");
    }
    return result
        .append("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>")
        .append("<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>")
        .toString();
  }

  private static String grid(int... widths) {
    StringBuilder result = new StringBuilder("<w:tblGrid>");
    for (int width : widths) {
      result.append("<w:gridCol w:w=\"" + width + "\"/>");
    }
    return result.append("</w:tblGrid>").toString();
  }

  private static String cell(int width) {
    return cell(width, "center");
  }

  private static String top(int width) {
    return cell(width, "top");
  }

  private static String cell(int width, String align) {
    return "<w:tc><w:tcPr><w:tcW w:w=\""
        + width
        + "\" w:type=\"dxa\"/><w:vAlign w:val=\""
        + align
        + "\"/></w:tcPr>";
  }

  private void paragraph(
      String text, int size, String align, boolean bold, boolean italic, int before, int after) {
    body.append("<w:p><w:pPr><w:spacing w:before=\"" + before + "\" w:after=\"" + after + "\"/>")
        .append("<w:jc w:val=\"" + align + "\"/></w:pPr>")
        .append(run(text, size, bold, italic))
        .append("</w:p>");
  }

  private static String run(String text, int size, boolean bold, boolean italic) {
    return "<w:r><w:rPr>"
        + (bold ? "<w:b/>" : "")
        + (italic ? "<w:i/>" : "")
        + "<w:sz w:val=\""
        + size * 2
        + "\"/></w:rPr><w:t xml:space=\"preserve\">"
        + Xml.text(text)
        + "</w:t></w:r>";
  }
}
