package vn.ctdp.core.security.internal.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.security.internal.store.StoredAccount;
import vn.ctdp.core.territory.UnitRef;

/**
 * Answers from memory. A right that no module declares now is nobody's; whoever is in charge of the
 * province whose instance this is, is in charge of the whole instance.
 */
@Component(service = AccessControl.class)
public final class AccessControlService implements AccessControl {

  private static final Reach NOWHERE = new Reach(false, Set.of(), Set.of());
  private static final Reach EVERYWHERE = new Reach(true, Set.of(), Set.of());

  private final AccountDirectory accounts;
  private final PermissionBook permissions;
  private final Surroundings surroundings;
  private final Refusals refusals;
  private final Optional<UnitRef> ownProvince;

  /** With what it answers from. */
  @Activate
  public AccessControlService(
      @Reference AccountDirectory accounts,
      @Reference PermissionBook permissions,
      @Reference Surroundings surroundings,
      @Reference Refusals refusals,
      @Reference InstanceInfo instance) {
    this.accounts = accounts;
    this.permissions = permissions;
    this.surroundings = surroundings;
    this.refusals = refusals;
    ownProvince = instance.province();
  }

  @Override
  public boolean allowed(Caller caller, String permission, Target target) {
    return any(caller, permission, (entry, grant) -> covers(entry, grant, target));
  }

  @Override
  public boolean allowedAnywhere(Caller caller, String permission) {
    return any(caller, permission, (entry, grant) -> true);
  }

  @Override
  public void require(Caller caller, String permission, Target target) {
    if (!allowed(caller, permission, target)) {
      refuse(caller, permission, target);
    }
  }

  @Override
  public void requireAnywhere(Caller caller, String permission) {
    if (!allowedAnywhere(caller, permission)) {
      refuse(caller, permission, null);
    }
  }

  @Override
  public Reach reach(Caller caller, String permission) {
    if (caller.kind() == Caller.Kind.SYSTEM) {
      return EVERYWHERE;
    }
    Optional<AccountDirectory.Entry> found = usable(caller);
    if (found.isEmpty()) {
      return NOWHERE;
    }
    AccountDirectory.Entry entry = found.get();
    Set<UnitRef> provinces = new HashSet<>();
    Set<UUID> organisations = new HashSet<>();
    for (RoleGrant grant : grants(entry, permission)) {
      if (wholeInstance(grant)) {
        return EVERYWHERE;
      }
      switch (grant.scope()) {
        case PROVINCE ->
            grant.province().ifPresent(p -> provinces.addAll(surroundings.withPredecessors(p)));
        case SUBTREE ->
            entry.organisation().ifPresent(o -> organisations.addAll(surroundings.subtree(o)));
        case OWN_UNIT -> entry.organisation().ifPresent(organisations::add);
        case NATIONAL -> throw new IllegalStateException("national is the whole instance");
      }
    }
    return new Reach(false, Set.copyOf(provinces), Set.copyOf(organisations));
  }

  private interface Match {
    boolean test(AccountDirectory.Entry entry, RoleGrant grant);
  }

  private boolean any(Caller caller, String permission, Match match) {
    if (caller.kind() == Caller.Kind.SYSTEM) {
      return true;
    }
    Optional<AccountDirectory.Entry> found = usable(caller);
    if (found.isEmpty()) {
      return false;
    }
    Predicate<RoleGrant> matches = grant -> match.test(found.get(), grant);
    return grants(found.get(), permission).stream().anyMatch(matches);
  }

  /** The account, when it is active and the caller's sign-in still counts. */
  private Optional<AccountDirectory.Entry> usable(Caller caller) {
    return accounts
        .find(caller)
        .filter(AccountDirectory.Entry::active)
        .filter(e -> caller.session().isEmpty() || caller.session().equals(e.session()));
  }

  private List<RoleGrant> grants(AccountDirectory.Entry entry, String permission) {
    return entry.grants().stream()
        .filter(grant -> permissions.of(grant.role()).contains(permission))
        .filter(grant -> StoredAccount.inForce(grant, surroundings.today()))
        .toList();
  }

  private boolean wholeInstance(RoleGrant grant) {
    return grant.scope() == Scope.NATIONAL
        || (grant.scope() == Scope.PROVINCE
            && ownProvince.isPresent()
            && grant.province().equals(ownProvince));
  }

  private boolean covers(AccountDirectory.Entry entry, RoleGrant grant, Target target) {
    if (wholeInstance(grant)) {
      return true;
    }
    return switch (grant.scope()) {
      case NATIONAL -> true;
      case PROVINCE ->
          grant
              .province()
              .map(surroundings::withPredecessors)
              .filter(provinces -> province(target).filter(provinces::contains).isPresent())
              .isPresent();
      case SUBTREE ->
          target.organisation().isPresent()
              && entry
                  .organisation()
                  .filter(root -> surroundings.within(target.organisation().get(), root))
                  .isPresent();
      case OWN_UNIT ->
          target.organisation().isPresent() && target.organisation().equals(entry.organisation());
    };
  }

  private Optional<UnitRef> province(Target target) {
    return target.province().isPresent()
        ? target.province()
        : target.organisation().flatMap(surroundings::provinceOf);
  }

  private void refuse(Caller caller, String permission, Target target) {
    refusals.note(caller, permission, target);
    String name =
        permissions
            .find(permission)
            .map(right -> right.name().in(caller.locale()))
            .orElse(permission);
    throw new CtdpException(CoreError.ACCESS_DENIED, name);
  }
}
