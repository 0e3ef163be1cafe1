package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_state}. */
@Entity
@Table(name = "kc_state")
class StateEntity {
  @Id String id;

  @Column(name = "process_key")
  String process;

  @Column(name = "pos")
  int pos;

  @Column(name = "code")
  String code;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "phase")
  String phase;
}
