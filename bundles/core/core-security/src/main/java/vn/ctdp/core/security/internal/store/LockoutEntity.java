package vn.ctdp.core.security.internal.store;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of failed sign-ins under one name or from one address. */
@Entity
@Table(name = "lockout")
public class LockoutEntity {

  @Id
  @Column(length = 66)
  String subject;

  @Column(nullable = false)
  int failures;

  @Column(name = "last_failure", nullable = false)
  Instant lastFailure;

  @Column(name = "locked_until")
  Instant lockedUntil;

  /** For JPA. */
  public LockoutEntity() {}
}
