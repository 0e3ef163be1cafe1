package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code plan_entry}. */
@Entity
@Table(name = "plan_entry")
class PlanEntryEntity {
  @Id String id;

  @Column(nullable = false)
  String name;

  @Column(name = "name_search", nullable = false)
  String nameSearch;

  @Column(name = "name_sort", nullable = false)
  String nameSort;

  @Column(nullable = false)
  String province;

  @Column(nullable = false)
  String communes;

  @Column(name = "area_ha", nullable = false, precision = 12, scale = 4)
  BigDecimal area;

  String sectors;
  String phase;

  @Column(name = "plan_action", nullable = false)
  String action;

  @Column(name = "plan_document")
  String planDocument;

  @Column(name = "plan_document_text")
  String planDocumentText;

  @Column(name = "valid_from", nullable = false)
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "cluster_id")
  String cluster;

  boolean illustrative;
  String note;

  @Version
  @Column(name = "row_version")
  long version;
}
