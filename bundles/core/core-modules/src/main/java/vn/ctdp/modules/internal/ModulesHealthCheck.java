package vn.ctdp.modules.internal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.module.ModuleStatus.Actual;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.core.text.Localized;

/**
 * Whether every module is as wanted. Readiness waits for the modules after a start, but not for
 * ever: an instance with a broken module serves everything else, so a module that was tried and
 * failed is named without holding the instance back.
 */
@Component(service = HealthCheck.class, configurationPid = ModulesConfig.PID)
public final class ModulesHealthCheck implements HealthCheck {

  private final long started = System.nanoTime();
  private final Duration patience;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile ModuleManagerComponent manager;

  @Activate
  public ModulesHealthCheck(ModulesConfig config) {
    this.patience = Duration.ofSeconds(config.readySeconds());
  }

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public Result check() {
    ModuleManagerComponent now = manager;
    if (now == null) {
      return new Result(
          false,
          new Localized("Trình quản lý phân hệ chưa chạy.", "The module manager is not running."));
    }
    List<ModuleStatus> off =
        now.engine().list().stream().filter(status -> !asWanted(now, status)).toList();
    if (now.engine().isSettled() && off.isEmpty()) {
      return new Result(
          true, new Localized("Mọi phân hệ đúng như mong muốn.", "Every module is as wanted."));
    }
    boolean waited = System.nanoTime() - started > patience.toNanos();
    boolean ok = now.engine().isSettled() || waited;
    if (off.isEmpty()) {
      return new Result(ok, Say.WAITING);
    }
    String vi = off.stream().map(s -> s.name().vi()).collect(Collectors.joining(", "));
    String en = off.stream().map(s -> s.name().en()).collect(Collectors.joining(", "));
    return new Result(
        ok,
        new Localized(
            "Phân hệ chưa đúng như mong muốn: " + vi + ".", "Modules not as wanted: " + en + "."));
  }

  private static boolean asWanted(ModuleManagerComponent now, ModuleStatus status) {
    return status.wanted() == Wanted.ENABLED
        ? status.actual() == Actual.ENABLED && now.running(status.id())
        : status.actual() == Actual.DISABLED;
  }
}
