package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;

/** A public key. */
@Entity
@Table(name = "key_record")
class KeyEntity {

  /** Owner of the centre's keys. */
  static final String CENTRE = "centre";

  @Id
  @Column(name = "kid")
  String kid;

  @Column(name = "owner")
  String owner;

  @Column(name = "public_jwk")
  String publicJwk;

  @Column(name = "predecessor")
  String predecessor;

  @Column(name = "endorsement")
  String endorsement;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "valid_from")
  Instant validFrom;

  @Column(name = "valid_to")
  Instant validTo;

  @Column(name = "replaced_at")
  Instant replacedAt;

  @Column(name = "revoked_at")
  Instant revokedAt;

  @Column(name = "refused_at")
  Instant refusedAt;

  @Column(name = "reason")
  String reason = "";

  @Column(name = "decided_by")
  String decidedBy = "";

  @Version
  @Column(name = "version")
  long version;

  static String owner(Optional<UnitRef> province) {
    return province.map(UnitRef::toString).orElse(CENTRE);
  }

  static Optional<UnitRef> province(String owner) {
    return owner.equals(CENTRE) ? Optional.empty() : Optional.of(UnitRef.parse(owner));
  }

  /** What it is at a moment. */
  KeyInfo info(Instant at) {
    return new KeyInfo(
        kid,
        province(owner),
        state(at),
        publicJwk,
        createdAt,
        validFrom,
        validTo,
        replacedAt,
        revokedAt,
        reason);
  }

  private KeyState state(Instant at) {
    if (refusedAt != null) {
      return KeyState.REFUSED;
    }
    if (validFrom == null) {
      return KeyState.REQUESTED;
    }
    return vn.ctdp.exchange.keys.KeyRing.state(validTo, replacedAt, revokedAt, at);
  }
}
