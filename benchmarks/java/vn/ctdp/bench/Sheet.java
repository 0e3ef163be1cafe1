package vn.ctdp.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of one sheet of texts, as small as the format allows. */
final class Sheet {

  private static final int ROWS = 10_000;
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String OFFICE = "http://schemas.openxmlformats.org/";

  private Sheet() {}

  /** Headings and 10,000 rows, numbered from 0; the texts need no escaping. */
  static byte[] of(List<String> headings, IntFunction<List<String>> rows) {
    StringBuilder data = new StringBuilder(HEAD + "<worksheet xmlns=\"" + OFFICE + "spreadsheetml/2006/main\"><sheetData>");
    row(data, 1, headings);
    for (int i = 0; i < ROWS; i++) {
      row(data, i + 2, rows.apply(i));
    }
    data.append("</sheetData></worksheet>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"" + OFFICE + "package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
              + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
      part(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"" + OFFICE + "spreadsheetml/2006/main\" xmlns:r=\"" + OFFICE
              + "officeDocument/2006/relationships\"><sheets><sheet name=\"Bảng\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
      part(zip, "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
      part(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns=\"" + OFFICE + "spreadsheetml/2006/main\"><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellXfs></styleSheet>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(data.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void row(StringBuilder data, int number, List<String> cells) {
    data.append("<row r=\"").append(number).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      data.append("<c r=\"").append((char) ('A' + i)).append(number).append("\" t=\"inlineStr\"><is><t>").append(cells.get(i)).append("</t></is></c>");
    }
    data.append("</row>");
  }

  private static String relations(String... typesAndTargets) {
    StringBuilder text = new StringBuilder("<Relationships xmlns=\"" + OFFICE + "package/2006/relationships\">");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      text.append("<Relationship Id=\"r").append(i / 2 + 1).append("\" Type=\"" + OFFICE + "officeDocument/2006/relationships/").append(typesAndTargets[i]);
      text.append("\" Target=\"").append(typesAndTargets[i + 1]).append("\"/>");
    }
    return text.append("</Relationships>").toString();
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((HEAD + text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
