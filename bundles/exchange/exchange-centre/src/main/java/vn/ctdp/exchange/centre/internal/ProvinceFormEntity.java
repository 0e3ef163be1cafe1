package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A form version that a province has or had. */
@Entity
@Table(name = "province_form")
@IdClass(ProvinceFormEntity.Key.class)
class ProvinceFormEntity {

  @Id
  @Column(name = "province")
  String province;

  @Id
  @Column(name = "form_id")
  String formId;

  @Id
  @Column(name = "form_version")
  int formVersion;

  @Column(name = "first_seen")
  Instant firstSeen;

  @Column(name = "last_seen")
  Instant lastSeen;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String province;
    String formId;
    int formVersion;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.province.equals(province)
          && k.formId.equals(formId)
          && k.formVersion == formVersion;
    }

    @Override
    public int hashCode() {
      return Objects.hash(province, formId, formVersion);
    }
  }
}
