package vn.ctdp.core.sheets.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.SheetLimits;

/**
 * Looks through every part of the file before the library reads any: bounds, declarations, macros,
 * links; and finds the merged ranges, which the library does not tell. For one thread.
 */
final class XlsxParts {

  private static final int MAX_ENTRIES = 1000;
  private static final int MAX_MERGED = 20_000;

  /** A part may not grow to more than this many times its packed size once it is beyond 1 MB. */
  private static final long MAX_RATIO = 250;

  private static final int LAST_COLUMN = 16_383;
  private static final int LAST_ROW = 1_048_576;
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?");

  /** A formula that reads another workbook: {@code [1]Sheet1!A1}, {@code '[2]Tổng'!B2}. */
  private static final Pattern OTHER_BOOK = Pattern.compile("\\[\\d+\\]|\\[[^\\]]+\\.xls[xmb]?\\]");

  private final SheetLimits limits;
  private final XMLInputFactory xml;
  private final Map<String, List<CellRange>> merged = new HashMap<>();
  private final Map<String, String> sheetNames = new HashMap<>();
  private String linkedCell;
  private long unpacked;

  XlsxParts(SheetLimits limits) {
    this.limits = limits;
    this.xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    xml.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /** Merged ranges of a sheet, by the name of its part without folder and suffix. */
  List<CellRange> merged(String sheetName) {
    return merged.getOrDefault(sheetName, List.of());
  }

  void check(byte[] bytes) {
    List<String> names = new ArrayList<>();
    boolean external = false;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      Set<String> seen = new HashSet<>();
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry entry = all.nextElement();
        names.add(entry.getName());
        if (names.size() > MAX_ENTRIES) {
          throw new CtdpException(SheetError.TOO_LARGE, MAX_ENTRIES + " phần / parts");
        }
        // Two parts of one name: which one counts depends on the reader.
        if (!seen.add(entry.getName().toLowerCase(Locale.ROOT))) {
          throw new CtdpException(SheetError.NOT_A_WORKBOOK);
        }
        drain(zip, entry);
      }
      refuseKinds(names);
      sheetNames(zip);
      for (String name : names) {
        if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
          external |= part(zip, name);
        }
      }
    } catch (IOException | IllegalArgumentException | XMLStreamException e) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK, List.of(), e);
    }
    boolean links =
        names.stream()
            .anyMatch(
                n ->
                    n.startsWith("xl/externalLinks/")
                        || n.startsWith("xl/queryTables/")
                        || n.equals("xl/connections.xml"));
    if (linkedCell != null || links || external) {
      throw new CtdpException(
          SheetError.LINKS, linkedCell != null ? linkedCell : "liên kết ngoài / external link");
    }
  }

  private static void refuseKinds(List<String> names) {
    if (!names.contains("xl/workbook.xml")) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK);
    }
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.contains("vbaproject")
          || lower.startsWith("xl/macrosheets/")
          || lower.startsWith("xl/activex/")
          || lower.startsWith("xl/embeddings/")
          || lower.startsWith("xl/dialogsheets/")) {
        throw new CtdpException(SheetError.MACROS, name);
      }
    }
  }

  private void drain(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    long size = 0;
    byte[] buffer = new byte[16_384];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        unpacked += n;
        if (unpacked > limits.unpacked() || (size > 1 << 20 && size / packed > MAX_RATIO)) {
          throw new CtdpException(
              SheetError.TOO_LARGE, entry.getName() + " > " + (unpacked >> 20) + " MB");
        }
      }
    }
  }

  /** Names of sheets by the path of their parts. */
  private void sheetNames(ZipFile zip) throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    ZipArchiveEntry rels = zip.getEntry("xl/_rels/workbook.xml.rels");
    if (rels == null) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK);
    }
    each(
        zip,
        rels.getName(),
        r -> {
          if (r.getLocalName().equals("Relationship")) {
            String target = attribute(r, "Target");
            targets.put(
                attribute(r, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
          }
        });
    each(
        zip,
        "xl/workbook.xml",
        r -> {
          if (r.getLocalName().equals("sheet")) {
            sheetNames.put(targets.get(attribute(r, "id")), attribute(r, "name"));
          }
        });
  }

  private interface Start {
    void at(XMLStreamReader reader) throws XMLStreamException;
  }

  private void each(ZipFile zip, String name, Start start) throws IOException, XMLStreamException {
    try (InputStream in = open(zip, name)) {
      XMLStreamReader reader = xml.createXMLStreamReader(in);
      try {
        while (reader.hasNext()) {
          int event = reader.next();
          if (event == XMLStreamConstants.DTD) {
            throw new CtdpException(SheetError.DOCTYPE, name);
          }
          if (event == XMLStreamConstants.START_ELEMENT) {
            start.at(reader);
          }
        }
      } finally {
        reader.close();
      }
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    return new BufferedInputStream(zip.getInputStream(zip.getEntry(name)), 65_536);
  }

  /** Whether the part points outside the file other than by a link that people click. */
  private boolean part(ZipFile zip, String name) throws IOException, XMLStreamException {
    boolean[] external = {false};
    String sheet = sheetNames.get(name);
    boolean vml = name.endsWith(".vml");
    int[] row = {0};
    String[] at = {""};
    try {
      each(
          zip,
          name,
          r -> {
            switch (r.getLocalName()) {
              case "Relationship" -> {
                if ("External".equals(attribute(r, "TargetMode"))
                    && !attribute(r, "Type").endsWith("/hyperlink")) {
                  external[0] = true;
                }
              }
              case "Override", "Default" -> {
                if (name.equals("[Content_Types].xml")
                    && attribute(r, "ContentType").toLowerCase(Locale.ROOT).contains("macro")) {
                  throw new CtdpException(SheetError.MACROS, attribute(r, "ContentType"));
                }
              }
              case "row" -> {
                if (sheet != null) {
                  String number = attribute(r, "r");
                  row[0] = number.isEmpty() ? row[0] + 1 : Integer.parseInt(number);
                  if (row[0] < 1 || row[0] > LAST_ROW) {
                    throw new CtdpException(SheetError.NOT_A_WORKBOOK);
                  }
                }
              }
              case "c" -> {
                if (sheet != null) {
                  at[0] = attribute(r, "r");
                  if (!at[0].isEmpty()) {
                    range(at[0]);
                  }
                }
              }
              case "f" -> {
                if (sheet != null && linkedCell == null) {
                  String formula = r.getElementText();
                  if (OTHER_BOOK.matcher(formula).find()) {
                    linkedCell = sheet + "!" + at[0];
                  }
                }
              }
              case "mergeCell" -> {
                if (sheet != null) {
                  List<CellRange> ranges = merged.computeIfAbsent(sheet, s -> new ArrayList<>());
                  if (ranges.size() >= MAX_MERGED) {
                    throw new CtdpException(SheetError.TOO_LARGE, sheet);
                  }
                  ranges.add(range(attribute(r, "ref")));
                }
              }
              default -> {}
            }
          });
    } catch (XMLStreamException e) {
      // Drawings for notes are often not well formed; nobody reads them.
      if (!vml) {
        throw e;
      }
    }
    return external[0];
  }

  private static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static CellRange range(String text) {
    Matcher m = RANGE.matcher(text);
    if (!m.matches()) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK);
    }
    int firstColumn = column(m.group(1));
    int firstRow = row(m.group(2));
    int lastColumn = m.group(3) == null ? firstColumn : column(m.group(3));
    int lastRow = m.group(4) == null ? firstRow : row(m.group(4));
    return new CellRange(
        Math.min(firstRow, lastRow),
        Math.min(firstColumn, lastColumn),
        Math.max(firstRow, lastRow),
        Math.max(firstColumn, lastColumn));
  }

  private static int column(String letters) {
    int column = 0;
    for (char c : letters.toCharArray()) {
      column = column * 26 + (c - 'A' + 1);
    }
    if (column - 1 > LAST_COLUMN) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK);
    }
    return column - 1;
  }

  private static int row(String digits) {
    int row = Integer.parseInt(digits);
    if (row < 1 || row > LAST_ROW) {
      throw new CtdpException(SheetError.NOT_A_WORKBOOK);
    }
    return row;
  }
}
