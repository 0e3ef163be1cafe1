package vn.ctdp.exchange.province.internal;

import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/** Takes up form versions that the centre publishes. */
@Component(service = StreamHandler.class)
public final class FormHandler implements StreamHandler {

  private final ProvinceForms forms;

  @Activate
  public FormHandler(@Reference ProvinceForms forms) {
    this.forms = forms;
  }

  @Override
  public String kind() {
    return ItemKind.FORM;
  }

  @Override
  public void handle(StreamItem item) {
    forms.take(item.content().getBytes(StandardCharsets.UTF_8));
  }
}
