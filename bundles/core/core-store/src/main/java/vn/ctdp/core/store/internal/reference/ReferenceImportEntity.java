package vn.ctdp.core.store.internal.reference;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Which state of a reference file is in the database. */
@Entity(name = "ReferenceImport")
@Table(name = "reference_import")
public class ReferenceImportEntity {
  @Id String name;
  String sha256;

  @Column(name = "row_total")
  int rows;

  @Column(name = "imported_at")
  Instant importedAt;
}
