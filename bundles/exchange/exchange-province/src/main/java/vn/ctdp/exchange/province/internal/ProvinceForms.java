package vn.ctdp.exchange.province.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.FormRegistry;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormLibrary;
import vn.ctdp.exchange.form.FormSource;
import vn.ctdp.exchange.form.Forms;

/** The forms that the province knows. */
@Component(
    service = {Forms.class, FormLibrary.class, ProvinceForms.class},
    immediate = true)
public final class ProvinceForms implements Forms, FormLibrary {

  private final FormRegistry registry;

  @Activate
  public ProvinceForms(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference Clock clock) {
    this.registry = new FormRegistry(new FormTable(jpa, clock));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(FormSource source) {
    registry.add(source);
  }

  void removeSource(FormSource source) {
    registry.remove(source);
  }

  @Override
  public List<FormDefinition> all() {
    return registry.all();
  }

  @Override
  public Optional<FormDefinition> find(FormKey key) {
    return registry.find(key);
  }

  @Override
  public Optional<FormDefinition> find(String id, LocalDate day) {
    return registry.find(id, day);
  }

  @Override
  public boolean offered(FormKey key) {
    return registry.offered(key);
  }

  @Override
  public List<Localized> problems() {
    return registry.problems();
  }

  @Override
  public List<FormDefinition> versions() {
    return registry.versions();
  }

  @Override
  public Optional<byte[]> document(FormKey key) {
    return registry.document(key);
  }

  /** As {@link #add}: what cannot be brought in here is not looked at either. */
  @Override
  public Preview preview(Caller caller, byte[] document) {
    throw notHere();
  }

  /** Forms come from modules and from the centre; nobody brings one in at a province. */
  @Override
  public FormDefinition add(Caller caller, byte[] document) {
    throw notHere();
  }

  private static CtdpException notHere() {
    return new CtdpException(CoreError.ACCESS_DENIED, "exchange.form.manage");
  }

  /** Keeps what the centre sent, within the caller's transaction. */
  FormDefinition take(byte[] document) {
    return registry.add(document, false);
  }
}
