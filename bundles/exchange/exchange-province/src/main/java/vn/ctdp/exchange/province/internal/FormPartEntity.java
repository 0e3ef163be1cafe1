package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A piece of a form document. */
@Entity
@Table(name = "form_part")
@IdClass(FormPartEntity.Key.class)
class FormPartEntity {

  @Id
  @Column(name = "form_id")
  String formId;

  @Id
  @Column(name = "form_version")
  int formVersion;

  @Id
  @Column(name = "part_no")
  int partNo;

  @Column(name = "content")
  byte[] content;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String formId;
    int formVersion;
    int partNo;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.formId.equals(formId)
          && k.formVersion == formVersion
          && k.partNo == partNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(formId, formVersion, partNo);
    }
  }
}
