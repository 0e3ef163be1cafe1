package vn.ctdp.rest.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.instance.BackupService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModulePreview;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.RestEndpoint;

/**
 * What the {@code ctdp} command on the server asks for. The gateway lets only that command in: from
 * this machine, with the token in the instance's secrets.
 */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OperatorResource implements RestEndpoint {

  private static final String MODULE = "modules/{id: [a-z0-9-]+}";

  private final InstanceInfo instance;
  private final ModuleManager modules;
  private final AuditLog audit;
  private final IdentityService identity;
  private final Clock clock;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile BackupService backups;

  /**
   * State of the instance.
   *
   * @param pid process id
   * @param uptimeSeconds since the start of the process
   * @param usedHeapBytes memory in use by data
   * @param modules every module's state
   */
  public record Status(
      MeResource.Instance instance,
      long pid,
      long uptimeSeconds,
      long usedHeapBytes,
      List<ModuleStatus> modules) {}

  /**
   * An account to make.
   *
   * @param account the account; {@code id} null
   * @param password its password, or null for a generated one that must be changed
   */
  public record NewAccount(UserAccount account, char[] password) {}

  /**
   * An account that was made or got a new password.
   *
   * @param password the generated password, shown this once; null when it was given
   */
  public record MadeAccount(UserAccount account, String password) {}

  /**
   * Where to put a backup.
   *
   * @param folder an absolute path on the server; null for the instance's own folder of backups
   */
  public record BackupWish(String folder) {}

  @Activate
  public OperatorResource(
      @Reference InstanceInfo instance,
      @Reference ModuleManager modules,
      @Reference AuditLog audit,
      @Reference IdentityService identity,
      @Reference Clock clock) {
    this.instance = instance;
    this.modules = modules;
    this.audit = audit;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/operator";
  }

  private static Caller operator(SecurityContext security) {
    Caller caller = Requests.caller(security);
    // The gateway sees to it; this door must hold even if it were configured away.
    if (caller.kind() != Caller.Kind.SYSTEM || !caller.channel().equals("operator")) {
      throw new CtdpException(CoreError.ACCESS_DENIED, "operator");
    }
    return caller;
  }

  /** The instance, its process and its modules. */
  @GET
  @Path("status")
  public Status status(@Context SecurityContext security) {
    Caller caller = operator(security);
    ProcessHandle process = ProcessHandle.current();
    long started = process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    Runtime runtime = Runtime.getRuntime();
    return new Status(
        MeResource.describe(instance),
        process.pid(),
        started == 0 ? 0 : clock.instant().getEpochSecond() - started,
        runtime.totalMemory() - runtime.freeMemory(),
        modules.list(caller));
  }

  /** All modules. */
  @GET
  @Path("modules")
  public List<ModuleStatus> modules(@Context SecurityContext security) {
    return modules.list(operator(security));
  }

  /** One module. */
  @GET
  @Path(MODULE)
  public ModuleStatus module(@PathParam("id") String id, @Context SecurityContext security) {
    return modules.status(operator(security), id);
  }

  /** What switching would do; changes nothing. */
  @GET
  @Path(MODULE + "/preview")
  public ModulePreview preview(
      @PathParam("id") String id,
      @QueryParam("wanted") @DefaultValue("ENABLED") ModuleStatus.Wanted wanted,
      @Context SecurityContext security) {
    return modules.preview(operator(security), id, wanted);
  }

  /** Switches a module on and waits for the outcome. */
  @POST
  @Path(MODULE + "/enable")
  public Response enable(
      @PathParam("id") String id,
      @QueryParam("wait") @DefaultValue("60") int wait,
      ModuleSwitch.Reason reason,
      @Context SecurityContext security) {
    return ModuleSwitch.to(
        modules, operator(security), id, ModuleStatus.Wanted.ENABLED, reason, wait);
  }

  /** Switches a module off, keeping its data, and waits for the outcome. */
  @POST
  @Path(MODULE + "/disable")
  public Response disable(
      @PathParam("id") String id,
      @QueryParam("wait") @DefaultValue("60") int wait,
      ModuleSwitch.Reason reason,
      @Context SecurityContext security) {
    return ModuleSwitch.to(
        modules, operator(security), id, ModuleStatus.Wanted.DISABLED, reason, wait);
  }

  /** Recomputes the chain of the audit log. */
  @POST
  @Path("audit/verify")
  public AuditLog.Verification verifyAudit(@Context SecurityContext security) {
    return audit.verify(operator(security));
  }

  /** Accounts, sorted by name. */
  @GET
  @Path("accounts")
  public Page<UserAccount> accounts(
      @QueryParam("offset") int offset,
      @QueryParam("limit") @DefaultValue("200") int limit,
      @QueryParam("search") String search,
      @Context SecurityContext security) {
    return identity.page(
        operator(security), Requests.page(offset, limit, "username", search, Requests.filters()));
  }

  /** Makes an account. */
  @POST
  @Path("accounts")
  public MadeAccount createAccount(NewAccount wish, @Context SecurityContext security) {
    Caller caller = operator(security);
    UserAccount account = Requests.required(wish.account(), "account");
    if (wish.password() == null) {
      IdentityService.Created created = identity.create(caller, account);
      return new MadeAccount(created.account(), created.password());
    }
    try {
      return new MadeAccount(identity.create(caller, account, wish.password()), null);
    } finally {
      Arrays.fill(wish.password(), '\0');
    }
  }

  /** Gives an account a generated password, shown once, that must be changed; ends its lock-out. */
  @POST
  @Path("accounts/{username}/reset-password")
  public MadeAccount resetPassword(
      @PathParam("username") String username, @Context SecurityContext security) {
    Caller caller = operator(security);
    UserAccount account = named(caller, username);
    String password = identity.resetPassword(caller, account.id());
    identity.unlock(caller, account.id());
    return new MadeAccount(account, password);
  }

  /** Removes an account's second factor, so that it is set up anew at the next sign-in. */
  @POST
  @Path("accounts/{username}/reset-totp")
  public void resetTotp(@PathParam("username") String username, @Context SecurityContext security) {
    Caller caller = operator(security);
    identity.resetTotp(caller, named(caller, username).id());
  }

  private UserAccount named(Caller caller, String username) {
    Optional<UserAccount> found =
        identity
            .page(caller, Requests.page(0, 200, "username", username, Requests.filters()))
            .rows()
            .stream()
            .filter(account -> account.username().equals(username))
            .findFirst();
    return Requests.found(found, RestError.NO_ACCOUNT, username);
  }

  /** Writes a backup of the instance's data while it runs. */
  @POST
  @Path("backup")
  public BackupService.Backup backup(BackupWish wish, @Context SecurityContext security) {
    Caller caller = operator(security);
    BackupService service = backups;
    if (service == null) {
      throw new CtdpException(CoreError.UNAVAILABLE, "sao lưu / backup");
    }
    Optional<java.nio.file.Path> folder =
        Optional.ofNullable(wish.folder())
            .filter(text -> !text.isBlank())
            .map(java.nio.file.Path::of);
    if (folder.isPresent() && !folder.get().isAbsolute()) {
      throw new CtdpException(RestError.WRONG_PARAMETER, "folder", "/…");
    }
    return service.backup(caller, folder);
  }
}
