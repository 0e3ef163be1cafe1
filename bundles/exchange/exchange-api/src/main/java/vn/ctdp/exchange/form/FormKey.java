package vn.ctdp.exchange.form;

import java.util.Objects;

/**
 * Identity of a form version.
 *
 * @param id stable id, for instance {@code tt14-2024-bieu04}
 * @param version 1, 2, 3 …
 */
public record FormKey(String id, int version) {

  public FormKey {
    Objects.requireNonNull(id, "id");
    if (version < 1) {
      throw new IllegalArgumentException("form version must be 1 or more, was " + version);
    }
  }

  @Override
  public String toString() {
    return id + "@" + version;
  }
}
