package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A form version that was seen. */
@Entity
@Table(name = "form_definition")
@IdClass(FormEntity.Key.class)
class FormEntity {

  @Id
  @Column(name = "form_id")
  String formId;

  @Id
  @Column(name = "form_version")
  int formVersion;

  @Column(name = "digest")
  String digest;

  @Column(name = "seen_at")
  Instant seenAt;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String formId;
    int formVersion;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.formId.equals(formId) && k.formVersion == formVersion;
    }

    @Override
    public int hashCode() {
      return Objects.hash(formId, formVersion);
    }
  }
}
