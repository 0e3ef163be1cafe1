package vn.ctdp.core.subject;

import java.util.Objects;

/**
 * Reference to a record of any module.
 *
 * @param type kind of record, for instance {@code cluster}, {@code organisation}
 * @param id identity within the kind
 */
public record SubjectRef(String type, String id) {

  public SubjectRef {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
  }
}
