package vn.ctdp.core.store.internal.common;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.territory.UnitRef;

/**
 * The store's door to {@link AccessControl}. Access control itself stands on organisations and the
 * audit log of this bundle, so it comes later: until then only the system itself may act. Fetched
 * at use, never at start, because each side would otherwise wait for the other. Thread-safe.
 */
@Component(service = Access.class)
public final class Access {

  private volatile ComponentServiceObjects<AccessControl> control;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void bindControl(ComponentServiceObjects<AccessControl> bound) {
    control = bound;
  }

  public void unbindControl(ComponentServiceObjects<AccessControl> unbound) {
    if (control == unbound) {
      control = null;
    }
  }

  /** Refuses a caller without the right for the target. */
  public void require(Caller caller, String permission, Target target) {
    if (caller.kind() != Caller.Kind.SYSTEM) {
      with(
          c -> {
            c.require(caller, permission, target);
            return null;
          });
    }
  }

  /** Refuses a caller without the right for anything. */
  public void requireAnywhere(Caller caller, String permission) {
    if (caller.kind() != Caller.Kind.SYSTEM) {
      with(
          c -> {
            c.requireAnywhere(caller, permission);
            return null;
          });
    }
  }

  /** Whether the caller has the right for the target. */
  public boolean allowed(Caller caller, String permission, Target target) {
    return caller.kind() == Caller.Kind.SYSTEM || with(c -> c.allowed(caller, permission, target));
  }

  /** Whether the caller has the right for anything. */
  public boolean allowedAnywhere(Caller caller, String permission) {
    return caller.kind() == Caller.Kind.SYSTEM || with(c -> c.allowedAnywhere(caller, permission));
  }

  /** Where the caller has the right. */
  public AccessControl.Reach reach(Caller caller, String permission) {
    return caller.kind() == Caller.Kind.SYSTEM
        ? new AccessControl.Reach(true, Set.of(), Set.of())
        : with(c -> c.reach(caller, permission));
  }

  /** What a right for a record asks for: its province, its organisation, else the instance. */
  public static Target target(UUID organisation, UnitRef province) {
    if (organisation != null) {
      return Target.of(organisation, province);
    }
    return province == null ? Target.INSTANCE : Target.of(province);
  }

  /** The provinces in reach, together with those that went into them. */
  public static Set<UnitRef> withPredecessors(
      Set<UnitRef> provinces, Function<UnitRef, Iterable<UnitRef>> before) {
    Set<UnitRef> all = new HashSet<>(provinces);
    for (UnitRef province : provinces) {
      before.apply(province).forEach(all::add);
    }
    return all;
  }

  private <R> R with(Function<AccessControl, R> use) {
    ComponentServiceObjects<AccessControl> objects = control;
    AccessControl service = objects == null ? null : objects.getService();
    if (service == null) {
      throw new CtdpException(CoreError.UNAVAILABLE, "phân quyền / access control");
    }
    try {
      return use.apply(service);
    } finally {
      objects.ungetService(service);
    }
  }
}
