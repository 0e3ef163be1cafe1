package vn.ctdp.core.store.internal.organisation;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An organisation without its names. */
@Entity(name = "Organisation")
@Table(name = "organisation")
public class OrganisationEntity {
  @Id String id;
  String code;

  @Column(name = "code_sort")
  String codeSort;

  @Column(name = "electronic_id")
  String electronicId;

  @Column(name = "org_type")
  String type;

  @Column(name = "parent_id")
  String parentId;

  @Column(name = "province_ref")
  String provinceRef;

  @Column(name = "commune_ref")
  String communeRef;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  String phone;
  String email;
  @Version long version;
}
