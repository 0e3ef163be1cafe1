package vn.ctdp.core.paper;

import java.util.List;
import java.util.Objects;
import vn.ctdp.core.text.Localized;

/**
 * Something a record has several of. A table row (or several, or paragraphs) between {@code
 * {{#name}}} and {@code {{/name}}} is repeated for each; {@code {{stt}}} counts them from 1.
 *
 * @param name name between the braces
 * @param meaning what it lists
 * @param fields placeholders that are known within it
 */
public record PaperGroup(String name, Localized meaning, List<PaperField> fields) {

  /** The placeholder that counts, known within every group. */
  public static final String COUNT = "stt";

  public PaperGroup {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(meaning, "meaning");
    fields = List.copyOf(fields);
  }
}
