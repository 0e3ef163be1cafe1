package vn.ctdp.exchange.record;

import java.util.Objects;

/**
 * A record as it is shared.
 *
 * @param id identity within its type and province, 1 to 60 characters; never given anew
 * @param version number of its last change: grows with every change, over all records of the type
 * @param title what it is, for people, at most 300 characters
 * @param content the whole record, a JSON object with a {@code schema} of the module's; decimals as
 *     text; no personal data
 */
public record SharedRecord(String id, long version, String title, String content) {

  /** Longest id, in characters. */
  public static final int MAX_ID = 60;

  /** Longest title, in characters. */
  public static final int MAX_TITLE = 300;

  public SharedRecord {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(content, "content");
    if (id == null || id.isBlank() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("no id of a record: " + id);
    }
    if (version <= 0) {
      throw new IllegalArgumentException("a version is 1 or more: " + version);
    }
  }
}
