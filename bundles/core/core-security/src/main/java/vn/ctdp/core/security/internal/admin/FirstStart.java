package vn.ctdp.core.security.internal.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.security.internal.SecretFiles;
import vn.ctdp.core.security.internal.factor.TotpFactor;
import vn.ctdp.core.security.internal.signin.FirstAdminFile;
import vn.ctdp.core.security.internal.store.AccountStore;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/**
 * The first accounts, when there is no administrator: those of {@code secrets/initial-users.json},
 * if it is there, and one administrator with a generated password, unless the file brings one. The
 * instance is not ready before that has worked.
 */
@Component(service = HealthCheck.class, immediate = true)
public final class FirstStart implements HealthCheck {

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
  private static final Caller SELF = Caller.system("first-start");
  private static final PageRequest ADMINISTRATORS =
      new PageRequest(0, 1, List.of(), "", Map.of("role", RoleCode.ADMIN_HT.name()));

  private static final PageRequest COUNT = PageRequest.first(1);

  private final AccountStore store;
  private final IdentityService identity;
  private final FirstAdminFile firstAdmin;
  private final TotpFactor factor;
  private final InstanceInfo instance;
  private final Path initialUsers;
  private final Result result;

  /**
   * An account to begin with.
   *
   * @param username sign-in name
   * @param password password, by the policy
   * @param displayName name to show
   * @param kind PERSON, which is the default, or MACHINE
   * @param role role
   * @param scope scope; PROVINCE is of {@code province} or else of the instance
   * @param province province as 34:68; may be missing
   * @param mustChangePassword whether the password must be changed first
   */
  public record InitialUser(
      @JsonProperty("username") String username,
      @JsonProperty("password") String password,
      @JsonProperty("displayName") String displayName,
      @JsonProperty("kind") Caller.Kind kind,
      @JsonProperty("role") RoleCode role,
      @JsonProperty("scope") Scope scope,
      @JsonProperty("province") String province,
      @JsonProperty("mustChangePassword") boolean mustChangePassword) {

    @Override
    public String toString() {
      return "InitialUser[" + username + "]";
    }
  }

  /** Looks, and makes what is missing. */
  @Activate
  public FirstStart(
      @Reference AccountStore store,
      @Reference IdentityService identity,
      @Reference FirstAdminFile firstAdmin,
      @Reference TotpFactor factor,
      @Reference InstanceInfo instance) {
    this.store = store;
    this.identity = identity;
    this.firstAdmin = firstAdmin;
    this.factor = factor;
    this.instance = instance;
    initialUsers = instance.secretsFolder().resolve("initial-users.json");
    result = run();
  }

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public Result check() {
    return result;
  }

  private Result run() {
    try {
      if (store.page(ADMINISTRATORS).total() == 0) {
        makeAccountsAsOneOfMany();
      } else if (Files.exists(initialUsers)) {
        LOG.warn("{} is ignored and deleted: there is an administrator already", initialUsers);
      }
      Files.deleteIfExists(initialUsers);
      return new Result(
          true, new Localized("Đã có tài khoản.", "There are accounts to sign in with."));
    } catch (IOException | RuntimeException e) {
      LOG.error("the first accounts could not be made; correct it and start again", e);
      return new Result(
          false,
          new Localized(
              "Chưa tạo được các tài khoản đầu tiên; xem nhật ký hệ thống.",
              "The first accounts could not be made; see the log."));
    }
  }

  /**
   * Nodes that start at the same moment make the same accounts: each goes on where it lost. Another
   * node was faster only if there are more accounts than before; anything else fails for good.
   */
  private void makeAccountsAsOneOfMany() throws IOException {
    while (true) {
      long before = store.page(COUNT).total();
      try {
        makeAccounts();
        return;
      } catch (RuntimeException e) {
        if (store.page(COUNT).total() == before) {
          throw e;
        }
        LOG.info("an account was made meanwhile, by another node or this one: {}", e.getMessage());
        if (store.page(ADMINISTRATORS).total() > 0) {
          return;
        }
      }
    }
  }

  private void makeAccounts() throws IOException {
    List<InitialUser> users = read();
    boolean administrator = users.stream().anyMatch(u -> u.role() == RoleCode.ADMIN_HT);
    // Administrators come last: until there is one, the next start goes on where this one broke.
    for (InitialUser user : administratorsLast(users)) {
      UserAccount account = account(user);
      if (store.findByName(account.username()).isEmpty()) {
        identity.create(SELF, account, user.password().toCharArray());
      }
    }
    if (!users.isEmpty()) {
      LOG.info("made {} accounts of {}", users.size(), initialUsers.getFileName());
    }
    if (!administrator) {
      makeAdministrator();
    }
  }

  private static List<InitialUser> administratorsLast(List<InitialUser> users) {
    return users.stream()
        .sorted(Comparator.comparing((InitialUser u) -> u.role() == RoleCode.ADMIN_HT))
        .toList();
  }

  private void makeAdministrator() throws IOException {
    String password = factor.newPassword();
    firstAdmin.write(password);
    identity.create(
        SELF,
        new UserAccount(
            null,
            FirstAdminFile.USERNAME,
            "Quản trị hệ thống",
            Caller.Kind.PERSON,
            Optional.empty(),
            true,
            true,
            false,
            null,
            null,
            List.of(new RoleGrant(RoleCode.ADMIN_HT, Scope.NATIONAL, Optional.empty(), null, null)),
            0),
        password.toCharArray());
    LOG.warn(
        "made the first administrator; name and password are in {}, which is deleted at the first"
            + " sign-in",
        firstAdmin.path());
  }

  private List<InitialUser> read() throws IOException {
    if (!Files.exists(initialUsers)) {
      return List.of();
    }
    if (!SecretFiles.isPrivate(initialUsers)) {
      throw new IOException(initialUsers + " may be read by others; give it mode 600");
    }
    ObjectMapper mapper =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    return List.of(mapper.readValue(initialUsers.toFile(), InitialUser[].class));
  }

  private UserAccount account(InitialUser user) {
    if (user.role() == null || user.scope() == null || user.password() == null) {
      throw new IllegalArgumentException(
          initialUsers.getFileName() + ": " + user + " needs password, role and scope");
    }
    Optional<UnitRef> province =
        user.province() == null ? instance.province() : Optional.of(UnitRef.parse(user.province()));
    return new UserAccount(
        null,
        user.username(),
        user.displayName(),
        user.kind() == null ? Caller.Kind.PERSON : user.kind(),
        Optional.empty(),
        true,
        user.mustChangePassword(),
        false,
        null,
        null,
        List.of(new RoleGrant(user.role(), user.scope(), province, null, null)),
        0);
  }
}
