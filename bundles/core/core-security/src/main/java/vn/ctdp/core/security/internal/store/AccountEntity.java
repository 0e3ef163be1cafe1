package vn.ctdp.core.security.internal.store;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of an account. Stays inside this bundle. */
@Entity
@Table(name = "account")
public class AccountEntity {

  @Id
  @Column(length = 36)
  String id;

  @Column(length = 64, nullable = false, updatable = false)
  String username;

  @Column(name = "display_name", length = 200, nullable = false)
  String displayName;

  @Column(name = "search_key", length = 300, nullable = false)
  String searchKey;

  @Column(length = 10, nullable = false, updatable = false)
  String kind;

  @Column(name = "organisation_id", length = 36)
  String organisationId;

  @Column(nullable = false)
  boolean active;

  @Column(name = "must_change_password", nullable = false)
  boolean mustChangePassword;

  @Column(name = "password_hash", length = 300, nullable = false)
  String passwordHash;

  @Column(name = "password_changed_at", nullable = false)
  Instant passwordChangedAt;

  /** Sealed with the instance's key; null without a second factor. */
  @Column(name = "totp_secret", length = 300)
  String totpSecret;

  /** The newest time step whose code was used: no code works twice. */
  @Column(name = "totp_last_step", nullable = false)
  long totpLastStep;

  /** Grows whenever sessions must end. */
  @Column(name = "session_epoch", nullable = false)
  long epoch;

  @Column(name = "last_sign_in")
  Instant lastSignIn;

  @Column(name = "created_at", nullable = false, updatable = false)
  Instant createdAt;

  @Version
  @Column(name = "row_version", nullable = false)
  long version;

  /** For JPA. */
  public AccountEntity() {}
}
