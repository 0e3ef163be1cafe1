package vn.ctdp.exchange.centre.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Contents as they are stored. */
final class Bytes {

  /** Size of the pieces in which forms are stored. */
  static final int PART = 32_000;

  private Bytes() {}

  static List<byte[]> split(byte[] all) {
    List<byte[]> parts = new java.util.ArrayList<>();
    for (int from = 0; from < all.length; from += PART) {
      parts.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PART)));
    }
    return parts;
  }

  static byte[] join(List<byte[]> parts) {
    byte[] all = new byte[parts.stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Fast rather than small: a report shrinks to a tenth either way. */
  static byte[] deflate(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater, 8192)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  static byte[] inflate(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
