package vn.ctdp.clusters.internal;

import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.territory.UnitRef;

/** Who may change what belongs to a cluster. */
final class Doors {

  private Doors() {}

  /** The instance's province; null at the centre, where the clusters of all are. */
  static String province(InstanceInfo instance) {
    return instance.province().map(UnitRef::toString).orElse(null);
  }

  /**
   * The cluster, when the caller may change what belongs to it.
   *
   * @throws CtdpException when there is none, at the centre, or without the right
   */
  static ClusterEntity editable(
      EntityManager em,
      AccessControl access,
      InstanceInfo instance,
      Caller caller,
      String permission,
      UUID cluster) {
    ClusterEntity owner = em.find(ClusterEntity.class, cluster.toString());
    if (owner == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster);
    }
    if (instance.role() == InstanceRole.CENTRE) {
      // What a province records comes with its shared records.
      throw new CtdpException(CoreError.ACCESS_DENIED, permission);
    }
    access.require(caller, permission, Target.of(UnitRef.parse(owner.province)));
    return owner;
  }
}
