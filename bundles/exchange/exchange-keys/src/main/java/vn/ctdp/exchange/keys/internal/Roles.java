package vn.ctdp.exchange.keys.internal;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;

/** Lets the components of this instance's side start; those of the other side never do. */
@Component(
    service = {},
    immediate = true)
public final class Roles {

  @Activate
  public Roles(ComponentContext context, @Reference InstanceInfo instance) {
    if (instance.role() == InstanceRole.CENTRE) {
      context.enableComponent(CentreOffice.class.getName());
      context.enableComponent(CentreDoor.class.getName());
    } else {
      context.enableComponent(ProvinceDesk.class.getName());
      context.enableComponent(ProvinceWatch.class.getName());
    }
  }
}
