package vn.ctdp.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.document.DocumentService;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.ui.view.ViewContext;

/**
 * Chooses a legal document by number, issuer or title. Who may enter documents can add a missing
 * one without leaving the form.
 */
public final class DocumentPicker extends LookupField<DocumentPicker, UUID, LegalDocument> {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient DocumentService documents;
  private final Button create = new Button(UiText.of("ui.document.create"));

  DocumentPicker(String label, ViewContext context, DocumentService documents) {
    super(label);
    this.context = context;
    this.documents = documents;
    if (context.may("core.document.manage")) {
      create.setIcon(VaadinIcon.PLUS.create());
      create.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      create.addClickListener(e -> create(""));
      setHelperComponent(create);
      getContent().setAllowCustomValue(true);
      getContent().addCustomValueSetListener(e -> create(e.getDetail()));
    }
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    super.setReadOnly(readOnly);
    create.setVisible(!readOnly);
  }

  private void create(String number) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(UiText.of("ui.document.new"));
    dialog.setWidth("min(44rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    DocumentForm form = new DocumentForm(context, documents);
    form.panel()
        .guard(false)
        .onSaved(
            saved -> {
              dialog.close();
              refresh();
              setValue(saved.id());
              setInvalid(false);
            })
        .onCancel(dialog::close);
    form.edit(DocumentForm.blank(number));
    dialog.add(form);
    dialog.open();
  }

  @Override
  UUID identity(LegalDocument item) {
    return item.id();
  }

  @Override
  String title(LegalDocument item) {
    return DocumentForm.citation(item);
  }

  @Override
  String detail(LegalDocument item) {
    return item.issuer() + (item.title() == null ? "" : " · " + item.title());
  }

  @Override
  Optional<LegalDocument> find(UUID value) {
    return documents.find(context.caller(), value);
  }

  @Override
  List<LegalDocument> search(String text, int offset, int limit) {
    return documents
        .page(
            context.caller(),
            new PageRequest(offset, limit, List.of(new Sort("date", false)), text, Map.of()))
        .rows();
  }
}
