package vn.ctdp.exchange.province.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Long contents in pieces that both databases take as an ordinary column. */
final class Bytes {

  static final int PART = 32_000;

  private Bytes() {}

  static List<byte[]> split(byte[] all) {
    List<byte[]> parts = new ArrayList<>();
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
}
