package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.CarriedIntake;
import vn.ctdp.exchange.intake.CarriedIntake.Line;
import vn.ctdp.exchange.intake.CarriedIntake.Outcome;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
import vn.ctdp.ui.view.ViewContext;

/** At the centre: brings in a file with reports, gives the answer file to carry back. */
class CarriedView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient CarriedIntake intake;
  private final transient Forms forms;
  private final transient TerritoryService territory;
  private final transient Components components;
  private final transient Clock clock;
  private final Div result = new Div();

  CarriedView(
      ViewContext context,
      CarriedIntake intake,
      Forms forms,
      TerritoryService territory,
      Clock clock,
      Components components) {
    this.context = context;
    this.intake = intake;
    this.forms = forms;
    this.territory = territory;
    this.clock = clock;
    this.components = components;
    Paragraph how = new Paragraph(t("exchange.carried.how"));
    Upload upload = new Upload(BoundedUpload.of(intake.maxBytes(), this::receive));
    upload.setMaxFileSize(intake.maxBytes());
    upload.setI18n(VaadinTexts.upload());
    upload.setMaxFiles(1);
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    upload.getElement().setAttribute("aria-label", t("exchange.carried.upload"));
    Div panel = new Div(how, upload);
    panel.addClassName("ctdp-panel");
    add(panel, result);
  }

  private void receive(byte[] file) {
    result.removeAll();
    try {
      show(intake.take(context.caller(), file));
    } catch (CtdpException e) {
      Notices.failure(e);
    }
  }

  private void show(CarriedIntake.Answer answer) {
    result.removeAll();
    long taken =
        answer.lines().stream()
            .filter(l -> l.outcome() == Outcome.ACCEPTED || l.outcome() == Outcome.REPEATED)
            .count();
    Anchor download =
        new Anchor(
            DownloadHandler.fromInputStream(
                e ->
                    new DownloadResponse(
                        new ByteArrayInputStream(answer.file()),
                        answer.fileName(),
                        "application/octet-stream",
                        answer.file().length)),
            t("exchange.carried.download", answer.fileName()));
    download.addClassName("exchange-download");
    result.add(
        new MessageBox(
                taken == answer.lines().size() ? Tone.GOOD : Tone.WARNING,
                t("exchange.carried.done", taken, answer.lines().size()))
            .with(download));
    DataGrid<Line> grid =
        components.grid(
            context,
            "exchange.carried",
            (caller, request) ->
                new Page<>(
                    answer.lines().stream().skip(request.offset()).limit(request.limit()).toList(),
                    answer.lines().size()));
    grid.text("form", t("exchange.form"), this::form).pinned();
    grid.text("province", t("exchange.ledger.province"), this::province);
    grid.text(
        "period", t("exchange.period"), l -> l.period() == null ? "" : Format.period(l.period()));
    grid.whole("revision", t("exchange.revision"), l -> l.revision() == 0 ? null : l.revision())
        .width("6rem");
    grid.badge(
        "outcome",
        t("exchange.ledger.outcome"),
        l -> t("exchange.carried." + l.outcome().name()),
        l ->
            switch (l.outcome()) {
              case ACCEPTED -> Tone.GOOD;
              case REPEATED -> Tone.NEUTRAL;
              case REFUSED -> Tone.BAD;
              case OPEN -> Tone.WARNING;
            });
    grid.text("sentence", t("exchange.ledger.problem"), l -> l.sentence().in(context.locale()))
        .grow(3);
    grid.plain();
    grid.noExport();
    grid.allRowsVisible();
    result.add(grid);
  }

  private String form(Line l) {
    return l.form() == null
        ? "?"
        : forms.find(l.form()).map(FormDefinition::number).orElse(l.form().toString());
  }

  private String province(Line l) {
    return l.province() == null
        ? ""
        : territory
            .find(l.province(), LocalDate.ofInstant(clock.instant(), Format.ZONE))
            .map(AdminUnit::nameVi)
            .orElse(l.province().toString());
  }
}
