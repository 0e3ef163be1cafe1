package vn.ctdp.itests.toys;

import java.util.List;
import org.osgi.framework.BundleContext;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.module.ModuleDescriptor;
import vn.ctdp.core.text.Localized;

/** Introduces a toy module under the id that its bundle's manifest gives. */
public class ToyDescriptor implements ModuleDescriptor {

  private String id = "";

  /** Called by Declarative Services. */
  public void activate(BundleContext context) {
    id = context.getBundle().getHeaders("").get("Toy-Module");
  }

  @Override
  public String moduleId() {
    return id;
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of();
  }

  @Override
  public Localized name() {
    return new Localized("Đồ chơi " + id, "Toy " + id);
  }

  @Override
  public Localized purpose() {
    return name();
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public List<String> dependsOn() {
    return List.of();
  }
}
