package vn.ctdp.exchange.stream;

import java.util.Objects;
import vn.ctdp.core.text.Localized;

/**
 * Something to be published.
 *
 * @param kind one of {@link ItemKind}, or a kind of a module's own: lower-case letters, digits,
 *     hyphens, at most 40
 * @param audience for whom
 * @param moduleId module that must run at the province before the item is handed over; null or
 *     empty when it concerns the platform itself
 * @param title what it is, for people, at most 500 characters
 * @param content a JSON object, at most 1 MiB; decimals as text
 */
public record NewItem(
    String kind, Audience audience, String moduleId, Localized title, String content) {

  /** Checks what can be checked without reading the content. */
  public NewItem {
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(content, "content");
    moduleId = moduleId == null ? "" : moduleId;
    if (kind == null || !kind.matches("[a-z][a-z0-9-]{1,39}")) {
      throw new IllegalArgumentException("no kind of item: " + kind);
    }
  }
}
