package vn.ctdp.ui.internal.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.paper.PaperField;
import vn.ctdp.core.paper.PaperFile;
import vn.ctdp.core.paper.PaperFormat;
import vn.ctdp.core.paper.PaperGroup;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperTemplate;
import vn.ctdp.core.paper.PaperTemplates;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One kind of paper: its versions, its placeholders, and a place to put an own template. */
public final class PaperTemplatePage extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient PaperTemplates templates;
  private final Div findings = new Div();
  private String id;

  PaperTemplatePage(ViewContext context, PaperTemplates templates) {
    this.context = context;
    this.templates = templates;
    addClassName("ctdp-view");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("id").orElse("");
    show();
  }

  private void show() {
    PaperKind kind =
        templates
            .kind(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "loại văn bản", id));
    removeAll();
    add(
        new PageHeader(kind.name().in(context.locale()))
            .back("paper-templates", getTranslation("core.papers.templates"))
            .subtitle(kind.basis().in(context.locale())));
    add(versions(), fields(kind));
  }

  private static Div panel(String title) {
    Div panel = new Div(new H3(title));
    panel.addClassName("ctdp-panel");
    return panel;
  }

  private static Div wide(NativeTable table) {
    table.addClassName("cu-table");
    Div wide = new Div(table);
    wide.getStyle().set("overflow-x", "auto");
    return wide;
  }

  private Div versions() {
    Div panel = panel(getTranslation("core.papers.versions"));
    NativeTable table = new NativeTable();
    NativeTableRow head = table.getHead().addRow();
    for (String column : List.of("version.title", "file", "by", "used", "act")) {
      head.addHeaderCell().setText(getTranslation("core.papers." + column));
    }
    boolean may = context.may(PaperPages.TEMPLATE);
    for (PaperTemplate t : templates.versions(context.caller(), id)) {
      NativeTableRow row = table.getBody().addRow();
      Div version = new Div(new Span(name(t)));
      if (t.inForce()) {
        version.add(new StatusBadge(getTranslation("core.papers.inForce.badge"), Tone.GOOD));
      }
      row.addDataCell().add(version);
      Div file = new Div(new Span(t.fileName() == null ? "" : t.fileName()));
      t.warnings().forEach(w -> file.add(note(w.sentence(context.locale()))));
      row.addDataCell().add(file);
      row.addDataCell().setText(t.by() == null ? "" : t.by() + ", " + Format.moment(t.at()));
      row.addDataCell().setText(Long.toString(t.usedBy()));
      row.addDataCell().add(acts(t, may));
    }
    panel.add(wide(table));
    if (may) {
      panel.add(new Paragraph(getTranslation("core.papers.upload.hint")), uploader(), findings);
    }
    return panel;
  }

  private String name(PaperTemplate t) {
    return t.version() == 0
        ? getTranslation("core.papers.delivered")
        : getTranslation("core.papers.version", Integer.toString(t.version()));
  }

  private static Div note(String text) {
    Div note = new Div(text);
    note.addClassName("cu-muted");
    return note;
  }

  private Div acts(PaperTemplate t, boolean may) {
    Div acts = new Div();
    acts.getStyle().set("display", "flex").set("flex-wrap", "wrap");
    acts.getStyle().set("gap", "var(--lumo-space-s)").set("align-items", "center");
    int v = t.version();
    acts.add(
        link("core.papers.download", c -> templates.download(c, id, v)),
        link("core.papers.preview.docx", c -> templates.preview(c, id, v, PaperFormat.DOCX)));
    if (t.warnings().stream().noneMatch(w -> w.code().equals("VB-PDF"))) {
      acts.add(link("core.papers.preview.pdf", c -> templates.preview(c, id, v, PaperFormat.PDF)));
    }
    if (may && !t.inForce()) {
      Button use = new Button(getTranslation("core.papers.use"), e -> use(t));
      use.addThemeVariants(ButtonVariant.LUMO_SMALL);
      acts.add(use);
    }
    return acts;
  }

  private void use(PaperTemplate t) {
    Confirm.reason(
        getTranslation("core.papers.use"),
        new Paragraph(getTranslation("core.papers.use.text", name(t))),
        getTranslation("core.papers.use"),
        false,
        reason -> {
          try {
            templates.activate(context.caller(), id, t.version(), reason);
            Notices.success(getTranslation("core.papers.used.done"));
          } catch (RuntimeException e) {
            Notices.failure(e);
          }
          show();
        });
  }

  private Anchor link(String key, Function<Caller, PaperFile> file) {
    Anchor anchor = new Anchor();
    anchor.setText(getTranslation(key));
    anchor.setHref(
        event -> {
          PaperFile f = file.apply(callerOf(event.getSession()));
          event.setFileName(f.name());
          event.setContentType(f.mediaType());
          event.setContentLength(f.content().length);
          event.getOutputStream().write(f.content());
        });
    anchor.getElement().setAttribute("download", true);
    anchor.setRouterIgnore(true);
    return anchor;
  }

  private Caller callerOf(VaadinSession session) {
    session.lock();
    try {
      return context.caller();
    } finally {
      session.unlock();
    }
  }

  private Upload uploader() {
    Upload upload = new Upload((UploadHandler) this::receive);
    upload.setDropAllowed(false);
    upload.setUploadButton(new Button(getTranslation("core.papers.upload")));
    upload.setAcceptedFileTypes(".docx");
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(
        e -> Notices.error(getTranslation("core.papers.upload.rejected")));
    return upload;
  }

  private void receive(UploadEvent event) throws IOException {
    Caller caller = callerOf(event.getSession());
    UI ui = event.getUI();
    try (InputStream in = event.getInputStream()) {
      PaperTemplate t = templates.upload(caller, id, event.getFileName(), in, null);
      ui.access(
          () -> {
            findings.removeAll();
            Notices.success(getTranslation("core.papers.uploaded", Integer.toString(t.version())));
            show();
          });
    } catch (CtdpException e) {
      ui.access(() -> refused(e));
    } catch (RuntimeException e) {
      ui.access(() -> Notices.failure(e));
    }
  }

  private void refused(CtdpException e) {
    findings.removeAll();
    UnorderedList all = new UnorderedList();
    for (FieldProblem p : e.problems()) {
      all.add(new ListItem(p.sentence(context.locale())));
    }
    findings.add(
        new MessageBox(Tone.BAD, e.sentence(context.locale()) + " " + e.nextStep(context.locale()))
            .with(all));
  }

  private Div fields(PaperKind kind) {
    Div panel = panel(getTranslation("core.papers.fields"));
    panel.add(new Paragraph(getTranslation("core.papers.fields.hint")));
    panel.add(table(kind.fields()));
    for (PaperGroup g : kind.groups()) {
      panel.add(
          new Paragraph(
              getTranslation(
                  "core.papers.group",
                  g.meaning().in(context.locale()),
                  "{{#" + g.name() + "}}",
                  "{{/" + g.name() + "}}")),
          table(g.fields()));
    }
    panel.add(new Paragraph(getTranslation("core.papers.common")), table(PaperKind.COMMON));
    return panel;
  }

  private Div table(List<PaperField> fields) {
    NativeTable table = new NativeTable();
    NativeTableRow head = table.getHead().addRow();
    for (String column : List.of("field", "meaning", "example")) {
      head.addHeaderCell().setText(getTranslation("core.papers." + column));
    }
    for (PaperField f : fields) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell().setText("{{" + f.name() + "}}" + (f.required() ? " *" : ""));
      row.addDataCell().setText(f.meaning().in(context.locale()));
      row.addDataCell().setText(f.example());
    }
    return wide(table);
  }
}
