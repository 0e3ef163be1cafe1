package vn.ctdp.clusters.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;

/** What all writing of things that belong to a cluster has in common. */
final class Writing {

  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;

  Writing(AccessControl access, AuditLog audit, InstanceInfo instance) {
    this.access = access;
    this.audit = audit;
    this.instance = instance;
  }

  /** The cluster, for somebody who may see it. */
  ClusterEntity seen(EntityManager em, Caller caller, UUID cluster) {
    ClusterEntity owner = owner(em, cluster);
    access.require(caller, ClusterPermissions.VIEW, Target.of(UnitRef.parse(owner.province)));
    return owner;
  }

  /** The cluster, for somebody who may change it; whoever else changes clusters waits. */
  ClusterEntity changed(EntityManager em, Caller caller, UUID cluster) {
    ClusterChanges.requireProvince(instance);
    ClusterEntity owner = owner(em, cluster);
    access.require(caller, ClusterPermissions.EDIT, Target.of(UnitRef.parse(owner.province)));
    ClusterChanges.touched(em, owner.id);
    return owner;
  }

  private static ClusterEntity owner(EntityManager em, UUID cluster) {
    ClusterEntity owner = cluster == null ? null : em.find(ClusterEntity.class, cluster.toString());
    if (owner == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster);
    }
    return owner;
  }

  /** A row of the cluster in the version that was read. */
  static <T extends ClusterRow> T row(
      EntityManager em, Class<T> type, String what, UUID cluster, UUID id, long version) {
    T row = em.find(type, id.toString());
    if (row == null || !row.cluster().equals(cluster.toString())) {
      throw new CtdpException(CoreError.NOT_FOUND, what, id);
    }
    if (row.version() != version) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    return row;
  }

  /**
   * Writes down what changed.
   *
   * @param action for instance {@code clusters.lease.update}
   * @param cluster the cluster
   * @param title field that names the record, with its value
   * @param before image before; empty for a new record
   * @param after image after; empty for one that was removed
   */
  void audit(
      Caller caller,
      String action,
      String cluster,
      Map.Entry<String, String> title,
      Map<String, String> before,
      Map<String, String> after) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put(title.getKey(), title.getValue());
    Map<String, String> fields = new LinkedHashMap<>(before);
    fields.putAll(after);
    for (String field : fields.keySet()) {
      String was = before.getOrDefault(field, "");
      String is = after.getOrDefault(field, "");
      if (!was.equals(is)) {
        details.put(field + ".before", was);
        details.put(field + ".after", is);
      }
    }
    if (details.size() > 1) {
      audit.append(caller, action, new SubjectRef(ClusterSubjects.CLUSTER, cluster), details);
    }
  }

  /** Fields and values in turn; nothing is an empty text. */
  static Map<String, String> image(Object... pairs) {
    Map<String, String> image = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      image.put(
          (String) pairs[i],
          value instanceof java.math.BigDecimal d
              ? d.stripTrailingZeros().toPlainString()
              : Objects.toString(value, ""));
    }
    return image;
  }

  static String text(UUID id) {
    return id == null ? null : id.toString();
  }

  static UUID uuid(String id) {
    return id == null ? null : UUID.fromString(id);
  }

  static String action(String what, boolean isNew) {
    return "clusters." + what + (isNew ? ".create" : ".update");
  }
}
