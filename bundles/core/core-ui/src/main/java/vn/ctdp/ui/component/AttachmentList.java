package vn.ctdp.ui.component;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.view.ViewContext;

/** The files of one record: download, and for those who may change the record upload and remove. */
public final class AttachmentList extends Composite<Div> {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient AttachmentService attachments;
  private final transient SubjectRef subject;
  private final boolean editable;
  private final UnorderedList list = new UnorderedList();

  AttachmentList(
      ViewContext context, AttachmentService attachments, SubjectRef subject, boolean editable) {
    this.context = context;
    this.attachments = attachments;
    this.subject = subject;
    this.editable = editable;
    list.addClassName("cu-files");
    getContent().addClassName("cu-files-box");
    getContent().add(list);
    if (editable) {
      getContent().add(uploader());
    }
    refresh();
  }

  /** Fetches the list anew. */
  public void refresh() {
    list.removeAll();
    List<Attachment> files;
    try {
      files = attachments.list(context.caller(), subject);
    } catch (RuntimeException e) {
      list.add(new ListItem(new MessageBox(Tone.BAD, Notices.known(e).sentence(UiText.locale()))));
      return;
    }
    if (files.isEmpty()) {
      ListItem none = new ListItem(UiText.of("ui.files.none"));
      none.addClassName("cu-muted");
      list.add(none);
    }
    for (Attachment file : files) {
      list.add(line(file));
    }
  }

  private ListItem line(Attachment file) {
    Icon icon =
        (file.mediaType().startsWith("image/") ? VaadinIcon.PICTURE : VaadinIcon.FILE_TEXT_O)
            .create();
    icon.getElement().setAttribute("aria-hidden", "true");
    Anchor name = new Anchor();
    name.setText(file.fileName());
    name.setHref(event -> download(event, file));
    name.getElement().setAttribute("download", true);
    name.setRouterIgnore(true);
    Span detail =
        new Span(
            Format.size(file.size())
                + " · "
                + file.addedBy()
                + " · "
                + Format.moment(file.addedAt()));
    detail.addClassName("cu-muted");
    Div words = new Div(name, detail);
    words.addClassName("cu-files-words");
    ListItem item = new ListItem(icon, words);
    if (editable) {
      Button remove = new Button(VaadinIcon.TRASH.create(), e -> remove(file));
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
      remove.setAriaLabel(UiText.of("ui.files.remove") + ": " + file.fileName());
      remove.setTooltipText(UiText.of("ui.files.remove"));
      item.add(remove);
    }
    return item;
  }

  private void remove(Attachment file) {
    Confirm.danger(
        UiText.of("ui.files.remove.title"),
        UiText.of("ui.files.remove.text", file.fileName()),
        UiText.of("ui.files.remove"),
        () -> {
          try {
            attachments.remove(context.caller(), file.id());
            Notices.success(UiText.of("ui.files.removed", file.fileName()));
          } catch (RuntimeException e) {
            Notices.failure(e);
          }
          refresh();
        });
  }

  private void download(DownloadEvent event, Attachment file) throws IOException {
    Caller caller = callerOf(event.getSession());
    // The service asks once more whether this caller may see the file.
    try (InputStream in = attachments.open(caller, file.id())) {
      event.setFileName(file.fileName());
      event.setContentType(file.mediaType());
      event.setContentLength(file.size());
      in.transferTo(event.getOutputStream());
    }
  }

  private Caller callerOf(com.vaadin.flow.server.VaadinSession session) {
    session.lock();
    try {
      return context.caller();
    } finally {
      session.unlock();
    }
  }

  private Upload uploader() {
    Upload upload = new Upload((UploadHandler) this::receive);
    upload.setI18n(VaadinTexts.upload());
    upload.setAcceptedFileTypes(
        ".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".pptx", ".txt", ".geojson");
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    return upload;
  }

  private void receive(UploadEvent event) throws IOException {
    Caller caller = callerOf(event.getSession());
    UI ui = event.getUI();
    try (InputStream in = event.getInputStream()) {
      attachments.add(caller, subject, event.getFileName(), in);
      ui.access(
          () -> {
            Notices.success(UiText.of("ui.files.added", event.getFileName()));
            refresh();
          });
    } catch (RuntimeException e) {
      ui.access(() -> Notices.failure(e));
    }
  }
}
