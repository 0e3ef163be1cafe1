package vn.ctdp.extension.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.module.ModuleDescriptor;
import vn.ctdp.core.text.Localized;

/**
 * What the module is. Its reports are typed in or imported from a workbook on the pages for
 * reports, with the rights of reports; it declares none of its own.
 */
@Component(service = ModuleDescriptor.class)
public class ExtensionModule implements ModuleDescriptor {

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public Localized name() {
    return new Localized("Khuyến công", "Industrial promotion");
  }

  @Override
  public Localized purpose() {
    return new Localized(
        "Nhập, kiểm tra và gửi báo cáo tình hình thực hiện công tác khuyến công theo quý, 6 tháng,"
            + " năm.",
        "Enter, check and send the quarterly, half-yearly and yearly reports on industrial"
            + " promotion.");
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public List<String> dependsOn() {
    return List.of();
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of();
  }
}
