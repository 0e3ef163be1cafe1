package vn.ctdp.exchange.centre.internal;

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
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.FormRegistry;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormSource;
import vn.ctdp.exchange.form.Forms;

/** The forms that the centre knows. */
@Component(
    service = {Forms.class, CentreForms.class},
    immediate = true)
public final class CentreForms implements Forms {

  private final FormRegistry registry;

  @Activate
  public CentreForms(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
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

  FormRegistry registry() {
    return registry;
  }
}
