package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code kc_process}. */
@Entity
@Table(name = "kc_process")
class ProcessEntity {
  @Id
  @Column(name = "process_key")
  String id;

  @Column(name = "legal_text")
  String legalText;

  @Version
  @Column(name = "row_version")
  long version;
}
