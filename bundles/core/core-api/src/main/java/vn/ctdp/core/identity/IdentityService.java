package vn.ctdp.core.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/** Accounts and roles, for administrators ({@code core.identity.manage}). Thread-safe. */
@ProviderType
public interface IdentityService {

  /**
   * Filters: {@code role}, {@code active}, {@code organisation}. Sorts: username, displayName,
   * lastSignIn.
   */
  Page<UserAccount> page(Caller caller, PageRequest request);

  /** One account. */
  Optional<UserAccount> find(Caller caller, UUID id);

  /**
   * Creates an account with a generated password that must be changed at first sign-in.
   *
   * @return the account and its password, which is shown once and not kept
   */
  Created create(Caller caller, UserAccount account);

  /**
   * Creates an account with a given password (used for demonstration data and machine accounts).
   */
  UserAccount create(Caller caller, UserAccount account, char[] password);

  /** Changes names, unit, activity and grants. The last administrator cannot be removed. */
  UserAccount update(Caller caller, UserAccount account);

  /** Generates a new password that must be changed, and ends the user's sessions. */
  String resetPassword(Caller caller, UUID id);

  /** Removes the second factor, so that it is set up anew at the next sign-in. */
  void resetTotp(Caller caller, UUID id);

  /** Ends a lock-out. */
  void unlock(Caller caller, UUID id);

  /** Rights declared now, by module id. */
  Map<String, List<PermissionDefinition>> permissions();

  /** Rights of a role on this instance. */
  Set<String> rolePermissions(RoleCode role);

  /** Sets the rights of a role; rights of modules that are off are kept as they were. */
  void setRolePermissions(Caller caller, RoleCode role, Set<String> permissions);

  /**
   * A new account.
   *
   * @param account the account
   * @param password its one-time password
   */
  record Created(UserAccount account, String password) {}
}
