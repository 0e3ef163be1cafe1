package vn.ctdp.rest.internal;

import java.util.List;
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
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModulePreview;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.rest.RestEndpoint;

/** Modules of this instance: wanted and actual state, and the switch. */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ModulesResource implements RestEndpoint {

  private static final String ID = "{id: [a-z0-9-]+}";

  private final ModuleManager modules;

  @Activate
  public ModulesResource(@Reference ModuleManager modules) {
    this.modules = modules;
  }

  @Override
  public String path() {
    return "/modules";
  }

  /** All modules in the distribution. */
  @GET
  public List<ModuleStatus> list(@Context SecurityContext security) {
    return modules.list(Requests.caller(security));
  }

  /** One module. */
  @GET
  @Path(ID)
  public ModuleStatus one(@PathParam("id") String id, @Context SecurityContext security) {
    return modules.status(Requests.caller(security), id);
  }

  /** What switching would do; changes nothing. */
  @GET
  @Path(ID + "/preview")
  public ModulePreview preview(
      @PathParam("id") String id,
      @QueryParam("wanted") @DefaultValue("ENABLED") ModuleStatus.Wanted wanted,
      @Context SecurityContext security) {
    return modules.preview(Requests.caller(security), id, wanted);
  }

  /** Switches the module on and waits for the outcome. */
  @POST
  @Path(ID + "/enable")
  public Response enable(
      @PathParam("id") String id,
      @QueryParam("wait") @DefaultValue("60") int wait,
      ModuleSwitch.Reason reason,
      @Context SecurityContext security) {
    return ModuleSwitch.to(
        modules, Requests.caller(security), id, ModuleStatus.Wanted.ENABLED, reason, wait);
  }

  /** Switches the module off, keeping its data, and waits for the outcome. */
  @POST
  @Path(ID + "/disable")
  public Response disable(
      @PathParam("id") String id,
      @QueryParam("wait") @DefaultValue("60") int wait,
      ModuleSwitch.Reason reason,
      @Context SecurityContext security) {
    return ModuleSwitch.to(
        modules, Requests.caller(security), id, ModuleStatus.Wanted.DISABLED, reason, wait);
  }
}
