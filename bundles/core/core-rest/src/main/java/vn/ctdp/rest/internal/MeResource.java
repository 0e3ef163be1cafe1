package vn.ctdp.rest.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** Who I am here, and what I may do. */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MeResource implements RestEndpoint {

  private final InstanceInfo instance;
  private final IdentityService identity;
  private final AccessControl access;
  private final AuthenticationService authentication;

  /**
   * The caller.
   *
   * @param permissions rights the caller has for something at least, in their natural order
   */
  public record Me(
      String username,
      String displayName,
      Caller.Kind kind,
      String channel,
      List<String> permissions,
      Instance instance) {}

  /** The instance that answers. */
  public record Instance(
      String id, InstanceRole role, Optional<UnitRef> province, Localized name, String version) {}

  /** A wish to change one's own password. */
  public record PasswordChange(char[] oldPassword, char[] newPassword) {}

  @Activate
  public MeResource(
      @Reference InstanceInfo instance,
      @Reference IdentityService identity,
      @Reference AccessControl access,
      @Reference AuthenticationService authentication) {
    this.instance = instance;
    this.identity = identity;
    this.access = access;
    this.authentication = authentication;
  }

  @Override
  public String path() {
    return "/me";
  }

  /** The caller and the instance. */
  @GET
  public Me me(@Context SecurityContext security) {
    Caller caller = Requests.caller(security);
    List<String> permissions =
        identity.permissions().values().stream()
            .flatMap(List::stream)
            .map(PermissionDefinition::id)
            .filter(permission -> access.allowedAnywhere(caller, permission))
            .sorted()
            .toList();
    return new Me(
        caller.username(),
        caller.displayName(),
        caller.kind(),
        caller.channel(),
        permissions,
        describe(instance));
  }

  static Instance describe(InstanceInfo instance) {
    return new Instance(
        instance.id(), instance.role(), instance.province(), instance.name(), instance.version());
  }

  /** Changes one's own password; other sign-ins of the account end. */
  @POST
  @Path("password")
  public void changePassword(PasswordChange change, @Context SecurityContext security) {
    Requests.required(change.oldPassword(), "oldPassword");
    Requests.required(change.newPassword(), "newPassword");
    try {
      authentication.changeOwnPassword(
          Requests.caller(security), change.oldPassword(), change.newPassword());
    } finally {
      Arrays.fill(change.oldPassword(), '\0');
      Arrays.fill(change.newPassword(), '\0');
    }
  }
}
