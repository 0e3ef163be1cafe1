package vn.ctdp.core.security.internal.store;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of a recovery code: its keyed hash and when it was used. */
@Entity
@Table(name = "recovery_code")
public class RecoveryCodeEntity {

  @Id
  @Column(length = 36)
  String id;

  @Column(name = "account_id", length = 36, nullable = false)
  String accountId;

  @Column(name = "code_hash", length = 64, nullable = false)
  String codeHash;

  @Column(name = "used_at")
  Instant usedAt;

  /** For JPA. */
  public RecoveryCodeEntity() {}
}
