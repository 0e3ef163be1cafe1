package vn.ctdp.exchange.keys.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The public keys in the database. Thread-safe; joins the caller's transaction. */
@Component(service = KeyTable.class)
public final class KeyTable {

  private final JpaTemplate jpa;
  private final Clock clock;

  @Activate
  public KeyTable(
      @Reference(target = "(osgi.unit.name=exchange_keys)") JpaTemplate jpa,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.clock = clock;
  }

  JpaTemplate jpa() {
    return jpa;
  }

  /** Now, as precisely as both databases keep it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  Optional<KeyEntity> find(String kid) {
    return jpa.txExpr(
        TransactionType.Required, em -> Optional.ofNullable(em.find(KeyEntity.class, kid)));
  }

  /** An owner's keys, newest first. */
  List<KeyEntity> of(String owner) {
    return jpa.txExpr(TransactionType.Required, em -> of(em, owner));
  }

  static List<KeyEntity> of(EntityManager em, String owner) {
    return em.createQuery(
            "select k from KeyEntity k where k.owner = :owner order by k.createdAt desc, k.kid",
            KeyEntity.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  /** Every key, by owner, newest first. */
  List<KeyEntity> all() {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select k from KeyEntity k order by k.owner, k.createdAt desc, k.kid",
                    KeyEntity.class)
                .getResultList());
  }

  /** Does something with an owner's keys while nobody else does, on any node. */
  <R> R locked(String owner, EmFunction<R> work) {
    ensure(owner);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          // An update locks the row on both databases, a locking select does not on Derby.
          em.createQuery(
                  "update OwnerEntity o set o.changes = o.changes + 1 where o.owner = :owner")
              .setParameter("owner", owner)
              .executeUpdate();
          return work.apply(em);
        });
  }

  private void ensure(String owner) {
    if (exists(owner)) {
      return;
    }
    try {
      jpa.tx(
          TransactionType.RequiresNew,
          em -> {
            OwnerEntity row = new OwnerEntity();
            row.owner = owner;
            em.persist(row);
            em.flush();
          });
    } catch (PersistenceException e) {
      // Another node or thread was first; anything else shows here.
      if (!exists(owner)) {
        throw e;
      }
    }
  }

  private boolean exists(String owner) {
    return jpa.txExpr(TransactionType.RequiresNew, em -> em.find(OwnerEntity.class, owner) != null);
  }
}
