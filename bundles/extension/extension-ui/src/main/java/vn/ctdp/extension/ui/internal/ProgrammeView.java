package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.Programme;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** One programme: its form, read-only for readers, its files and its history. */
class ProgrammeView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  ProgrammeView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    Programme programme =
        desk.plans()
            .programme(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "chương trình", id));
    FormPanel<Programme> form = ProgrammeForm.build(context, desk, programme);
    Target target =
        programme.province() == null ? Target.INSTANCE : Target.of(programme.province());
    boolean own = desk.province().isEmpty() || desk.province().get().equals(programme.province());
    form.readOnly(!own || !context.may(ExtensionViews.PLAN, target));
    SubjectRef subject = new SubjectRef("extension-programme", id.toString());
    removeAll();
    add(
        new PageHeader(programme.name())
            .back("extension/programmes", getTranslation("extension.programmes.title")),
        form,
        Texts.panel(
            getTranslation("extension.files"), desk.components().attachments(context, subject)),
        Texts.history(context, desk, subject));
  }
}
