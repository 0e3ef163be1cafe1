package vn.ctdp.exchange.province.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The last envelope: its digest and its number. */
@Entity
@Table(name = "chain_head")
class ChainEntity {

  @Id
  @Column(name = "id")
  int id;

  @Column(name = "digest")
  String digest;

  /** The last envelope's number. */
  @Column(name = "last_number")
  long lastNumber;
}
