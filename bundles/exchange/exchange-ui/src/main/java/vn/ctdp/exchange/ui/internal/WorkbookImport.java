package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import java.util.function.Consumer;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportContent;
import vn.ctdp.exchange.report.ReportDiff;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
import vn.ctdp.ui.view.ViewContext;

/** Takes a filled workbook: first shows what would change, then stores all of it or nothing. */
final class WorkbookImport {

  private WorkbookImport() {}

  static Dialog dialog(
      ViewContext context,
      ReportService reports,
      ReportDocuments documents,
      Report report,
      Consumer<Report> done) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("exchange.import"));
    dialog.setWidth("min(56rem, 95vw)");
    Div result = new Div();
    result.addClassName("exchange-import");
    result.getElement().setAttribute("aria-live", "polite");
    Button store = new Button(t("exchange.import.store"));
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    store.setEnabled(false);
    ReportContent[] read = new ReportContent[1];
    store.addClickListener(
        e -> {
          try {
            Report now =
                reports.apply(context.caller(), report.summary().id(), read[0], report.version());
            dialog.close();
            Notices.success(t("exchange.import.done"));
            done.accept(now);
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
    Upload upload =
        new Upload(
            BoundedUpload.of(
                ReportDocuments.MAX_WORKBOOK,
                bytes -> {
                  result.removeAll();
                  store.setEnabled(false);
                  try {
                    read[0] = documents.read(report, bytes);
                    ReportDiff diff =
                        reports.preview(context.caller(), report.summary().id(), read[0]);
                    result.add(
                        new Span(t("exchange.import.preview")),
                        new DiffPanel(report.definition(), diff, context.locale()));
                    store.setEnabled(!diff.cells().isEmpty() || !diff.lines().isEmpty());
                  } catch (CtdpException failure) {
                    result.add(problems(failure, context));
                  }
                }));
    upload.setI18n(VaadinTexts.upload());
    upload.setAcceptedFileTypes(".xlsx", FileLinks.XLSX);
    upload.setMaxFiles(1);
    upload.setMaxFileSize(ReportDocuments.MAX_WORKBOOK);
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    Span hint = new Span(t("exchange.import.hint"));
    hint.addClassName("cu-muted");
    dialog.add(new Div(hint), upload, result);
    dialog.getFooter().add(new Button(t("exchange.cancel"), e -> dialog.close()), store);
    return dialog;
  }

  private static Div problems(CtdpException failure, ViewContext context) {
    Div box = new Div(new MessageBox(Tone.BAD, failure.sentence(context.locale())));
    UnorderedList list = new UnorderedList();
    for (FieldProblem problem : failure.problems()) {
      list.add(new ListItem(problem.field() + ": " + problem.sentence(context.locale())));
    }
    box.add(list);
    return box;
  }
}
