package vn.ctdp.exchange.keys.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Somebody who has keys; the row is the lock around them. */
@Entity
@Table(name = "key_owner")
class OwnerEntity {

  /** {@code centre} or a province as 34:68. */
  @Id
  @Column(name = "owner")
  String owner;

  @Column(name = "changes")
  long changes;
}
