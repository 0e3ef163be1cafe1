package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * {@link TrustedKeys} on the database. Nothing is kept in memory, so that a revocation holds on
 * every node at once; one row by its primary key is read for each signature.
 */
@Component(service = TrustedKeys.class)
public final class TrustedKeysService implements TrustedKeys {

  private final KeyTable table;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile KeyRefresher refresher;

  @Activate
  public TrustedKeysService(@Reference KeyTable table) {
    this.table = table;
  }

  TrustedKeysService(KeyTable table, KeyRefresher refresher) {
    this.table = table;
    this.refresher = refresher;
  }

  @Override
  public Verification verify(String type, byte[] canonicalContent, String signature) {
    KeyRing.Detached jws = KeyRing.parse(type, canonicalContent, signature);
    Optional<KeyEntity> key = table.find(jws.keyId());
    KeyRefresher asks = refresher;
    if (key.isEmpty() && asks != null && asks.refresh()) {
      key = table.find(jws.keyId());
    }
    if (key.isEmpty()) {
      throw KeyRing.unknown(jws.keyId());
    }
    Instant now = table.now();
    KeyInfo info = key.get().info(now);
    KeyRing.verify(jws, info.publicJwk());
    // An approved key is approved, however late this machine's clock may be: its first moment is
    // not asked.
    return KeyRing.judge(type, info, now);
  }

  @Override
  public Verification verifyAt(String type, byte[] canonicalContent, String signature, Instant at) {
    KeyRing.Detached jws = KeyRing.parse(type, canonicalContent, signature);
    String keyId = jws.keyId();
    List<KeyRing.Entry> found = table.find(keyId).map(k -> entry(k, table.now())).stream().toList();
    return KeyRing.of(found).verifyAt(type, canonicalContent, signature, at);
  }

  @Override
  public Optional<KeyInfo> find(String keyId) {
    return table.find(keyId).map(k -> k.info(table.now()));
  }

  @Override
  public List<KeyInfo> of(Optional<UnitRef> owner) {
    Instant now = table.now();
    return table.of(KeyEntity.owner(owner)).stream().map(k -> k.info(now)).toList();
  }

  @Override
  public String jwks(Optional<UnitRef> province) {
    List<KeyEntity> keys = new ArrayList<>();
    if (province.isPresent()) {
      keys.addAll(table.of(KeyEntity.CENTRE));
      keys.addAll(table.of(KeyEntity.owner(province)));
    } else {
      keys.addAll(table.all());
    }
    Instant now = table.now();
    return KeyRing.of(keys.stream().map(k -> entry(k, now)).toList()).toJwks();
  }

  static KeyRing.Entry entry(KeyEntity key, Instant at) {
    return new KeyRing.Entry(key.info(at), key.predecessor, key.endorsement);
  }
}
