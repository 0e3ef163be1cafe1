package vn.ctdp.ui.component;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.paper.Paper;
import vn.ctdp.core.paper.PaperFile;
import vn.ctdp.core.paper.PaperFormat;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperState;
import vn.ctdp.core.paper.Papers;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.view.ViewContext;

/** The papers of one record: made by one click, issued with a number, with their signed scans. */
final class PaperPanel extends Composite<Div> {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient Papers papers;
  private final transient AttachmentService attachments;
  private final transient Clock clock;
  private final transient SubjectRef subject;
  private final transient Set<String> mine;
  private final UnorderedList list = new UnorderedList();

  PaperPanel(
      ViewContext context,
      Papers papers,
      AttachmentService attachments,
      Clock clock,
      SubjectRef subject,
      List<PaperKind> kinds,
      Set<String> mine,
      List<Paper> made) {
    this.context = context;
    this.papers = papers;
    this.attachments = attachments;
    this.clock = clock;
    this.subject = subject;
    this.mine = Set.copyOf(mine);
    list.addClassName("cu-files");
    getContent().addClassName("ctdp-panel");
    getContent().add(new H3(UiText.of("ui.papers.title")));
    if (!kinds.isEmpty()) {
      getContent().add(maker(kinds));
    }
    getContent().add(list);
    show(made);
  }

  private Div maker(List<PaperKind> kinds) {
    Select<PaperKind> kind = new Select<>();
    kind.setLabel(UiText.of("ui.papers.kind"));
    kind.setItems(kinds);
    kind.setItemLabelGenerator(k -> k == null ? "" : k.name().in(UiText.locale()));
    kind.setValue(kinds.get(0));
    kind.setWidth("min(30rem, 100%)");
    Button make =
        new Button(
            UiText.of("ui.papers.make"),
            VaadinIcon.FILE_ADD.create(),
            e ->
                act(
                    () -> papers.make(context.caller(), kind.getValue().id(), subject, null),
                    "ui.papers.made"));
    make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Div row = new Div(kind, make);
    row.getStyle().set("display", "flex").set("flex-wrap", "wrap");
    row.getStyle().set("gap", "var(--lumo-space-s)").set("align-items", "end");
    return row;
  }

  private void act(Runnable work, String done) {
    try {
      work.run();
      Notices.success(UiText.of(done));
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
    refresh();
  }

  private void refresh() {
    try {
      show(papers.papers(context.caller(), subject));
    } catch (RuntimeException e) {
      list.removeAll();
      list.add(new ListItem(new MessageBox(Tone.BAD, Notices.known(e).sentence(UiText.locale()))));
    }
  }

  private void show(List<Paper> made) {
    list.removeAll();
    if (made.isEmpty()) {
      ListItem none = new ListItem(UiText.of("ui.papers.none"));
      none.addClassName("cu-muted");
      list.add(none);
    }
    made.forEach(p -> list.add(line(p)));
  }

  private ListItem line(Paper p) {
    Icon icon = VaadinIcon.FILE_TEXT_O.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    Span name =
        new Span(p.name().in(UiText.locale()) + (p.number() == null ? "" : " " + p.number()));
    Div head = row(name, new StatusBadge(p.state().label().in(UiText.locale()), tone(p.state())));
    String who =
        p.on() == null
            ? UiText.of("ui.papers.by", p.madeBy(), Format.moment(p.madeAt()))
            : UiText.of("ui.papers.issuedBy", Format.date(p.on()), p.issuedBy());
    Span detail =
        new Span(
            who
                + " · "
                + (p.templateVersion() == 0
                    ? UiText.of("ui.papers.delivered")
                    : UiText.of("ui.papers.template", p.templateVersion())));
    detail.addClassName("cu-muted");
    Div files = row(file(p, PaperFormat.DOCX));
    if (p.pdf()) {
      files.add(file(p, PaperFormat.PDF));
    }
    p.scans().forEach(s -> files.add(scan(s)));
    Div words = new Div(head, detail, files);
    words.addClassName("cu-files-words");
    if (!p.pdf()) {
      words.add(muted(UiText.of("ui.papers.noPdf", p.noPdf().in(UiText.locale()))));
    }
    if (p.reason() != null) {
      words.add(muted(UiText.of("ui.papers.reason", p.reason())));
    }
    if (mine.contains(p.kind()) && p.state() != PaperState.CANCELLED) {
      words.add(acts(p));
    }
    return new ListItem(icon, words);
  }

  private static Div row(com.vaadin.flow.component.Component... parts) {
    Div row = new Div(parts);
    row.getStyle().set("display", "flex").set("flex-wrap", "wrap");
    row.getStyle().set("gap", "var(--lumo-space-s)").set("align-items", "center");
    return row;
  }

  private static Span muted(String text) {
    Span span = new Span(text);
    span.addClassName("cu-muted");
    return span;
  }

  private static Tone tone(PaperState state) {
    return switch (state) {
      case DRAFT -> Tone.INFO;
      case ISSUED -> Tone.GOOD;
      case CANCELLED -> Tone.NEUTRAL;
    };
  }

  private Div acts(Paper p) {
    Div acts = row();
    boolean draft = p.state() == PaperState.DRAFT;
    if (draft) {
      Button issue = new Button(UiText.of("ui.papers.issue"), e -> issue(p));
      issue.addThemeVariants(ButtonVariant.LUMO_SMALL);
      acts.add(issue);
    } else {
      acts.add(uploader(p));
    }
    Button cancel =
        new Button(UiText.of(draft ? "ui.papers.discard" : "ui.papers.cancel"), e -> cancel(p));
    cancel.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    acts.add(cancel);
    return acts;
  }

  private void issue(Paper p) {
    DateField on = new DateField(UiText.of("ui.papers.on"));
    on.setValue(LocalDate.now(clock.withZone(Format.ZONE)));
    Confirm.content(
        UiText.of("ui.papers.issue"),
        new Div(new Paragraph(UiText.of("ui.papers.issue.text")), on),
        UiText.of("ui.papers.issue"),
        () ->
            act(
                () -> papers.issue(context.caller(), p.id(), on.getValue(), p.version()),
                "ui.papers.issued"));
  }

  private void cancel(Paper p) {
    boolean draft = p.state() == PaperState.DRAFT;
    Confirm.reason(
        UiText.of(draft ? "ui.papers.discard" : "ui.papers.cancel"),
        new Paragraph(UiText.of(draft ? "ui.papers.discard.text" : "ui.papers.cancel.text")),
        UiText.of(draft ? "ui.papers.discard" : "ui.papers.cancel"),
        !draft,
        reason ->
            act(
                () -> papers.cancel(context.caller(), p.id(), reason, p.version()),
                "ui.papers.cancelled"));
  }

  private Anchor file(Paper p, PaperFormat format) {
    return anchor(
        UiText.of(format == PaperFormat.PDF ? "ui.papers.pdf" : "ui.papers.docx"),
        event -> {
          PaperFile file = papers.file(callerOf(event.getSession()), p.id(), format);
          event.setFileName(file.name());
          event.setContentType(file.mediaType());
          event.setContentLength(file.content().length);
          event.getOutputStream().write(file.content());
        });
  }

  private Anchor scan(Attachment scan) {
    return anchor(
        UiText.of("ui.papers.scan", scan.fileName()),
        event -> {
          try (InputStream in = attachments.open(callerOf(event.getSession()), scan.id())) {
            event.setFileName(scan.fileName());
            event.setContentType(scan.mediaType());
            event.setContentLength(scan.size());
            in.transferTo(event.getOutputStream());
          }
        });
  }

  private interface Download extends java.io.Serializable {
    void to(DownloadEvent event) throws IOException;
  }

  private static Anchor anchor(String text, Download download) {
    Anchor anchor = new Anchor();
    anchor.setText(text);
    anchor.setHref(event -> download.to(event));
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

  private Upload uploader(Paper p) {
    Upload upload = new Upload((UploadHandler) event -> receive(event, p));
    upload.setI18n(VaadinTexts.upload());
    upload.setDropAllowed(false);
    Button button = new Button(UiText.of("ui.papers.addScan"), VaadinIcon.UPLOAD.create());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    upload.setUploadButton(button);
    upload.setAcceptedFileTypes(".pdf", ".png", ".jpg", ".jpeg");
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    return upload;
  }

  private void receive(UploadEvent event, Paper p) throws IOException {
    Caller caller = callerOf(event.getSession());
    UI ui = event.getUI();
    try (InputStream in = event.getInputStream()) {
      papers.addScan(caller, p.id(), event.getFileName(), in);
      ui.access(
          () -> {
            Notices.success(UiText.of("ui.papers.scanned"));
            refresh();
          });
    } catch (RuntimeException e) {
      ui.access(() -> Notices.failure(e));
    }
  }
}
