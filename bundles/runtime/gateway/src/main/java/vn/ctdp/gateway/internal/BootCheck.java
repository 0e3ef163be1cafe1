package vn.ctdp.gateway.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;

/** Whether the framework has started everything that belongs to its boot. */
@Component(service = HealthCheck.class)
public final class BootCheck implements HealthCheck {

  private final BundleContext context;

  /** Karaf registers it when the boot features are installed; only its presence counts. */
  @Reference(
      service = AnyService.class,
      target = "(objectClass=org.apache.karaf.features.BootFinished)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  private volatile Object bootFinished;

  @Activate
  public BootCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return "boot";
  }

  @Override
  public Result check() {
    FrameworkStartLevel level =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
    int wanted = level.getInitialBundleStartLevel();
    if (bootFinished == null || level.getStartLevel() < wanted) {
      return new Result(
          false, new Localized("Đang khởi động các thành phần.", "Components are being started."));
    }
    return new Result(true, new Localized("Đã khởi động xong.", "Start-up is complete."));
  }
}
