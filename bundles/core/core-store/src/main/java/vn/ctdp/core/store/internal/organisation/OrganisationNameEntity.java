package vn.ctdp.core.store.internal.organisation;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A dated name; ordinal 0 is the oldest. */
@Entity(name = "OrganisationName")
@Table(name = "organisation_name")
public class OrganisationNameEntity {
  @Id String id;

  @Column(name = "organisation_id")
  String organisationId;

  int ordinal;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "short_name")
  String shortName;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  String note;

  @Column(name = "name_search")
  String search;

  @Column(name = "name_sort")
  String sort;
}
