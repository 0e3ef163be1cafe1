package vn.ctdp.core.paper;

import java.util.Objects;
import vn.ctdp.core.text.Localized;

/**
 * A placeholder: {@code {{project.name}}} in a template stands for a value of the record.
 *
 * @param name name between the braces: letters, digits, dots
 * @param meaning what it stands for
 * @param example a value to preview with
 * @param required whether a template without it deserves a warning
 */
public record PaperField(String name, Localized meaning, String example, boolean required) {

  public PaperField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(example, "example");
    if (!name.matches("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*")) {
      throw new IllegalArgumentException("no name of a placeholder: " + name);
    }
  }

  /** A placeholder that a template may leave out. */
  public static PaperField of(String name, String vi, String en, String example) {
    return new PaperField(name, new Localized(vi, en), example, false);
  }

  /** A placeholder that belongs into every template of the kind. */
  public static PaperField required(String name, String vi, String en, String example) {
    return new PaperField(name, new Localized(vi, en), example, true);
  }
}
