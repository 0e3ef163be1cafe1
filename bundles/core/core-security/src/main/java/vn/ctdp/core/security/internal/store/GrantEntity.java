package vn.ctdp.core.security.internal.store;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of a role given to an account. */
@Entity
@Table(name = "account_grant")
public class GrantEntity {

  @Id
  @Column(length = 36)
  String id;

  @Column(name = "account_id", length = 36, nullable = false)
  String accountId;

  @Column(name = "position_no", nullable = false)
  int position;

  @Column(name = "role_code", length = 30, nullable = false)
  String role;

  @Column(name = "scope_code", length = 10, nullable = false)
  String scope;

  @Column(length = 10)
  String province;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  /** For JPA. */
  public GrantEntity() {}
}
