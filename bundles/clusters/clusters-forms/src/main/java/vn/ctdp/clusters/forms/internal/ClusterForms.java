package vn.ctdp.clusters.forms.internal;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
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
    return Stream.of(
            "tt14-2024-bieu01-1",
            "tt14-2024-bieu01-2",
            "tt14-2024-bieu02-1",
            "tt14-2024-bieu02-2",
            "tt14-2024-bieu03-1",
            "tt14-2024-bieu03-2",
            "tt14-2024-bieu04-1",
            "tt14-2024-bieu04-2")
        .map(name -> ClusterForms.class.getResource("/forms/" + name + ".json"))
        .toList();
  }
}
