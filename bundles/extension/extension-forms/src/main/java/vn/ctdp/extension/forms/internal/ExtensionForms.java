package vn.ctdp.extension.forms.internal;

import java.net.URL;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.exchange.form.FormSource;

/**
 * Reports on industrial promotion (Thông tư 36/2013/TT-BCT, Thông tư 46/2012/TT-BCT). They are a
 * bundle of their own, so that the centre knows them without the module.
 */
@Component
public class ExtensionForms implements FormSource {

  private static final List<String> FILES =
      List.of("kc-b4-1", "kc-b4-2", "kc-b1-1", "kc-b2-1", "kc-b3-1", "kc-b5-1");

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public List<URL> definitions() {
    return FILES.stream()
        .map(f -> ExtensionForms.class.getResource("/forms/" + f + ".json"))
        .toList();
  }
}
