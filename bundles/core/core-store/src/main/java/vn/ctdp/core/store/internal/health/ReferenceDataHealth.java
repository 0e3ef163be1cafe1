package vn.ctdp.core.store.internal.health;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.store.internal.reference.ReferenceReady;
import vn.ctdp.core.text.Localized;

/** Whether the reference data are loaded. */
@Component(service = HealthCheck.class)
public final class ReferenceDataHealth implements HealthCheck {

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ReferenceReady ready;

  @Override
  public String name() {
    return "reference-data";
  }

  @Override
  public Result check() {
    ReferenceReady present = ready;
    return present == null
        ? new Result(
            false,
            new Localized("Đang nạp dữ liệu tham chiếu", "Reference data are still being loaded"))
        : new Result(
            true,
            new Localized(
                "Đã nạp " + present.rows() + " dòng dữ liệu tham chiếu",
                present.rows() + " rows of reference data are loaded"));
  }
}
