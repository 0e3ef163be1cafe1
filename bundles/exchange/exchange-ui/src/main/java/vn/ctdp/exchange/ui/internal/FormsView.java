package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import java.util.List;
import java.util.Locale;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormLibrary;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
import vn.ctdp.ui.view.ViewContext;

/** Form versions, and the way to bring a changed one in. */
class FormsView extends Div {

  private static final long serialVersionUID = 1L;

  private static final int MAX_DOCUMENT = 1 << 20;

  private final transient ViewContext context;
  private final transient FormLibrary library;
  private final transient ReportDocuments documents;
  private final DataGrid<FormDefinition> grid;

  FormsView(
      ViewContext context, FormLibrary library, ReportDocuments documents, Components components) {
    this.context = context;
    this.library = library;
    this.documents = documents;
    grid =
        components.grid(
            context,
            "exchange.forms",
            (caller, request) -> {
              List<FormDefinition> all = library.versions();
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    grid.text("number", t("exchange.form"), FormDefinition::number).pinned();
    grid.whole("version", t("exchange.forms.version"), f -> f.key().version()).width("7rem");
    grid.text("title", t("exchange.forms.name"), f -> f.title().in(context.locale())).grow(3);
    grid.text("legal", t("exchange.forms.legal"), FormDefinition::legalText).grow(2);
    grid.date("from", t("exchange.forms.from"), FormDefinition::validFrom);
    grid.date("to", t("exchange.forms.to"), FormDefinition::validTo);
    grid.noSearch();
    grid.export("bieu-mau", t("exchange.forms.title"));
    grid.empty(
        VaadinIcon.FILE_TABLE, t("exchange.national.noForms"), t("exchange.national.noForms.hint"));
    grid.open(form -> files(form).open());
    if (context.may(CentreViews.FORMS)) {
      Button add =
          new Button(t("exchange.forms.add"), VaadinIcon.UPLOAD.create(), e -> add().open());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    addClassName("ctdp-view");
    add(grid);
  }

  private Dialog files(FormDefinition form) {
    String name = form.key().id() + "-" + form.key().version();
    Locale language = context.locale();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(form.number() + " – " + form.title().in(context.locale()));
    dialog.setWidth("min(40rem, 95vw)");
    Div links =
        new Div(
            FileLinks.link(
                t("exchange.template"),
                VaadinIcon.FILE_TABLE,
                name + ".xlsx",
                FileLinks.XLSX,
                () -> documents.template(form, language)),
            FileLinks.link(
                t("exchange.forms.document"),
                VaadinIcon.FILE_CODE,
                name + ".json",
                "application/json",
                () -> library.document(form.key()).orElseThrow()),
            FileLinks.link(
                "JSON Schema",
                VaadinIcon.FILE_CODE,
                name + ".schema.json",
                "application/schema+json",
                () -> documents.jsonSchema(form)),
            FileLinks.link(
                "XML Schema",
                VaadinIcon.FILE_CODE,
                name + ".xsd",
                "application/xml",
                () -> documents.xmlSchema(form)));
    links.addClassName("exchange-files");
    dialog.add(links);
    if (!form.remark().vi().isEmpty()) {
      dialog.add(new MessageBox(Tone.INFO, form.remark().in(context.locale())));
    }
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
    return dialog;
  }

  private Dialog add() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("exchange.forms.add"));
    dialog.setWidth("min(56rem, 95vw)");
    Div result = new Div();
    result.addClassName("exchange-import");
    byte[][] document = new byte[1][];
    Button store = new Button(t("exchange.forms.store"));
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    store.setEnabled(false);
    store.addClickListener(
        e -> {
          try {
            FormDefinition form = library.add(context.caller(), document[0]);
            dialog.close();
            grid.refresh();
            Notices.success(t("exchange.forms.added", form.number(), form.key().version()));
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
    Upload upload =
        new Upload(
            BoundedUpload.of(
                MAX_DOCUMENT,
                bytes -> {
                  document[0] = bytes;
                  store.setEnabled(preview(bytes, result));
                }));
    upload.setI18n(VaadinTexts.upload());
    upload.setAcceptedFileTypes(".json", "application/json");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(MAX_DOCUMENT);
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    dialog.add(new Paragraph(t("exchange.forms.hint")), upload, result);
    dialog.getFooter().add(new Button(t("exchange.cancel"), e -> dialog.close()), store);
    return dialog;
  }

  /** Shows what a document would bring; false when it cannot be taken. */
  private boolean preview(byte[] bytes, Div result) {
    result.removeAll();
    try {
      FormLibrary.Preview preview = library.preview(context.caller(), bytes);
      FormDefinition form = preview.form();
      result.add(
          new MessageBox(
              Tone.INFO,
              preview.known()
                  ? t("exchange.forms.known", form.number(), form.key().version())
                  : preview.before().isEmpty()
                      ? t("exchange.forms.first", form.number())
                      : t(
                          "exchange.forms.changes",
                          form.number(),
                          form.key().version(),
                          preview.differences().size())));
      UnorderedList list = new UnorderedList();
      for (Localized difference : preview.differences()) {
        list.add(new ListItem(new Span(difference.in(context.locale()))));
      }
      result.add(list);
      return true;
    } catch (CtdpException failure) {
      result.add(new MessageBox(Tone.BAD, failure.sentence(context.locale())));
      UnorderedList list = new UnorderedList();
      failure
          .problems()
          .forEach(p -> list.add(new ListItem(p.field() + ": " + p.sentence(context.locale()))));
      result.add(list);
      return false;
    }
  }
}
