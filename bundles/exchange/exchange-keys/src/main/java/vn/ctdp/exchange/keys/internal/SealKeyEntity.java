package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A key of the centre for which requests are sealed. */
@Entity
@Table(name = "seal_key")
class SealKeyEntity {

  @Id
  @Column(name = "kid")
  String kid;

  @Column(name = "public_jwk")
  String publicJwk;

  @Column(name = "created_at")
  Instant createdAt;
}
