package vn.ctdp.exchange.documents.internal;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes a {@link Paper} as PDF. The font is Liberation Serif, which has the measures of Times New
 * Roman and may be embedded freely. For one thread.
 */
final class PdfWriter {

  /** Millimetres in points. */
  private static int mm(int millimetres) {
    return (millimetres * 720 + 127) / 254;
  }

  private final Paper paper;
  private final BaseFont regular;
  private final BaseFont bold;
  private final BaseFont italic;
  private final BaseFont boldItalic;

  PdfWriter(Paper paper) {
    this.paper = paper;
    this.regular = font("Regular");
    this.bold = font("Bold");
    this.italic = font("Italic");
    this.boldItalic = font("BoldItalic");
  }

  private static BaseFont font(String style) {
    String name = "LiberationSerif-" + style + ".ttf";
    try (InputStream in = PdfWriter.class.getResourceAsStream("/liberation/" + name)) {
      // Not cached: the cache is static and would outlive the bundle.
      return BaseFont.createFont(
          name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] write() {
    boolean wide = paper.wide();
    Rectangle page = wide ? PageSize.A4.rotate() : PageSize.A4;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Margins of NĐ 30/2020: left 30 mm, right 15, top and bottom 20.
    try (Document document = new Document(page, mm(30), mm(15), mm(20), mm(20))) {
      com.lowagie.text.pdf.PdfWriter writer =
          com.lowagie.text.pdf.PdfWriter.getInstance(document, out);
      writer.setPageEvent(new Footer());
      document.addTitle(paper.title());
      document.addSubject(paper.formNumber());
      document.addCreator("CTDP");
      document.open();
      document.add(head());
      document.add(line(paper.formNumber(), italic, 11, Element.ALIGN_RIGHT, 4, 0));
      document.add(line(paper.title(), bold, 14, Element.ALIGN_CENTER, 8, 0));
      for (String part : paper.subtitle()) {
        document.add(line(part, bold, 13, Element.ALIGN_CENTER, 2, 0));
      }
      document.add(rule(20, 3));
      for (String part : paper.particulars()) {
        document.add(line(part, regular, 12, Element.ALIGN_CENTER, 2, 0));
      }
      document.add(addressees());
      if (!paper.remark().isEmpty()) {
        document.add(line(paper.remark(), italic, 11, Element.ALIGN_LEFT, 0, 6));
      }
      for (Paper.Table table : paper.tables()) {
        add(document, writer, table);
      }
      if (!paper.notes().isEmpty()) {
        document.add(line("Ghi chú:", bold, 11, Element.ALIGN_LEFT, 8, 0));
        for (String note : paper.notes()) {
          document.add(line(note, regular, 11, Element.ALIGN_LEFT, 1, 0));
        }
      }
      document.add(signature());
      for (Paper.Table table : paper.annex()) {
        add(document, writer, table);
      }
    } catch (DocumentException e) {
      throw new IllegalStateException("the document could not be laid out", e);
    }
    return out.toByteArray();
  }

  private void add(Document document, com.lowagie.text.pdf.PdfWriter writer, Paper.Table table) {
    if (!table.title().isEmpty()) {
      if (writer.getVerticalPosition(true) < mm(50)) {
        // A title with its table's head would stand alone at the foot of the page.
        document.newPage();
      }
      document.add(line(table.title(), bold, 12, Element.ALIGN_LEFT, 12, 4));
    }
    document.add(table(table));
  }

  private static Paragraph line(
      String text, BaseFont font, int size, int align, int before, int after) {
    Paragraph p = new Paragraph(size * 5 / 4, text, new Font(font, size));
    p.setAlignment(align);
    p.setSpacingBefore(before);
    p.setSpacingAfter(after);
    return p;
  }

  private PdfPTable head() {
    PdfPTable head = new PdfPTable(new float[] {42, 58});
    head.setWidthPercentage(100);
    PdfPCell left = plain();
    if (!paper.superior().isEmpty()) {
      left.addElement(line(paper.superior(), regular, 12, Element.ALIGN_CENTER, 0, 0));
    }
    for (String part : paper.issuer().split("\n")) {
      left.addElement(line(part, bold, 12, Element.ALIGN_CENTER, 0, 0));
    }
    left.addElement(rule(30, 1));
    left.addElement(line(paper.number(), regular, 13, Element.ALIGN_CENTER, 4, 0));
    PdfPCell right = plain();
    right.addElement(line(Paper.STATE, bold, 12, Element.ALIGN_CENTER, 0, 0));
    right.addElement(line(Paper.MOTTO, bold, 13, Element.ALIGN_CENTER, 0, 0));
    // The line under the motto is as long as the motto.
    float motto = bold.getWidthPoint(Paper.MOTTO, 13);
    right.addElement(rule(Math.round(motto * 100 / (paper.width() * 58 / 100)), 1));
    right.addElement(line(paper.place(), italic, 13, Element.ALIGN_CENTER, 4, 0));
    head.addCell(left);
    head.addCell(right);
    return head;
  }

  /** A line across part of the page, below the issuing organisation, the motto and the title. */
  private Paragraph rule(int percent, int before) {
    com.lowagie.text.pdf.draw.LineSeparator separator =
        new com.lowagie.text.pdf.draw.LineSeparator(0.7f, percent, null, Element.ALIGN_CENTER, -1);
    Paragraph p = new Paragraph(5, "", new Font(regular, 5));
    p.setSpacingBefore(before);
    p.add(new Chunk(separator));
    return p;
  }

  /** One addressee beside "Kính gửi", several below each other. */
  private Element addressees() {
    List<String> all = paper.addressees();
    if (all.size() == 1) {
      return line(Paper.TO + " " + all.get(0), regular, 13, Element.ALIGN_CENTER, 8, 8);
    }
    PdfPTable table = new PdfPTable(new float[] {24, 76});
    table.setWidthPercentage(86);
    table.setSpacingBefore(8);
    table.setSpacingAfter(8);
    PdfPCell left = plain();
    left.addElement(line(Paper.TO, regular, 13, Element.ALIGN_RIGHT, 0, 0));
    PdfPCell right = plain();
    for (int i = 0; i < all.size(); i++) {
      right.addElement(
          line(
              "- " + all.get(i) + (i + 1 < all.size() ? ";" : "."),
              regular,
              13,
              Element.ALIGN_LEFT,
              0,
              0));
    }
    table.addCell(left);
    table.addCell(right);
    return table;
  }

  private static PdfPCell plain() {
    PdfPCell cell = new PdfPCell();
    cell.setBorder(Rectangle.NO_BORDER);
    return cell;
  }

  private PdfPTable table(Paper.Table table) {
    int columns = table.heads().size();
    float[] widths = new float[columns];
    for (int i = 0; i < columns; i++) {
      widths[i] = table.widths().get(i);
    }
    int size = Paper.size(table);
    PdfPTable result = new PdfPTable(widths);
    result.setWidthPercentage(100);
    result.setHeaderRows(table.title().isEmpty() ? 2 : 1);
    for (String head : table.heads()) {
      result.addCell(cell(head, bold, size, Element.ALIGN_CENTER));
    }
    if (table.title().isEmpty()) {
      // The form's only table numbers its columns, as the circulars do.
      for (int i = 1; i <= columns; i++) {
        result.addCell(cell("(" + i + ")", italic, size - 2, Element.ALIGN_CENTER));
      }
    }
    for (Paper.Line line : table.lines()) {
      for (int i = 0; i < columns; i++) {
        result.addCell(
            cell(
                line.cells().get(i),
                line.bold() ? bold : regular,
                size,
                switch (line.sides().get(i)) {
                  case LEFT -> Element.ALIGN_LEFT;
                  case CENTRE -> Element.ALIGN_CENTER;
                  case RIGHT -> Element.ALIGN_RIGHT;
                }));
      }
    }
    if (table.lines().isEmpty()) {
      PdfPCell none = cell("(không có)", italic, size, Element.ALIGN_CENTER);
      none.setColspan(columns);
      result.addCell(none);
    }
    return result;
  }

  private static PdfPCell cell(String text, BaseFont font, int size, int align) {
    PdfPCell cell = new PdfPCell(new Phrase(size * 23 / 20, text, new Font(font, size)));
    cell.setHorizontalAlignment(align);
    cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
    cell.setPadding(2.5f);
    cell.setPaddingBottom(4f);
    cell.setBorderWidth(0.5f);
    return cell;
  }

  private PdfPTable signature() {
    PdfPTable block = new PdfPTable(new float[] {44, 56});
    block.setWidthPercentage(100);
    block.setSpacingBefore(14);
    block.setKeepTogether(true);
    PdfPCell left = plain();
    left.addElement(line(Paper.RECEIVERS, boldItalic, 12, Element.ALIGN_LEFT, 0, 0));
    for (String receiver : paper.receivers()) {
      left.addElement(line(receiver, regular, 11, Element.ALIGN_LEFT, 0, 0));
    }
    PdfPCell right = plain();
    for (String part : List.of(paper.signer().split("\n"))) {
      right.addElement(line(part, bold, 13, Element.ALIGN_CENTER, 0, 0));
    }
    right.addElement(line("(Chữ ký, dấu, họ và tên)", italic, 12, Element.ALIGN_CENTER, 0, 60));
    block.addCell(left);
    block.addCell(right);
    return block;
  }

  /** Page number at the top from the second page, identity of the report at the foot. */
  private final class Footer extends PdfPageEventHelper {

    @Override
    public void onEndPage(com.lowagie.text.pdf.PdfWriter writer, Document document) {
      PdfContentByte canvas = writer.getDirectContent();
      Rectangle page = document.getPageSize();
      text(
          canvas,
          8,
          paper.footer() + " · trang " + writer.getPageNumber(),
          Math.round(page.getWidth() / 2),
          mm(11));
      if (writer.getPageNumber() > 1) {
        text(
            canvas,
            13,
            Integer.toString(writer.getPageNumber()),
            Math.round(page.getWidth() / 2),
            Math.round(page.getHeight()) - mm(13));
      }
    }

    private void text(PdfContentByte canvas, int size, String text, int x, int y) {
      canvas.beginText();
      canvas.setFontAndSize(regular, size);
      canvas.showTextAligned(Element.ALIGN_CENTER, text, x, y, 0);
      canvas.endText();
    }
  }
}
