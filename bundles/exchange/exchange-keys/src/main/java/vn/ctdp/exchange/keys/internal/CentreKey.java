package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.trust.Signer;

/**
 * Makes the centre's first key when the centre has none, and says whether this machine can sign. A
 * second machine on the same database makes none: it needs a copy of the key store.
 */
@Component(service = HealthCheck.class, immediate = true, configurationPid = KeysConfig.PID)
@Designate(ocd = KeysConfig.class)
public final class CentreKey implements HealthCheck {

  private static final Logger LOG = LoggerFactory.getLogger(CentreKey.class);
  private static final Caller SELF = Caller.system("exchange-keys");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Signer signer;
  private final boolean centre;

  @Activate
  public CentreKey(
      @Reference KeyTable table,
      @Reference PrivateKeys privateKeys,
      @Reference Signer signer,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      KeysConfig config) {
    this.signer = signer;
    this.centre = instance.role() == InstanceRole.CENTRE;
    if (centre) {
      makeFirst(table, privateKeys, audit, config);
    }
  }

  private static void makeFirst(
      KeyTable table, PrivateKeys privateKeys, AuditLog audit, KeysConfig config) {
    if (!table.of(KeyEntity.CENTRE).isEmpty()) {
      return;
    }
    table.locked(
        KeyEntity.CENTRE,
        em -> {
          if (!KeyTable.of(em, KeyEntity.CENTRE).isEmpty()) {
            return null;
          }
          PrivateKeys.Made made = privateKeys.make();
          KeyEntity key = new KeyEntity();
          key.kid = made.keyId();
          key.owner = KeyEntity.CENTRE;
          key.publicJwk = made.publicJwk();
          key.createdAt = table.now();
          key.validFrom = key.createdAt;
          key.validTo = end(key.validFrom, config.validityMonths());
          em.persist(key);
          audit.append(
              SELF, "exchange.key.make", new SubjectRef("exchange-key", key.kid), Map.of());
          LOG.info("made the centre's first key {}", key.kid);
          return null;
        });
  }

  /** The end of a key's life: midnight, Viet Nam's time, of the day so many months later. */
  static Instant end(Instant from, int months) {
    return from.atZone(ZONE)
        .toLocalDate()
        .plusMonths(months)
        .plusDays(1)
        .atStartOfDay(ZONE)
        .toInstant();
  }

  @Override
  public String name() {
    return "exchange-keys";
  }

  @Override
  public Result check() {
    if (!centre || signer.current().isPresent()) {
      return new Result(true, new Localized("Khóa ký sẵn sàng.", "Keys are ready."));
    }
    return new Result(
        false,
        new Localized(
            "Máy này của trung tâm chưa có khóa ký.", "This machine of the centre has no key."));
  }
}
