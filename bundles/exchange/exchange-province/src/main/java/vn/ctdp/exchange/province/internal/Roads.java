package vn.ctdp.exchange.province.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;

/**
 * The road to the centre: what an administrator chose, else what the configuration says.
 * Thread-safe.
 */
@Component(service = Roads.class, configurationPid = ProvinceConfig.PID)
public final class Roads {

  private final JpaTemplate jpa;
  private final AuditLog audit;
  private final Clock clock;
  private final ProvinceConfig config;

  @Activate
  public Roads(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AuditLog audit,
      @Reference Clock clock,
      ProvinceConfig config) {
    this.jpa = jpa;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
  }

  /** The road in use. */
  String current() {
    return chosen().map(r -> r.road).orElse(config.road());
  }

  /** What an administrator chose. */
  Optional<RoadEntity> chosen() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> Optional.ofNullable(em.find(RoadEntity.class, RoadEntity.ONLY)));
  }

  /** Takes another road from now on. */
  void choose(Caller caller, String road) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          RoadEntity chosen = em.find(RoadEntity.class, RoadEntity.ONLY);
          String before = chosen == null ? config.road() : chosen.road;
          if (chosen == null) {
            chosen = new RoadEntity();
            chosen.id = RoadEntity.ONLY;
          }
          chosen.road = road;
          chosen.changedBy = caller.username();
          chosen.changedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          em.persist(chosen);
          audit.append(
              caller,
              "exchange.outbox.road",
              new SubjectRef("outbox", "road"),
              Map.of("before", before, "road", road));
          em.flush();
        });
  }
}
