package vn.ctdp.exchange.centre.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormLibrary;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamPublisher;

/** Brings changed forms in at the centre, and tells the provinces. */
@Component(service = FormLibrary.class)
public final class CentreLibrary implements FormLibrary {

  private final CentreForms forms;
  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final StreamPublisher stream;

  @Activate
  public CentreLibrary(
      @Reference CentreForms forms,
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference StreamPublisher stream) {
    this.forms = forms;
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.stream = stream;
  }

  @Override
  public List<FormDefinition> versions() {
    return forms.registry().versions();
  }

  @Override
  public Optional<byte[]> document(FormKey key) {
    return forms.registry().document(key);
  }

  @Override
  public Preview preview(Caller caller, byte[] document) {
    access.require(caller, CentrePermissions.FORMS, Target.INSTANCE);
    return forms.registry().preview(document);
  }

  @Override
  public FormDefinition add(Caller caller, byte[] document) {
    access.require(caller, CentrePermissions.FORMS, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          FormDefinition form = forms.registry().add(document, true);
          audit.append(
              caller,
              "exchange.form.add",
              new SubjectRef("form", form.key().toString()),
              Map.of("form", form.key().toString(), "number", form.number()));
          stream.publish(
              caller,
              new NewItem(
                  ItemKind.FORM,
                  Audience.ALL,
                  form.moduleId(),
                  new Localized(
                      form.number() + ", phiên bản " + form.key().version(),
                      form.number() + ", version " + form.key().version()),
                  new String(
                      forms.registry().document(form.key()).orElse(document),
                      StandardCharsets.UTF_8)));
          return form;
        });
  }
}
