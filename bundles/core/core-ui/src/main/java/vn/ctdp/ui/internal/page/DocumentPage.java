package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.DocumentForm;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** One legal document with its files. */
public final class DocumentPage extends RecordPage {

  private static final long serialVersionUID = 1L;

  DocumentPage(ViewContext context, PageServices services) {
    super(context, services);
  }

  @Override
  void show(String id) {
    DocumentForm form = new DocumentForm(context, services.documents());
    form.panel()
        .onSaved(saved -> UI.getCurrent().navigate("documents/" + saved.id()))
        .onCancel(
            () -> {
              if (form.panel().base().id() == null) {
                UI.getCurrent().navigate("documents");
              }
            });
    if (NEW.equals(id)) {
      add(new PageHeader(t("core.document.new")).back("documents", t("core.documents.title")));
      form.edit(DocumentForm.blank(""));
      add(form);
      return;
    }
    Optional<LegalDocument> found =
        uuid(id).flatMap(i -> services.documents().find(context.caller(), i));
    if (found.isEmpty()) {
      missing("documents", t("core.documents.title"));
      return;
    }
    LegalDocument d = found.get();
    PageHeader head =
        new PageHeader(DocumentForm.citation(d)).back("documents", t("core.documents.title"));
    String state = DocumentsPage.state(d, services.today());
    if (!state.isEmpty()) {
      head.badge(new StatusBadge(state, DocumentsPage.tone(d, services.today())));
    }
    if (d.title() != null) {
      head.subtitle(d.title());
    }
    form.edit(d);
    form.panel().readOnly(!context.may("core.document.manage"));
    SubjectRef ref = new SubjectRef("document", d.id().toString());
    add(
        head,
        form,
        panel(t("core.files"), services.components().attachments(context, ref)),
        panel(
            t("core.history"),
            services
                .components()
                .history(context, ref)
                .names(k -> PageText.orElse("core.field." + k, k), AuditPage::action)
                .values(new LoggedValues(context, services)::of)));
  }
}
