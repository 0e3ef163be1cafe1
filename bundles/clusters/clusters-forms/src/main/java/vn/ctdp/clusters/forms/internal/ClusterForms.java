package vn.ctdp.clusters.forms.internal;

import java.net.URL;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.exchange.form.FormSource;

/**
 * Forms of Thông tư 14/2024/TT-BCT. They are a bundle of their own, so that the centre knows them
 * without running a register of clusters.
 */
@Component
public class ClusterForms implements FormSource {

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public List<URL> definitions() {
    return List.of(ClusterForms.class.getResource("/forms/tt14-2024-bieu04-1.json"));
  }
}
