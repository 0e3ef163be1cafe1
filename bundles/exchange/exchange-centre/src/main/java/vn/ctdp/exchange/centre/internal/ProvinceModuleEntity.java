package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A module as a province reported it. */
@Entity
@Table(name = "province_module")
@IdClass(ProvinceModuleEntity.Key.class)
class ProvinceModuleEntity {

  @Id
  @Column(name = "province")
  String province;

  @Id
  @Column(name = "module_id")
  String moduleId;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "module_version")
  String version;

  @Column(name = "enabled")
  boolean enabled;

  @Column(name = "since_at")
  Instant since;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String province;
    String moduleId;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.province.equals(province) && k.moduleId.equals(moduleId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(province, moduleId);
    }
  }
}
