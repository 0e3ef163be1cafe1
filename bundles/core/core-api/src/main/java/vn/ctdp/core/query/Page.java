package vn.ctdp.core.query;

import java.util.List;

/**
 * Rows of a list.
 *
 * @param rows the rows asked for
 * @param total how many rows match in all
 */
public record Page<T>(List<T> rows, long total) {

  public Page {
    rows = List.copyOf(rows);
  }
}
