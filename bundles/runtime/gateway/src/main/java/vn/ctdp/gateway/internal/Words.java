package vn.ctdp.gateway.internal;

import java.util.Arrays;
import java.util.List;

/** Lists in configuration files, where a list is one line with commas. */
final class Words {

  private Words() {}

  /** The entries of a list, whether it came as an array or as one line; empty ones are left out. */
  static List<String> of(String... values) {
    return Arrays.stream(values)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::trim)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
