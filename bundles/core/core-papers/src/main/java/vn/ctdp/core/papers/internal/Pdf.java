package vn.ctdp.core.papers.internal;

import com.lowagie.text.Chunk;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import com.lowagie.text.pdf.draw.LineSeparator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import vn.ctdp.core.text.Localized;

/**
 * Draws a Word document as PDF where that can be done faithfully: paragraphs and tables in Times
 * New Roman (drawn in Liberation Serif, which has its measures), as the delivered templates are.
 * Whatever it does not know (pictures, lists, other fonts, several columns …) makes it decline
 * instead of leaving something out. For one thread.
 */
final class Pdf {

  /** What a body may be made of; everything else is a reason to decline. */
  private static final Set<String> KNOWN =
      Set.of(
          "document",
          "body",
          "p",
          "pPr",
          "r",
          "rPr",
          "t",
          "br",
          "tbl",
          "tblPr",
          "tblGrid",
          "gridCol",
          "tr",
          "trPr",
          "tc",
          "tcPr",
          "sectPr",
          "pgSz",
          "pgMar",
          "titlePg",
          "headerReference",
          "footerReference",
          "cols",
          "docGrid",
          "proofErr",
          "bookmarkStart",
          "bookmarkEnd",
          "lastRenderedPageBreak",
          "tblPrEx",
          "pgNumType",
          "noBreakHyphen",
          "tblHeader",
          "cantSplit",
          "jc",
          "spacing",
          "ind",
          "keepNext",
          "keepLines",
          "widowControl",
          "contextualSpacing",
          "pageBreakBefore",
          "pBdr",
          "top",
          "left",
          "bottom",
          "right",
          "start",
          "end",
          "insideH",
          "insideV",
          "between",
          "b",
          "bCs",
          "i",
          "iCs",
          "sz",
          "szCs",
          "rFonts",
          "lang",
          "color",
          "kern",
          "w",
          "noProof",
          "spacingLine",
          "tblW",
          "tblBorders",
          "tblLayout",
          "tblCellMar",
          "tblLook",
          "tblInd",
          "tblStyle",
          "tcW",
          "tcBorders",
          "tcMar",
          "vAlign",
          "gridSpan",
          "trHeight",
          "gridBefore",
          "adjustRightInd",
          "autoSpaceDE",
          "autoSpaceDN",
          "snapToGrid",
          "suppressAutoHyphens",
          "rtl",
          "cs",
          "outlineLvl",
          "textAlignment",
          "pStyle",
          "noWrap",
          "tblCaption",
          "tblDescription");

  private static final Set<String> TIMES = Set.of("Times New Roman", "Liberation Serif");

  private final Document main;
  private final List<Document> heads = new ArrayList<>();
  private final Document styles;
  private BaseFont[] fonts;
  private boolean numbered;

  Pdf(Docx docx) {
    main = docx.tree(Docx.MAIN);
    for (String part : docx.textParts()) {
      if (!part.equals(Docx.MAIN)) {
        heads.add(docx.tree(part));
      }
    }
    styles = docx.has("word/styles.xml") ? docx.tree("word/styles.xml") : null;
  }

  // --- whether ---

  /** Why it cannot be drawn; empty when it can. */
  Optional<Localized> declines() {
    String odd = odd(main.getDocumentElement());
    if (odd != null) {
      return reason("phần tử “" + odd + "”", "the element “" + odd + "”");
    }
    if (count(main.getDocumentElement(), "sectPr") > 1) {
      return reason("nhiều phần trang (section)", "several sections");
    }
    for (Document head : heads) {
      String said = Docx.children(head).stream().map(Pdf::words).reduce("", String::concat);
      boolean number = page(head.getDocumentElement());
      numbered |= number;
      if (!number && !said.isBlank() || number && said.strip().length() > 3) {
        return reason("chữ ở đầu trang, chân trang hoặc chú thích", "text in headers or notes");
      }
    }
    return Optional.empty();
  }

  private static Optional<Localized> reason(String vi, String en) {
    return Optional.of(
        new Localized(
            "mẫu dùng " + vi + " mà hệ thống không vẽ đúng được",
            "the template uses " + en + ", which cannot be drawn faithfully here"));
  }

  /** The first thing that is not known; null when all is. */
  private String odd(org.w3c.dom.Element e) {
    if (!Docx.W.equals(e.getNamespaceURI()) || !KNOWN.contains(e.getLocalName())) {
      return e.getNodeName();
    }
    if (e.getLocalName().equals("cols") && number(e, "num", 1) > 1) {
      return "cols";
    }
    if (e.getLocalName().equals("pStyle") && !plain(attribute(e, "val"))) {
      return "style " + attribute(e, "val");
    }
    if (e.getLocalName().equals("br") && !attribute(e, "type").isEmpty()) {
      return "br " + attribute(e, "type");
    }
    if (e.getLocalName().equals("r") && !words(e).isBlank() && !times(e)) {
      return "font";
    }
    for (org.w3c.dom.Element child : Docx.children(e)) {
      String odd = odd(child);
      if (odd != null) {
        return odd;
      }
    }
    return null;
  }

  /** Whether a style says nothing, so that leaving it out changes nothing. */
  private boolean plain(String id) {
    org.w3c.dom.Element style = style(id);
    return style == null
        || Docx.child(style, "pPr") == null
            && Docx.child(style, "rPr") == null
            && (Docx.child(style, "basedOn") == null || plain(Docx.value(style, "basedOn")));
  }

  private org.w3c.dom.Element style(String id) {
    return styles == null
        ? null
        : Docx.children(styles.getDocumentElement()).stream()
            .filter(s -> Docx.is(s, "style") && attribute(s, "styleId").equals(id))
            .findFirst()
            .orElse(null);
  }

  private boolean times(org.w3c.dom.Element run) {
    org.w3c.dom.Element own = Docx.child(Docx.child(run, "rPr"), "rFonts");
    String font = own == null ? "" : attribute(own, "ascii");
    return TIMES.contains(font.isEmpty() ? standard() : font);
  }

  private org.w3c.dom.Element defaults() {
    return styles == null
        ? null
        : Docx.child(
            Docx.child(Docx.child(styles.getDocumentElement(), "docDefaults"), "rPrDefault"),
            "rPr");
  }

  private org.w3c.dom.Element normal() {
    return styles == null
        ? null
        : Docx.children(styles.getDocumentElement()).stream()
            .filter(
                s ->
                    Docx.is(s, "style")
                        && attribute(s, "type").equals("paragraph")
                        && attribute(s, "default").equals("1"))
            .findFirst()
            .orElse(null);
  }

  private String standard() {
    org.w3c.dom.Element fonts = Docx.child(Docx.child(normal(), "rPr"), "rFonts");
    if (fonts == null) {
      fonts = Docx.child(defaults(), "rFonts");
    }
    return fonts == null ? "" : attribute(fonts, "ascii");
  }

  private static boolean page(org.w3c.dom.Element e) {
    return e.getLocalName().equals("fldSimple") && attribute(e, "instr").strip().startsWith("PAGE")
        || e.getLocalName().equals("instrText") && e.getTextContent().strip().startsWith("PAGE")
        || Docx.children(e).stream().anyMatch(Pdf::page);
  }

  // --- drawing ---

  /** The PDF; only when it {@link #declines} nothing. */
  byte[] draw() {
    fonts = new BaseFont[] {font("Regular"), font("Bold"), font("Italic"), font("BoldItalic")};
    org.w3c.dom.Element body = Docx.child(main.getDocumentElement(), "body");
    org.w3c.dom.Element section = Docx.child(body, "sectPr");
    org.w3c.dom.Element size = Docx.child(section, "pgSz");
    org.w3c.dom.Element margins = Docx.child(section, "pgMar");
    Rectangle page =
        size == null
            ? com.lowagie.text.PageSize.A4
            : new Rectangle(number(size, "w", 11906) / 20, number(size, "h", 16838) / 20);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (com.lowagie.text.Document document =
        new com.lowagie.text.Document(
            page,
            number(margins, "left", 1701) / 20,
            number(margins, "right", 850) / 20,
            number(margins, "top", 1134) / 20,
            number(margins, "bottom", 1134) / 20)) {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      if (numbered) {
        writer.setPageEvent(new PageNumber());
      }
      document.addCreator("CTDP");
      document.open();
      int width = Math.round(document.right() - document.left());
      for (org.w3c.dom.Element block : Docx.children(body)) {
        Element drawn = block(block, width);
        if (drawn != null) {
          document.add(drawn);
        }
      }
      if (writer.getPageNumber() == 1) {
        // A page without anything on it cannot be closed.
        document.add(new Chunk(" "));
      }
    } catch (DocumentException e) {
      throw new IllegalStateException("the document could not be laid out", e);
    }
    return out.toByteArray();
  }

  private static BaseFont font(String style) {
    String name = "LiberationSerif-" + style + ".ttf";
    try (InputStream in = Pdf.class.getResourceAsStream("/liberation/" + name)) {
      // Not cached: the cache is static and would outlive the bundle.
      return BaseFont.createFont(
          name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A paragraph or table; null for what is not seen. */
  private Element block(org.w3c.dom.Element e, int width) {
    return switch (e.getLocalName()) {
      case "p" -> paragraph(e, width);
      case "tbl" -> table(e, width);
      default -> null;
    };
  }

  private Paragraph paragraph(org.w3c.dom.Element p, int width) {
    org.w3c.dom.Element look = Docx.child(p, "pPr");
    org.w3c.dom.Element spacing = Docx.child(look, "spacing");
    org.w3c.dom.Element indent = Docx.child(look, "ind");
    int left = number(indent, "left", 0) / 20;
    int right = number(indent, "right", 0) / 20;
    if (Docx.child(Docx.child(look, "pBdr"), "top") != null && words(p).isEmpty()) {
      Paragraph rule = new Paragraph(5, "", new Font(fonts[0], 5));
      int share = Math.max(1, (width - left - right) * 100 / Math.max(1, width));
      rule.setSpacingBefore(number(spacing, "before", 0) / 20);
      rule.add(new Chunk(new LineSeparator(0.7f, share, null, Element.ALIGN_CENTER, -1)));
      return rule;
    }
    int size = 13;
    Paragraph result = new Paragraph();
    for (org.w3c.dom.Element run : Docx.children(p)) {
      if (Docx.is(run, "r")) {
        org.w3c.dom.Element shape = Docx.child(run, "rPr");
        size = size(shape);
        Font font = new Font(fonts[(on(shape, "b") ? 1 : 0) + (on(shape, "i") ? 2 : 0)], size);
        for (org.w3c.dom.Element piece : Docx.children(run)) {
          if (Docx.is(piece, "t")) {
            result.add(new Chunk(piece.getTextContent(), font));
          } else if (Docx.is(piece, "br")) {
            result.add(Chunk.NEWLINE);
          } else if (Docx.is(piece, "noBreakHyphen")) {
            result.add(new Chunk("\u2011", font));
          }
        }
      }
    }
    if (words(p).isEmpty()) {
      result.add(new Chunk(" ", new Font(fonts[0], size)));
    }
    result.setLeading(size * 6 / 5);
    result.setSpacingBefore(number(spacing, "before", 0) / 20);
    result.setSpacingAfter(number(spacing, "after", 0) / 20);
    result.setIndentationLeft(left);
    result.setIndentationRight(right);
    result.setFirstLineIndent(number(indent, "firstLine", 0) / 20);
    result.setKeepTogether(Docx.child(look, "keepNext") != null);
    String align = look == null ? null : Docx.value(look, "jc");
    result.setAlignment(
        align == null
            ? Element.ALIGN_LEFT
            : switch (align) {
              case "center" -> Element.ALIGN_CENTER;
              case "right", "end" -> Element.ALIGN_RIGHT;
              case "both", "distribute" -> Element.ALIGN_JUSTIFIED;
              default -> Element.ALIGN_LEFT;
            });
    return result;
  }

  private PdfPTable table(org.w3c.dom.Element tbl, int width) {
    List<org.w3c.dom.Element> grid = Docx.children(Docx.child(tbl, "tblGrid"));
    float[] widths = new float[Math.max(1, grid.size())];
    int all = 0;
    for (int i = 0; i < grid.size(); i++) {
      widths[i] = Math.max(1, number(grid.get(i), "w", 1));
      all += Math.round(widths[i] / 20);
    }
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(Math.min(100, Math.max(1, all * 100 / Math.max(1, width))));
    boolean lines = Docx.child(Docx.child(tbl, "tblPr"), "tblBorders") != null;
    int header = 0;
    List<org.w3c.dom.Element> rows =
        Docx.children(tbl).stream().filter(r -> Docx.is(r, "tr")).toList();
    for (org.w3c.dom.Element row : rows) {
      if (Docx.child(Docx.child(row, "trPr"), "tblHeader") != null) {
        header++;
      }
      for (org.w3c.dom.Element tc : Docx.children(row)) {
        if (Docx.is(tc, "tc")) {
          table.addCell(cell(tc, lines, width / widths.length));
        }
      }
      table.completeRow();
    }
    table.setHeaderRows(Math.min(header, Math.max(0, rows.size() - 1)));
    table.setSplitLate(true);
    table.setKeepTogether(!lines && rows.size() == 1);
    return table;
  }

  private PdfPCell cell(org.w3c.dom.Element tc, boolean lines, int share) {
    org.w3c.dom.Element look = Docx.child(tc, "tcPr");
    PdfPCell cell = new PdfPCell();
    int inner = number(Docx.child(look, "tcW"), "w", 0) / 20;
    for (org.w3c.dom.Element block : Docx.children(tc)) {
      Element drawn = block(block, inner > 0 ? inner : share);
      if (drawn != null) {
        cell.addElement(drawn);
      }
    }
    String span = look == null ? null : Docx.value(look, "gridSpan");
    cell.setColspan(span == null ? 1 : Integer.parseInt(span));
    boolean own = Docx.child(look, "tcBorders") != null;
    cell.setBorder(lines || own ? Rectangle.BOX : Rectangle.NO_BORDER);
    cell.setBorderWidth(0.5f);
    cell.setPadding(2.5f);
    cell.setPaddingBottom(4f);
    boolean middle = look != null && "center".equals(Docx.value(look, "vAlign"));
    cell.setVerticalAlignment(middle ? Element.ALIGN_MIDDLE : Element.ALIGN_TOP);
    return cell;
  }

  private int size(org.w3c.dom.Element shape) {
    for (org.w3c.dom.Element look :
        java.util.Arrays.asList(shape, Docx.child(normal(), "rPr"), defaults())) {
      String half = look == null ? null : Docx.value(look, "sz");
      if (half != null && half.matches("\\d{1,3}")) {
        return Math.max(1, Integer.parseInt(half) / 2);
      }
    }
    return 10;
  }

  private static boolean on(org.w3c.dom.Element shape, String name) {
    org.w3c.dom.Element e = Docx.child(shape, name);
    return e != null && !Set.of("0", "false", "off").contains(attribute(e, "val"));
  }

  // --- trees ---

  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    for (org.w3c.dom.Element e : Docx.children(node)) {
      words.append(Docx.is(e, "t") ? e.getTextContent() : words(e));
    }
    return words.toString();
  }

  private static int count(org.w3c.dom.Element e, String name) {
    int all = Docx.is(e, name) ? 1 : 0;
    for (org.w3c.dom.Element child : Docx.children(e)) {
      all += count(child, name);
    }
    return all;
  }

  private static String attribute(org.w3c.dom.Element e, String name) {
    return e.getAttributeNS(Docx.W, name);
  }

  private static int number(org.w3c.dom.Element e, String name, int otherwise) {
    String text = e == null ? "" : attribute(e, name);
    return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /** The number of the page at the top, from the second page on (NĐ 30/2020 Phụ lục I). */
  private final class PageNumber extends PdfPageEventHelper {

    @Override
    public void onEndPage(PdfWriter writer, com.lowagie.text.Document document) {
      if (writer.getPageNumber() > 1) {
        Rectangle page = document.getPageSize();
        com.lowagie.text.pdf.PdfContentByte canvas = writer.getDirectContent();
        canvas.beginText();
        canvas.setFontAndSize(fonts[0], 13);
        canvas.showTextAligned(
            Element.ALIGN_CENTER,
            Integer.toString(writer.getPageNumber()),
            Math.round(page.getWidth() / 2),
            Math.round(page.getHeight()) - 37,
            0);
        canvas.endText();
      }
    }
  }
}
