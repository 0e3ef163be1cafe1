package vn.ctdp.core.sheets.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.core.sheet.Workbook;
import vn.ctdp.core.sheet.Workbooks;

/** {@link Workbooks} by content, not by what a name claims. */
@Component(service = Workbooks.class)
public final class WorkbookService implements Workbooks {

  private static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  @Override
  public Workbook read(String fileName, InputStream content, SheetLimits limits) {
    byte[] bytes;
    try {
      bytes = content.readNBytes(limits.bytes() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > limits.bytes()) {
      throw new CtdpException(SheetError.TOO_LARGE, (limits.bytes() >> 20) + " MB");
    }
    String name = fileName == null ? "" : fileName.strip();
    String lower = name.toLowerCase(Locale.ROOT);
    if (starts(bytes, OLE2)) {
      throw new CtdpException(contains(bytes, ENCRYPTED) ? SheetError.ENCRYPTED : SheetError.OLD);
    }
    List<Sheet> sheets;
    if (lower.endsWith(".csv")) {
      sheets = List.of(new CsvReader(name.substring(0, name.length() - 4), limits).read(bytes));
    } else if (lower.endsWith(".xlsx") || lower.endsWith(".xlsm")) {
      XlsxParts parts = new XlsxParts(limits);
      parts.check(bytes);
      sheets = new XlsxReader(limits, parts).read(bytes);
    } else {
      throw new CtdpException(SheetError.SUFFIX, name);
    }
    return new Workbook(digest(bytes), bytes.length, sheets);
  }

  private static boolean starts(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static boolean contains(byte[] bytes, byte[] what) {
    for (int i = 0; i + what.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return true;
      }
    }
    return false;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
