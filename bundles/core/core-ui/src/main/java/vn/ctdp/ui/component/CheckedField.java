package vn.ctdp.ui.component;

import java.util.Optional;

/**
 * A field into which text can be typed that is no value, such as {@code 20.5}. A form asks before
 * it saves; what was typed stays in the field.
 */
public interface CheckedField {

  /** Why what was typed is not a value, as a sentence for the user; empty when all is well. */
  Optional<String> inputProblem();
}
