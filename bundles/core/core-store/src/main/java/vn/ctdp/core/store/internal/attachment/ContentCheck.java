package vn.ctdp.core.store.internal.attachment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.store.internal.StoreError;

/**
 * Looks into a file: whether it is what its suffix says. Nothing is executed, no external entity is
 * read, and what is unpacked is bounded.
 */
final class ContentCheck {

  /** Entries an OOXML file may have. */
  private static final int MAX_ENTRIES = 5_000;

  /** Bytes an OOXML file may unpack to. */
  private static final long MAX_UNPACKED = 512L * 1024 * 1024;

  /** Times an entry may unpack to its packed size, once it is larger than a megabyte. */
  private static final long MAX_RATIO = 200;

  private static final Set<String> GEOJSON_TYPES =
      Set.of(
          "FeatureCollection",
          "Feature",
          "Point",
          "MultiPoint",
          "LineString",
          "MultiLineString",
          "Polygon",
          "MultiPolygon",
          "GeometryCollection");

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

  private ContentCheck() {}

  /**
   * Refuses a file that is not of the kind.
   *
   * @throws CtdpException with a code of {@link StoreError}
   */
  static void check(Path file, String fileName, FileKind kind) throws IOException {
    boolean fits =
        switch (kind) {
          case PDF -> startsWith(file, PDF);
          case PNG -> startsWith(file, PNG);
          case JPEG -> jpeg(file);
          case TEXT -> text(file);
          case GEOJSON -> text(file) && geoJson(file);
          case DOCX, XLSX, PPTX -> ooxml(file, fileName, kind);
        };
    if (!fits) {
      throw new CtdpException(StoreError.FILE_MISMATCH, fileName);
    }
  }

  private static boolean startsWith(Path file, byte[] magic) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    }
  }

  private static boolean jpeg(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(3);
      return head.length == 3
          && head[0] == (byte) 0xff
          && head[1] == (byte) 0xd8
          && head[2] == (byte) 0xff;
    }
  }

  /** UTF-8 without control characters other than line ends and tabs. */
  private static boolean text(Path file) throws IOException {
    try (Reader in = utf8(file)) {
      char[] buffer = new char[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          char c = buffer[i];
          if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
            return false;
          }
        }
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Reader utf8(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** Well-formed JSON whose outermost object has a type of RFC 7946. */
  private static boolean geoJson(Path file) throws IOException {
    boolean typed = false;
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      int depth = 1;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (depth == 1
            && token == JsonToken.VALUE_STRING
            && "type".equals(json.currentName())) {
          typed = GEOJSON_TYPES.contains(json.getText());
        }
      }
      return typed && depth == 0;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static boolean ooxml(Path file, String fileName, FileKind kind) throws IOException {
    if (!startsWith(file, new byte[] {'P', 'K', 3, 4})) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new CtdpException(StoreError.FILE_BOMB, fileName);
      }
      long left = MAX_UNPACKED;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith("vbaproject.bin")
            || name.endsWith("vbadata.xml")
            || name.contains("/macrosheets/")
            || name.contains("/activex/")) {
          throw new CtdpException(StoreError.FILE_MACRO, fileName);
        }
        left -= unpacked(zip, entry, left, fileName);
      }
      return mainPart(zip, fileName, kind);
    } catch (ZipException e) {
      throw new CtdpException(StoreError.FILE_BOMB, List.of(), e, fileName);
    }
  }

  /** The size found by unpacking, since the one in the directory may lie. */
  private static long unpacked(ZipFile zip, ZipEntry entry, long left, String fileName)
      throws IOException {
    long size = 0;
    long packed = Math.max(1, entry.getCompressedSize());
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > left || (size > 1024 * 1024 && size / packed > MAX_RATIO)) {
          throw new CtdpException(StoreError.FILE_BOMB, fileName);
        }
      }
    }
    return size;
  }

  /** Whether the list of content types names the main part of the kind, and no macros. */
  private static boolean mainPart(ZipFile zip, String fileName, FileKind kind) throws IOException {
    ZipEntry types = zip.getEntry("[Content_Types].xml");
    if (types == null) {
      return false;
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    boolean found = false;
    try (InputStream in = zip.getInputStream(types)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          String type = xml.getAttributeValue(null, "ContentType");
          if (type != null) {
            String lower = type.toLowerCase(Locale.ROOT);
            if (lower.contains("macroenabled") || lower.contains("vbaproject")) {
              throw new CtdpException(StoreError.FILE_MACRO, fileName);
            }
            found |= lower.equals(kind.mainPart().toLowerCase(Locale.ROOT));
          }
        }
      }
      return found;
    } catch (XMLStreamException e) {
      return false;
    }
  }
}
