package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustError;

/** Signs with the newest own key whose private half is here. */
@Component(service = Signer.class)
public final class OwnKeys implements Signer {

  private final KeyTable table;
  private final PrivateKeys privateKeys;
  private final String owner;

  @Activate
  public OwnKeys(
      @Reference KeyTable table,
      @Reference PrivateKeys privateKeys,
      @Reference InstanceInfo instance) {
    this.table = table;
    this.privateKeys = privateKeys;
    this.owner = KeyEntity.owner(instance.province());
  }

  @Override
  public Optional<KeyInfo> current() {
    Instant now = table.now();
    // A machine of the centre that has not been given a new key yet goes on with the one before,
    // which is taken until its end.
    return table.of(owner).stream()
        .map(k -> k.info(now))
        .filter(k -> k.state() == KeyState.CURRENT || k.state() == KeyState.REPLACED)
        .filter(k -> privateKeys.has(k.keyId()))
        .max(
            Comparator.comparing((KeyInfo k) -> k.state() == KeyState.CURRENT)
                .thenComparing(KeyInfo::validFrom));
  }

  @Override
  public String sign(String type, byte[] canonicalContent) {
    return signIfAble(type, canonicalContent)
        .orElseThrow(() -> new CtdpException(TrustError.NO_KEY));
  }

  @Override
  public Optional<String> signIfAble(String type, byte[] canonicalContent) {
    return current().map(key -> privateKeys.signDetached(key.keyId(), type, canonicalContent));
  }
}
