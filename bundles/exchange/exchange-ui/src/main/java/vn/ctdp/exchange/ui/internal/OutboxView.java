package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.outbox.CarriedAnswer;
import vn.ctdp.exchange.outbox.CarriedFile;
import vn.ctdp.exchange.outbox.OutboxService;
import vn.ctdp.exchange.outbox.OutboxStatus;
import vn.ctdp.exchange.outbox.WaitingMessage;
import vn.ctdp.exchange.record.RecordOutbox;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
import vn.ctdp.ui.view.ViewContext;

/** What waits for the centre, since when, why, and by which road it goes. */
class OutboxView extends Div {

  private static final long serialVersionUID = 1L;

  /** What the service takes. */
  private static final int MAX_ANSWERS = 32 << 20;

  private static final Duration LONG = Duration.ofHours(24);

  private final transient ViewContext context;
  private final transient OutboxService outbox;
  private final transient Clock clock;
  private final transient RecordOutbox sharedRecords;
  private final RecordPanel records;
  private final Div head = new Div();
  private final DataGrid<WaitingMessage> grid;

  OutboxView(
      ViewContext context,
      OutboxService outbox,
      RecordOutbox sharedRecords,
      Clock clock,
      Components components,
      OpenPages open) {
    this.context = context;
    this.sharedRecords = sharedRecords;
    this.records = new RecordPanel(context, sharedRecords);
    this.outbox = outbox;
    this.clock = clock;
    this.grid = components.grid(context, "exchange.outbox", outbox::waiting);
    grid.text("form", t("exchange.form"), WaitingMessage::formNumber).pinned();
    grid.text("period", t("exchange.period"), m -> Format.period(m.period())).grow(2);
    grid.whole("revision", t("exchange.revision"), WaitingMessage::revision).width("6rem");
    grid.moment("queuedAt", t("exchange.outbox.since"), WaitingMessage::queuedAt);
    grid.whole("attempts", t("exchange.outbox.attempts"), WaitingMessage::attempts).width("7rem");
    grid.text("next", t("exchange.outbox.next"), this::next);
    grid.text("problem", t("exchange.outbox.problem"), WaitingMessage::lastProblem).grow(3);
    grid.text("message", t("exchange.outbox.message"), WaitingMessage::messageId).hidden();
    grid.link(m -> "reports/" + m.report());
    grid.noSearch();
    grid.export("hang-doi-gui", t("exchange.outbox.title"));
    grid.empty(VaadinIcon.CHECK, t("exchange.outbox.empty"), t("exchange.outbox.empty.hint"));
    Button refresh = new Button(t("exchange.outbox.refresh"), VaadinIcon.REFRESH.create());
    refresh.addClickListener(e -> show());
    grid.toolbar(refresh);
    add(head, records, grid);
    show();
    open.follow(this, this::show);
  }

  private String next(WaitingMessage m) {
    if (m.nextAttemptAt() == null) {
      return t("exchange.outbox.behind");
    }
    return m.nextAttemptAt().isAfter(clock.instant())
        ? Format.moment(m.nextAttemptAt())
        : t("exchange.outbox.atOnce");
  }

  private void show() {
    OutboxStatus status = outbox.status(context.caller());
    head.removeAll();
    boolean file = status.road().equals(OutboxService.FILE);
    Duration age = age(status.oldestSince());
    StatTile waiting =
        new StatTile(
            t("exchange.outbox.waiting"),
            Format.whole(status.waiting()),
            t(status.waiting() == 0 ? "exchange.outbox.waiting.none" : "exchange.outbox.order"));
    StatTile oldest =
        new StatTile(
            t("exchange.outbox.oldest"),
            age == null ? "–" : words(age),
            age == null
                ? ""
                : t("exchange.outbox.oldest.since", Format.moment(status.oldestSince())));
    if (age != null && !age.minus(LONG).isNegative()) {
      oldest.tone(Tone.BAD);
    }
    StatTile road =
        new StatTile(
            t("exchange.outbox.road"),
            t("exchange.outbox.road." + status.road()),
            status.roadChangedAt() == null
                ? t("exchange.outbox.road.configured")
                : t(
                    "exchange.outbox.road.chosen",
                    status.roadChangedBy(),
                    Format.moment(status.roadChangedAt())));
    Div tiles = new Div(waiting, oldest, road);
    tiles.addClassName("cu-tiles");
    Div acts = new Div();
    acts.addClassName("exchange-acts");
    if (!file) {
      Button now =
          new Button(t("exchange.outbox.now"), VaadinIcon.PAPERPLANE.create(), e -> sendNow());
      now.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      now.setEnabled(
          status.waiting() > 0
              || sharedRecords.lines(context.caller()).stream().anyMatch(l -> l.waiting() > 0));
      acts.add(now);
    }
    acts.add(
        new Button(t("exchange.outbox.road.change"), VaadinIcon.ROAD.create(), e -> road(status)));
    if (status.waiting() > 0) {
      Button export =
          new Button(t("exchange.outbox.export"), VaadinIcon.DOWNLOAD.create(), e -> export());
      if (file) {
        export.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      }
      acts.add(export);
    }
    acts.add(new Button(t("exchange.outbox.answers"), VaadinIcon.UPLOAD.create(), e -> answers()));
    head.add(tiles, acts);
    if (!status.lastProblem().isEmpty() && !file) {
      head.add(
          new MessageBox(
              Tone.WARNING,
              t("exchange.outbox.last", status.attempts()) + " " + status.lastProblem()));
    }
    grid.refresh();
    records.refresh();
  }

  private void sendNow() {
    try {
      outbox.sendNow(context.caller());
      sharedRecords.sendNow(context.caller());
      Notices.info(t("exchange.outbox.now.done"));
      show();
    } catch (CtdpException failure) {
      Notices.failure(failure);
    }
  }

  /** Made when asked for, so that the file holds what waits at that moment. */
  private void export() {
    try {
      CarriedFile file = outbox.export(context.caller(), Optional.empty());
      Anchor download =
          new Anchor(
              DownloadHandler.fromInputStream(
                  e ->
                      new DownloadResponse(
                          new ByteArrayInputStream(file.content()),
                          file.name(),
                          "application/octet-stream",
                          file.content().length)),
              t("exchange.outbox.export.download", file.name()));
      download.addClassName("exchange-download");
      Dialog dialog = new Dialog();
      dialog.setHeaderTitle(t("exchange.outbox.export"));
      dialog.setWidth("min(36rem, 100vw - 2rem)");
      dialog.add(new Paragraph(t("exchange.outbox.export.text", file.messages())), download);
      dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
      dialog.open();
    } catch (CtdpException failure) {
      Notices.failure(failure);
    }
  }

  private void answers() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("exchange.outbox.answers"));
    dialog.setWidth("min(40rem, 100vw - 2rem)");
    Div result = new Div();
    result.addClassName("exchange-answers");
    Upload upload =
        new Upload(
            BoundedUpload.of(
                MAX_ANSWERS,
                bytes -> {
                  result.removeAll();
                  try {
                    for (CarriedAnswer a : outbox.takeAnswers(context.caller(), bytes)) {
                      result.add(answer(a));
                    }
                    show();
                  } catch (CtdpException failure) {
                    Notices.failure(failure);
                  }
                }));
    upload.setMaxFileSize(MAX_ANSWERS);
    upload.setI18n(VaadinTexts.upload());
    upload.setMaxFiles(1);
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    dialog.add(new Paragraph(t("exchange.outbox.answers.text")), upload, result);
    dialog.getFooter().add(new Button(t("exchange.close"), e -> dialog.close()));
    dialog.open();
  }

  private MessageBox answer(CarriedAnswer a) {
    String what =
        a.period() == null
            ? ""
            : a.formNumber()
                + ", "
                + Format.period(a.period())
                + ", "
                + t("exchange.revision").toLowerCase(context.locale())
                + " "
                + a.revision()
                + ": ";
    String sentence = a.sentence().in(context.locale());
    Tone tone =
        switch (a.outcome()) {
          case RECEIVED -> Tone.GOOD;
          case KNOWN -> Tone.NEUTRAL;
          case OPEN -> Tone.WARNING;
          case REFUSED, NOT_OURS -> Tone.BAD;
        };
    return new MessageBox(
        tone,
        what
            + t("exchange.outbox.answer." + a.outcome().name())
            + (sentence.isEmpty() ? "" : " " + sentence));
  }

  private void road(OutboxStatus status) {
    RadioButtonGroup<String> choice = new RadioButtonGroup<>(t("exchange.outbox.road"));
    choice.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    choice.setItems(status.roads());
    choice.setItemLabelGenerator(
        r -> t("exchange.outbox.road." + r) + " – " + t("exchange.outbox.road." + r + ".hint"));
    choice.setValue(status.road());
    Confirm.content(
        t("exchange.outbox.road.change"),
        new Div(choice),
        t("exchange.outbox.road.take"),
        () -> {
          try {
            outbox.setRoad(context.caller(), choice.getValue());
            Notices.success(
                t("exchange.outbox.road.done", t("exchange.outbox.road." + choice.getValue())));
            show();
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
  }

  private Duration age(Instant since) {
    if (since == null) {
      return null;
    }
    Duration age = Duration.between(since, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static String words(Duration age) {
    if (age.toMinutes() < 120) {
      return t("exchange.outbox.minutes", Math.max(1, age.toMinutes()));
    }
    return age.toHours() < 48
        ? t("exchange.outbox.hours", age.toHours())
        : t("exchange.outbox.days", age.toDays());
  }
}
