package vn.ctdp.core.store.internal.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reference file of this bundle: comma-separated by RFC 4180, UTF-8, first line with the column
 * names. The files are part of the build, so any irregularity is a programming error.
 *
 * @param name file name
 * @param sha256 digest of its bytes
 * @param rows its rows, by column name
 */
public record Csv(String name, String sha256, List<Row> rows) {

  /** Reads {@code /reference/name} of this bundle. */
  public static Csv reference(String name) {
    try (InputStream in = Csv.class.getResourceAsStream("/reference/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no reference file " + name);
      }
      byte[] bytes = in.readAllBytes();
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return parse(name, digest, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static Csv parse(String name, String digest, String text) {
    List<List<String>> lines = split(name, text);
    List<String> header = lines.get(0);
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != header.size()) {
        throw new IllegalStateException(
            name + ": " + line.size() + " columns instead of " + header.size() + " in " + line);
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        cells.put(header.get(i), line.get(i));
      }
      rows.add(new Row(cells));
    }
    return new Csv(name, digest, List.copyOf(rows));
  }

  private static List<List<String>> split(String name, String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        line.add(cell.toString());
        cell.setLength(0);
        lines.add(line);
        line = new ArrayList<>();
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new IllegalStateException(name + ": a quoted cell does not end");
    }
    if (cell.length() > 0 || !line.isEmpty()) {
      line.add(cell.toString());
      lines.add(line);
    }
    return lines;
  }

  /** One row. */
  public record Row(Map<String, String> cells) {

    /** A cell; null when it is empty. */
    public String get(String column) {
      String value = cells.get(column);
      if (value == null) {
        throw new IllegalStateException("no column " + column);
      }
      return value.isBlank() ? null : value.strip();
    }

    /** A cell that must be there. */
    public String require(String column) {
      String value = get(column);
      if (value == null) {
        throw new IllegalStateException("no " + column + " in " + cells);
      }
      return value;
    }

    /** A day; null when the cell is empty. */
    public LocalDate day(String column) {
      String value = get(column);
      return value == null ? null : LocalDate.parse(value);
    }
  }
}
