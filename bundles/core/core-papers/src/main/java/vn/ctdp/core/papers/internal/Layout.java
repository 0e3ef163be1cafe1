package vn.ctdp.core.papers.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the Word document of a delivered template from its text (see {@link
 * vn.ctdp.core.paper.PaperSource#template}), in the frame of NĐ 30/2020 Phụ lục I: A4, margins 20,
 * 15, 20 and 30 mm, Times New Roman 13, page numbers at the top from the second page. For one
 * thread.
 */
final class Layout {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String NS =
      "xmlns:w=\""
          + Docx.W
          + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  private final StringBuilder body = new StringBuilder();
  private boolean wide;
  private int[] shares;
  private boolean first;
  private String receivers = "";

  private Layout() {}

  /** The document of a layout. */
  static byte[] docx(String layout) {
    return new Layout().write(layout);
  }

  private byte[] write(String layout) {
    wide = layout.lines().anyMatch(l -> l.strip().equals("@wide"));
    layout.lines().map(String::strip).forEach(this::line);
    endTable();
    int across = twips(wide ? 297 : 210);
    int down = twips(wide ? 210 : 297);
    String document =
        HEAD
            + "<w:document "
            + NS
            + "><w:body>"
            + body
            + paragraph("", 2, "left", "", 0, 0)
            + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\""
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
            + "\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
            + "</w:body></w:document>";
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(
        parts,
        "[Content_Types].xml",
        HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + type("document", "document.main")
            + type("styles", "styles")
            + type("header1", "header")
            + "</Types>");
    put(parts, "_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml")));
    put(
        parts,
        "word/_rels/document.xml.rels",
        relations(
            relation("rId1", "styles", "styles.xml") + relation("rId2", "header", "header1.xml")));
    put(parts, Docx.MAIN, document);
    put(
        parts,
        "word/styles.xml",
        HEAD
            + "<w:styles "
            + NS
            + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
            + " w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\""
            + " w:eastAsia=\"Times New Roman\"/>"
            + "<w:sz w:val=\"26\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name"
            + " w:val=\"Normal\"/></w:style></w:styles>");
    put(
        parts,
        "word/header1.xml",
        HEAD
            + "<w:hdr "
            + NS
            + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
            + "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>");
    return Docx.of(parts).write();
  }

  private static void put(Map<String, byte[]> parts, String name, String content) {
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void line(String line) {
    boolean row = line.startsWith("|");
    if (!row) {
      endTable();
    }
    if (line.isEmpty() || line.equals("@wide")) {
      return;
    }
    if (row) {
      row(line);
    } else if (line.equals("@head") || line.equals("@head plain")) {
      head(line.equals("@head"));
    } else if (line.startsWith("@form ")) {
      body.append(paragraph(line.substring(6), 11, "right", "i", 120, 0));
    } else if (line.startsWith("@title ")) {
      body.append(paragraph(line.substring(7), 14, "center", "b", 240, 0));
    } else if (line.startsWith("@subtitle ")) {
      body.append(paragraph(line.substring(10), 13, "center", "b", 0, 60));
    } else if (line.startsWith("@table ")) {
      shares =
          Arrays.stream(line.substring(7).split(","))
              .map(String::strip)
              .mapToInt(Integer::parseInt)
              .toArray();
      first = true;
    } else if (line.startsWith("@receivers ")) {
      receivers = line.substring(11);
    } else if (line.startsWith("@sign ")) {
      sign(line.substring(6).split("/"));
    } else if (line.startsWith("# ")) {
      body.append(heading(line.substring(2)));
    } else if (line.startsWith("> ")) {
      body.append(paragraph(line.substring(2), 13, "center", "", 60, 60));
    } else if (line.startsWith("@")) {
      throw new IllegalArgumentException("no such line in a layout: " + line);
    } else {
      body.append(paragraph(line, 13, "both", "", 60, 60));
    }
  }

  // --- blocks ---

  private int width() {
    return twips((wide ? 297 : 210) - 45);
  }

  private void head(boolean number) {
    int left = width() * 42 / 100;
    int right = width() - left;
    body.append(table(false, left, right)).append("<w:tr>").append(cell(left, "top"));
    body.append(paragraph("{{office.superior}}", 12, "center", "", 0, 0))
        .append(paragraph("{{office.nameUpper}}", 12, "center", "b", 0, 0))
        .append(rule(left, 30))
        .append(number ? paragraph("Số: {{paper.number}}", 13, "center", "", 40, 0) : "")
        .append("</w:tc>")
        .append(cell(right, "top"))
        .append(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "center", "b", 0, 0))
        .append(paragraph("Độc lập - Tự do - Hạnh phúc", 13, "center", "b", 0, 0))
        .append(rule(right, twips(58) * 100 / right))
        .append(paragraph("{{office.place}}, {{paper.date}}", 13, "center", "i", 40, 0))
        .append("</w:tc></w:tr></w:tbl>");
  }

  private static String rule(int width, int percent) {
    int margin = width * (100 - percent) / 200;
    return "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\"/></w:pBdr>"
        + "<w:spacing w:before=\"70\" w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/>"
        + "<w:ind w:left=\""
        + margin
        + "\" w:right=\""
        + margin
        + "\"/></w:pPr></w:p>";
  }

  private static String heading(String text) {
    return "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/></w:pPr>"
        + run(text, 13, "b")
        + "</w:p>";
  }

  private void row(String line) {
    int[] widths = new int[shares.length];
    int all = Arrays.stream(shares).sum();
    for (int i = 0; i < shares.length; i++) {
      widths[i] = width() * shares[i] / all;
    }
    if (first) {
      body.append(table(true, widths));
    }
    List<String> cells = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    String inner = line.substring(0, line.length() - (line.endsWith("|") ? 1 : 0));
    for (String c : inner.substring(1).split("\\|", -1)) {
      right.add(c.startsWith(">"));
      cells.add((c.startsWith(">") ? c.substring(1) : c).strip());
    }
    if (cells.size() != shares.length) {
      throw new IllegalArgumentException(shares.length + " columns wanted: " + line);
    }
    body.append("<w:tr><w:trPr><w:cantSplit/>")
        .append(first ? "<w:tblHeader/>" : "")
        .append("</w:trPr>");
    for (int i = 0; i < cells.size(); i++) {
      String align = first ? "center" : right.get(i) ? "right" : "left";
      body.append(cell(widths[i], "center"))
          .append(paragraph(cells.get(i), 12, align, first ? "b" : "", 20, 20))
          .append("</w:tc>");
    }
    body.append("</w:tr>");
    first = false;
  }

  private void endTable() {
    if (shares != null && !first) {
      body.append("</w:tbl>").append(paragraph("", 6, "left", "", 0, 0));
      shares = null;
    }
  }

  private void sign(String[] who) {
    int columns = receivers.isEmpty() ? who.length : 2;
    int[] widths = new int[columns];
    Arrays.fill(widths, width() / columns);
    body.append(paragraph("", 13, "left", "", 0, 0))
        .append(table(false, widths))
        .append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    if (!receivers.isEmpty()) {
      body.append(cell(widths[0], "top")).append(paragraph("Nơi nhận:", 12, "left", "bi", 0, 0));
      for (String r : receivers.split(";")) {
        body.append(paragraph("- " + r.strip() + ";", 11, "left", "", 0, 0));
      }
      body.append(paragraph("- Lưu: VT.", 11, "left", "", 0, 0)).append("</w:tc>");
    }
    for (String w : who) {
      body.append(cell(widths[widths.length - 1], "top"))
          .append(paragraph(w.strip(), 13, "center", "b", 0, 0))
          .append(paragraph("(Chữ ký, dấu, họ và tên)", 12, "center", "i", 0, 1300))
          .append("</w:tc>");
    }
    body.append("</w:tr></w:tbl>");
  }

  // --- pieces ---

  private static String table(boolean borders, int... widths) {
    StringBuilder result = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/>");
    if (borders) {
      result.append("<w:tblBorders>");
      for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
        result.append("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\"/>");
      }
      result.append("</w:tblBorders>");
    }
    result
        .append("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>")
        .append("<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    for (int width : widths) {
      result.append("<w:gridCol w:w=\"" + width + "\"/>");
    }
    return result.append("</w:tblGrid>").toString();
  }

  private static String cell(int width, String align) {
    return "<w:tc><w:tcPr><w:tcW w:w=\""
        + width
        + "\" w:type=\"dxa\"/><w:vAlign w:val=\""
        + align
        + "\"/></w:tcPr>";
  }

  private static String paragraph(
      String text, int size, String align, String look, int before, int after) {
    return "<w:p><w:pPr><w:spacing w:before=\""
        + before
        + "\" w:after=\""
        + after
        + "\"/><w:jc w:val=\""
        + align
        + "\"/></w:pPr>"
        + run(text, size, look)
        + "</w:p>";
  }

  private static String run(String text, int size, String look) {
    return "<w:r><w:rPr>"
        + (look.contains("b") ? "<w:b/>" : "")
        + (look.contains("i") ? "<w:i/>" : "")
        + "<w:sz w:val=\""
        + size * 2
        + "\"/></w:rPr><w:t xml:space=\"preserve\">"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</w:t></w:r>";
  }

  private static String type(String name, String type) {
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

  /** Millimetres in twentieths of a point. */
  private static int twips(int mm) {
    return (mm * 14_400 + 127) / 254;
  }
}
