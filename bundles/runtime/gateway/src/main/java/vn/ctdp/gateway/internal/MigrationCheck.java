package vn.ctdp.gateway.internal;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;
import vn.ctdp.migrator.MigrationStatus;

/** Whether every schema that a running bundle needs is up to date. */
@Component(service = HealthCheck.class)
public final class MigrationCheck implements HealthCheck {

  private final List<MigrationStatus> units = new CopyOnWriteArrayList<>();

  /** A bundle with a schema has come. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindUnit(MigrationStatus unit) {
    units.add(unit);
  }

  /** It has gone. */
  void unbindUnit(MigrationStatus unit) {
    units.remove(unit);
  }

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public Result check() {
    List<String> waiting =
        units.stream()
            .filter(unit -> unit.state() != MigrationStatus.State.READY)
            .map(unit -> unit.unit() + " (" + unit.state().name().toLowerCase(Locale.ROOT) + ")")
            .sorted()
            .toList();
    if (waiting.isEmpty()) {
      return new Result(
          true, new Localized("Các bảng dữ liệu đã cập nhật.", "Every schema is up to date."));
    }
    String list = String.join(", ", waiting);
    return new Result(
        false,
        new Localized(
            "Bảng dữ liệu chưa sẵn sàng: " + list + ".", "Schemas not ready: " + list + "."));
  }
}
