package vn.ctdp.core.query;

import java.util.List;
import java.util.Map;

/**
 * What a list shows: which rows, in which order, found by what.
 *
 * @param offset rows to skip, 0 or more
 * @param limit rows to return, 1 to 10,000
 * @param sorts order, most significant first; ties are broken by id
 * @param search free text, matched without diacritics; empty for all
 * @param filters exact filters by property name, documented by each list; unknown names are refused
 */
public record PageRequest(
    int offset, int limit, List<Sort> sorts, String search, Map<String, String> filters) {

  public PageRequest {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be 0 or more, was " + offset);
    }
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit must be 1 to 10000, was " + limit);
    }
    sorts = List.copyOf(sorts);
    search = search == null ? "" : search;
    filters = Map.copyOf(filters);
  }

  /** The first rows in the list's own order. */
  public static PageRequest first(int limit) {
    return new PageRequest(0, limit, List.of(), "", Map.of());
  }
}
