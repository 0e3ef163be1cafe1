package vn.ctdp.exchange.centre.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.report.ReportCell;

/**
 * The figures of a report in one block, exactly: what the national tables read. For each cell its
 * row, its source and, unless it is empty, an exact decimal. Everything else about a cell is read
 * from the document itself when somebody asks.
 *
 * <p>Version 1: a byte 1, the number of cells, then for each cell the length of its row key, the
 * key in UTF-8, a byte (bits 0–3 the source, bit 6 set for a long number, bit 7 set when there is a
 * figure), and the figure: a byte with its scale, then the unscaled number, zigzag, 7 bits to a
 * byte; a long one as its length and its bytes. Lengths are 7 bits to a byte, lowest first.
 */
final class PackedCells {

  private static final int VERSION = 1;
  private static final int FIGURE = 0x80;
  private static final int LONG = 0x40;
  private static final ReportCell.Source[] SOURCES = {
    ReportCell.Source.EMPTY,
    ReportCell.Source.RECORDS,
    ReportCell.Source.FORMULA,
    ReportCell.Source.MANUAL,
    ReportCell.Source.OVERRIDE
  };

  private PackedCells() {}

  /** Hears of each cell in turn. */
  interface Reader {

    /**
     * A cell.
     *
     * @param value normal form; null when empty
     */
    void cell(String row, BigDecimal value, ReportCell.Source source);
  }

  static byte[] pack(List<Envelope.Cell> cells) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 + cells.size() * 14);
    out.write(VERSION);
    number(out, cells.size());
    for (Envelope.Cell c : cells) {
      byte[] row = c.cell().row().getBytes(StandardCharsets.UTF_8);
      number(out, row.length);
      out.writeBytes(row);
      BigDecimal value = c.cell().value();
      if (value == null) {
        out.write(code(c.cell().source()));
      } else {
        figure(out, code(c.cell().source()), Units.normal(value));
      }
    }
    return out.toByteArray();
  }

  private static void figure(ByteArrayOutputStream out, int source, BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    if (unscaled.bitLength() < 63) {
      out.write(source | FIGURE);
      out.write(value.scale());
      long n = unscaled.longValue();
      number(out, n << 1 ^ n >> 63);
    } else {
      out.write(source | FIGURE | LONG);
      out.write(value.scale());
      byte[] bytes = unscaled.toByteArray();
      number(out, bytes.length);
      out.writeBytes(bytes);
    }
  }

  private static int code(ReportCell.Source source) {
    for (int i = 0; i < SOURCES.length; i++) {
      if (SOURCES[i] == source) {
        return i;
      }
    }
    throw new IllegalArgumentException("no code for " + source);
  }

  private static void number(ByteArrayOutputStream out, long n) {
    long rest = n;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /**
   * Reads a block.
   *
   * @return how many cells there are
   */
  static int read(byte[] block, Reader reader) {
    if (block.length == 0 || block[0] != VERSION) {
      throw new IllegalStateException("a block of cells of another version");
    }
    Input in = new Input(block);
    int count = (int) in.number();
    for (int i = 0; i < count; i++) {
      String row = in.text((int) in.number());
      int head = in.one();
      BigDecimal value = null;
      if ((head & FIGURE) != 0) {
        int scale = in.one();
        if ((head & LONG) != 0) {
          value = new BigDecimal(new BigInteger(in.bytes((int) in.number())), scale);
        } else {
          long n = in.number();
          value = BigDecimal.valueOf(n >>> 1 ^ -(n & 1), scale);
        }
      }
      reader.cell(row, value, SOURCES[head & 0x0F]);
    }
    return count;
  }

  private static final class Input {

    private final byte[] block;
    private int at = 1;

    Input(byte[] block) {
      this.block = block;
    }

    int one() {
      return block[at++] & 0xFF;
    }

    long number() {
      long n = 0;
      int shift = 0;
      int b;
      do {
        b = one();
        n |= (long) (b & 0x7F) << shift;
        shift += 7;
      } while ((b & 0x80) != 0);
      return n;
    }

    String text(int length) {
      String text = new String(block, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    byte[] bytes(int length) {
      byte[] bytes = java.util.Arrays.copyOfRange(block, at, at + length);
      at += length;
      return bytes;
    }
  }
}
