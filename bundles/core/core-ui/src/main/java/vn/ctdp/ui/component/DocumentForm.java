package vn.ctdp.ui.component;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Objects;
import vn.ctdp.core.document.DocumentService;
import vn.ctdp.core.document.DocumentType;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.view.ViewContext;

/** The form of a legal document, on its own page and in the dialog of {@link DocumentPicker}. */
public final class DocumentForm extends Composite<FormPanel<LegalDocument>> {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;

  /** An empty form that saves through the service. */
  public DocumentForm(ViewContext context, DocumentService documents) {
    this.context = context;
    FormPanel<LegalDocument> form = getContent();
    Select<DocumentType> type = new Select<>();
    type.setLabel(UiText.of("ui.document.type"));
    type.setItems(DocumentType.values());
    type.setItemLabelGenerator(t -> t == null ? "" : t.vi());
    form.required(form.field("type", type, LegalDocument::type), true);
    TextField number =
        form.field("number", new TextField(UiText.of("ui.document.number")), LegalDocument::number);
    number.setPlaceholder("1757/QĐ-TTg");
    number.setMaxLength(100);
    form.required(number, true);
    DateField date =
        form.field("date", new DateField(UiText.of("ui.document.date")), LegalDocument::date);
    TextField issuer =
        form.field("issuer", new TextField(UiText.of("ui.document.issuer")), LegalDocument::issuer);
    issuer.setMaxLength(250);
    form.required(issuer, true);
    TextArea title =
        form.field("title", new TextArea(UiText.of("ui.document.title")), LegalDocument::title);
    title.setMaxLength(1000);
    form.wide(title);
    DateField from =
        form.field(
            "effectiveFrom",
            new DateField(UiText.of("ui.document.effectiveFrom")),
            LegalDocument::effectiveFrom);
    DateField to =
        form.field(
            "effectiveTo",
            new DateField(UiText.of("ui.document.effectiveTo")),
            LegalDocument::effectiveTo);
    TextArea remark =
        form.field("remark", new TextArea(UiText.of("ui.document.remark")), LegalDocument::remark);
    remark.setHelperText(UiText.of("ui.document.remarkHelp"));
    remark.setMaxLength(1000);
    form.wide(remark);
    form.onSave(
        base ->
            documents.save(
                this.context.caller(),
                new LegalDocument(
                    base.id(),
                    VietnameseText.normalise(number.getValue()),
                    date.getValue(),
                    VietnameseText.normalise(issuer.getValue()),
                    type.getValue(),
                    FormPanel.text(title),
                    from.getValue(),
                    to.getValue(),
                    FormPanel.text(remark),
                    base.version())));
    form.onReload(base -> documents.find(this.context.caller(), base.id()));
  }

  @Override
  protected FormPanel<LegalDocument> initContent() {
    return new FormPanel<>();
  }

  /** The form inside, for its callbacks. */
  public FormPanel<LegalDocument> panel() {
    return getContent();
  }

  /** Shows a document. */
  public void edit(LegalDocument document) {
    getContent().load(document);
  }

  /** A new document with a number typed already. */
  public static LegalDocument blank(String number) {
    return new LegalDocument(null, number, null, "", guess(number), null, null, null, null, 0);
  }

  private static DocumentType guess(String number) {
    String n = Objects.requireNonNullElse(number, "");
    return Arrays.stream(
            new Object[][] {
              {"QĐ", DocumentType.QUYET_DINH},
              {"NĐ", DocumentType.NGHI_DINH},
              {"TT", DocumentType.THONG_TU},
              {"NQ", DocumentType.NGHI_QUYET},
              {"KH", DocumentType.KE_HOACH},
              {"BC", DocumentType.BAO_CAO}
            })
        .filter(pair -> n.contains("/" + pair[0]))
        .map(pair -> (DocumentType) pair[1])
        .findFirst()
        .orElse(null);
  }

  /** How a document is cited: type, number, day. */
  public static String citation(LegalDocument document) {
    String type =
        document.type() == null || document.type() == DocumentType.KHAC
            ? ""
            : document.type().vi() + " ";
    return type
        + document.number()
        + (document.date() == null ? "" : " (" + Format.date(document.date()) + ")");
  }
}
