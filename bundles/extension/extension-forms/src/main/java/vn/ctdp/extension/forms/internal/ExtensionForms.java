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

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public List<URL> definitions() {
    return List.of(ExtensionForms.class.getResource("/forms/kc-b4-1.json"));
  }
}
