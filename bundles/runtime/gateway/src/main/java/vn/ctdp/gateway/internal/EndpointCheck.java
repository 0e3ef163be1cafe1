package vn.ctdp.gateway.internal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.text.Localized;

/** Whether REST answers what it must, and people can sign in. */
@Component(service = HealthCheck.class, configurationPid = HealthConfig.PID)
public final class EndpointCheck implements HealthCheck {

  private final EndpointTable endpoints;
  private final HealthConfig config;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AuthenticationService authentication;

  @Activate
  public EndpointCheck(@Reference EndpointTable endpoints, HealthConfig config) {
    this.endpoints = endpoints;
    this.config = config;
  }

  @Override
  public String name() {
    return "api";
  }

  @Override
  public Result check() {
    List<String> missing = new ArrayList<>(endpoints.failed());
    for (String path : Words.of(config.requiredEndpoints())) {
      String full = EndpointTable.API + path;
      if (endpoints.find(full).isEmpty()) {
        missing.add(full);
      }
    }
    if (!missing.isEmpty()) {
      String list = String.join(", ", missing);
      return new Result(
          false, new Localized("API chưa có: " + list + ".", "Not answered yet: " + list + "."));
    }
    if (authentication == null) {
      return new Result(false, new Localized("Chưa đăng nhập được.", "Nobody can sign in yet."));
    }
    return new Result(true, new Localized("API trả lời.", "The API answers."));
  }
}
