package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.ClockState;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierDocument;
import vn.ctdp.clusters.dossier.DossierEvent;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.DossierStatus;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One dossier: rungs, what comes next, clocks, tests, council, documents, history. */
class DossierView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DossierDesk desk;
  private transient Dossier dossier;
  private LocalDate testDay;
  private boolean process;

  DossierView(ViewContext context, DossierDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    show(
        desk.dossiers()
            .dossier(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "hồ sơ", id)));
  }

  private void show(Dossier now) {
    dossier = now;
    process =
        desk.instance().province().isPresent()
            && context.may(DossierViews.PROCESS, Target.of(now.province()));
    if (testDay == null) {
      testDay = desk.today();
    }
    removeAll();
    add(header(), steps(), next());
    if (dossier.council() != null) {
      add(council());
    }
    add(tests(), documents(), proposal(), history());
  }

  private void changed(Dossier now) {
    show(now);
    Notices.success(t("saved"));
  }

  private DossierDialogs dialogs() {
    return new DossierDialogs(context, desk, dossier, this::changed);
  }

  private PageHeader header() {
    DossierSummary s = dossier.summary();
    PageHeader header =
        new PageHeader(s.kind().label().in(context.locale()) + ": " + s.name())
            .back("clusters/dossiers", t("list.title"))
            .badge(
                new StatusBadge(
                    s.status().label().in(context.locale()), DossierDesk.tone(s.status())));
    if (s.illustrative()) {
      header.badge(new StatusBadge(t("illustrative"), Tone.WARNING));
    }
    header.subtitle(
        s.code()
            + " · "
            + t("openedOn.short", Format.date(s.openedOn()))
            + (s.receivedOn() == null ? "" : " · " + t("receivedOn", Format.date(s.receivedOn()))));
    header.subtitle(t(s.ruleSetId() == null ? "law.today" : "law.fixed", dossier.law()));
    if (s.cluster() != null) {
      Button cluster =
          new Button(
              t("cluster.open"),
              VaadinIcon.FACTORY.create(),
              e -> UI.getCurrent().navigate("clusters/" + s.cluster()));
      header.actions(cluster);
    } else if (s.planEntry() != null) {
      Button plan =
          new Button(
              t("plan.open"),
              VaadinIcon.MAP_MARKER.create(),
              e -> UI.getCurrent().navigate("clusters/plan/" + s.planEntry()));
      header.actions(plan);
    }
    return header;
  }

  // --- rungs --------------------------------------------------------------------------------

  private Component steps() {
    Map<Rung, LocalDate> days = new HashMap<>();
    for (DossierEvent event : dossier.events()) {
      switch (event.type()) {
        case OPENED, ADVANCED, DECIDED -> days.put(event.rung(), event.day());
        default -> {
          // Others do not reach a rung.
        }
      }
    }
    Rung at = dossier.summary().rung();
    OrderedList list = new OrderedList();
    list.addClassName("cd-steps");
    for (Rung rung : dossier.rungs()) {
      boolean done = rung.ordinal() < at.ordinal();
      boolean now = rung == at;
      Span mark = new Span(done ? "✓" : Integer.toString(rung.number()));
      mark.addClassName("cd-mark");
      mark.getElement().setAttribute("aria-hidden", "true");
      Div text = new Div(new Span(rung.number() + ". " + rung.label().in(context.locale())));
      if ((done || now) && days.containsKey(rung)) {
        Span day = new Span(Format.date(days.get(rung)));
        day.addClassName("cd-step-day");
        text.add(day);
      }
      ListItem item = new ListItem(mark, text);
      item.addClassName("cd-step");
      if (done) {
        item.addClassName("cd-step-done");
      }
      if (now) {
        item.addClassName("cd-step-now");
        item.getElement().setAttribute("aria-current", "step");
      }
      list.add(item);
    }
    Div panel = new Div(list);
    panel.addClassName("ctdp-panel");
    return panel;
  }

  // --- what comes next ----------------------------------------------------------------------

  private Component next() {
    DossierSummary s = dossier.summary();
    Div panel = panel("next");
    for (ClockState clock : dossier.clocks()) {
      if (clock.light() != Light.DONE && s.status().open()) {
        panel.add(clock(clock));
      }
    }
    closing().ifPresent(panel::add);
    if (!process) {
      if (s.status().open()) {
        panel.add(muted(t("readOnly")));
      }
      return panel;
    }
    Div acts = new Div();
    acts.addClassName("cd-acts");
    // What stops or ends the dossier stands apart, so that nobody presses it by the way.
    Div others = new Div();
    others.addClassName("cd-acts");
    List<Dossier.Option> blocked = new ArrayList<>();
    for (Dossier.Option option : dossier.options()) {
      if (option.available() && allowed(option)) {
        Button button =
            new Button(
                option.name().in(context.locale()),
                (step(option) ? icon(option) : quiet(option)).create(),
                e -> dialogs().document(option));
        if (step(option)) {
          button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
          acts.addComponentAsFirst(button);
        } else if (option.effect() == DocumentEffect.NONE
            || option.effect() == DocumentEffect.ADVANCE) {
          acts.add(button);
        } else {
          button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
          others.add(button);
        }
        if (option.effect() == DocumentEffect.REFUSE
            || option.effect() == DocumentEffect.CANCEL_COUNCIL) {
          button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
      } else {
        blocked.add(option);
      }
    }
    blocked.stream()
        .filter(this::step)
        .findFirst()
        .filter(o -> s.status().open())
        .ifPresent(
            o -> {
              Paragraph why = new Paragraph(why(o));
              why.addClassName("cd-why");
              panel.add(why);
            });
    for (Div row : List.of(acts, others)) {
      if (row.getComponentCount() > 0) {
        panel.add(row);
      }
    }
    if (!blocked.isEmpty()) {
      UnorderedList reasons = new UnorderedList();
      reasons.addClassName("cd-reasons");
      blocked.forEach(
          o -> {
            Span name = new Span(o.name().in(context.locale()));
            name.getStyle().set("font-weight", "600");
            reasons.add(new ListItem(name, new Div(why(o))));
          });
      panel.add(new Details(t("blocked", blocked.size()), reasons));
    }
    return panel;
  }

  private String why(Dossier.Option option) {
    if (!option.available()) {
      return option.why().in(context.locale());
    }
    return t("noRight");
  }

  private boolean allowed(Dossier.Option option) {
    boolean decides =
        option.effect() == DocumentEffect.DECIDE || option.effect() == DocumentEffect.REFUSE;
    Target target = Target.of(dossier.province());
    return (!decides || context.may(DossierViews.DECIDE, target))
        && (option.effect() != DocumentEffect.DECIDE || context.may(ClusterViews.EDIT, target));
  }

  /** Whether the document is what takes the dossier to the next rung, or out of waiting. */
  private boolean step(Dossier.Option option) {
    if (dossier.summary().status() == DossierStatus.BO_SUNG) {
      return option.effect() == DocumentEffect.RESUME;
    }
    int at = dossier.rungs().indexOf(dossier.summary().rung());
    return at + 1 < dossier.rungs().size()
        && option.from() == dossier.rungs().get(at + 1)
        && (option.effect() == DocumentEffect.ADVANCE || option.effect() == DocumentEffect.DECIDE);
  }

  private static VaadinIcon icon(Dossier.Option option) {
    return switch (option.effect()) {
      case ADVANCE -> VaadinIcon.ARROW_RIGHT;
      case DECIDE -> VaadinIcon.GAVEL;
      case PAUSE -> VaadinIcon.PAUSE;
      case RESUME -> VaadinIcon.PLAY;
      case REFUSE, CANCEL_COUNCIL -> VaadinIcon.BAN;
      case WITHDRAW -> VaadinIcon.ARROW_BACKWARD;
      case NONE -> option.outgoing() ? VaadinIcon.FILE_TEXT_O : VaadinIcon.INBOX;
    };
  }

  /** A document of the rung on which the dossier stands already moves nothing. */
  private static VaadinIcon quiet(Dossier.Option option) {
    return option.effect() == DocumentEffect.ADVANCE ? VaadinIcon.FILE_TEXT_O : icon(option);
  }

  private Optional<Component> closing() {
    DossierStatus status = dossier.summary().status();
    if (status == DossierStatus.DANG_XU_LY) {
      return Optional.empty();
    }
    String note =
        dossier.events().stream()
            .filter(
                e ->
                    switch (e.type()) {
                      case PAUSED, REFUSED, WITHDRAWN, COUNCIL_CANCELLED -> true;
                      default -> false;
                    })
            .reduce((a, b) -> b)
            .map(e -> Format.date(e.day()) + ": " + (e.note() == null ? "" : e.note()))
            .orElse("");
    if (status == DossierStatus.HOAN_THANH) {
      note = dossier.decidedOn() == null ? "" : t("decidedOn", Format.date(dossier.decidedOn()));
    }
    return Optional.of(
        new MessageBox(
            DossierDesk.tone(status),
            status.label().in(context.locale()) + (note.isEmpty() ? "" : " – " + note)));
  }

  private Component clock(ClockState clock) {
    Span name = new Span(clock.name().in(context.locale()));
    name.addClassName("cd-clock-name");
    Div line =
        new Div(
            name,
            new StatusBadge(
                clock.light().label().in(context.locale()), DossierDesk.tone(clock.light())),
            new Span(desk.due(clock)));
    line.addClassName("cd-clock");
    if (clock.assumed()) {
      line.add(new StatusBadge(t("clock.assumed"), Tone.WARNING));
    }
    return new Div(line, muted(basis(clock)));
  }

  /** Limit, days used, pauses, clause and how well it is verified. */
  private String basis(ClockState clock) {
    List<String> parts = new ArrayList<>();
    if (clock.limit() > 0) {
      String unit = t(clock.workdays() ? "workdays" : "days");
      parts.add(t("clock.limit", clock.limit(), unit, Format.date(clock.startedOn())));
      parts.add(t("clock.used", clock.used(), unit));
      if (clock.pausedDays() > 0) {
        parts.add(t("clock.pausedDays", clock.pausedDays(), unit));
      }
    }
    if (clock.legalText() != null) {
      parts.add(clock.legalText() + evidence(clock.evidence()));
    }
    if (clock.remark() != null) {
      parts.add(clock.remark().in(context.locale()));
    }
    return String.join(" · ", parts);
  }

  private String evidence(Evidence evidence) {
    return evidence == null || evidence == Evidence.VERIFIED
        ? ""
        : " (" + t("evidence." + evidence.name()) + ")";
  }

  // --- tests --------------------------------------------------------------------------------

  private Component tests() {
    Div panel = panel("tests");
    boolean stored = dossier.appraisedOn() != null;
    if (stored) {
      panel.add(muted(t("tests.stored", Format.date(dossier.appraisedOn()))));
      dossier.tests().forEach(r -> panel.add(test(r)));
      if (!process || dossier.summary().rung().ordinal() >= Rung.R9_TRINH.ordinal()) {
        return panel;
      }
    }
    if (!stored || dossier.summary().status().open()) {
      List<TestResult> results = desk.dossiers().test(context.caller(), dossier.id(), testDay);
      if (!stored) {
        DateField at = new DateField(t("tests.day"));
        at.setWidth("16rem");
        at.setValue(testDay);
        at.addValueChangeListener(
            e -> {
              if (e.isFromClient() && e.getValue() != null) {
                testDay = e.getValue();
                show(dossier);
              }
            });
        panel.add(at);
        results.forEach(r -> panel.add(test(r)));
      }
      if (process && dossier.summary().status().open()) {
        panel.add(appraise(results, stored));
      }
    }
    return panel;
  }

  private Component appraise(List<TestResult> results, boolean again) {
    Rung at = dossier.summary().rung();
    boolean ready =
        dossier.summary().receivedOn() != null
            && at.ordinal() >= Rung.R4_LAY_YK.ordinal()
            && at.ordinal() < Rung.R9_TRINH.ordinal()
            && dossier.summary().status() != DossierStatus.BO_SUNG;
    Button conclude =
        new Button(
            t(again ? "appraisal.again" : "appraisal.conclude"),
            VaadinIcon.CHECK.create(),
            e -> dialogs().appraisal(testDay, results));
    conclude.setEnabled(ready);
    Div acts = new Div(conclude);
    acts.addClassName("cd-next");
    if (!ready) {
      acts.add(
          muted(
              t(
                  dossier.summary().status() == DossierStatus.BO_SUNG
                      ? "appraisal.waiting"
                      : "appraisal.later")));
    }
    return acts;
  }

  private Component test(TestResult result) {
    Tone tone =
        switch (result.outcome()) {
          case FULFILLED -> Tone.GOOD;
          case NOT_FULFILLED -> Tone.BAD;
          case UNKNOWN -> Tone.WARNING;
          case NOT_APPLICABLE -> Tone.NEUTRAL;
        };
    Div head =
        new Div(
            new Span(result.name().in(context.locale())),
            new StatusBadge(result.outcome().label().in(context.locale()), tone));
    head.addClassName("cd-test-head");
    Div box = new Div(head, new Paragraph(result.sentence().in(context.locale())));
    box.addClassName("cd-test");
    if (!result.figures().isEmpty()) {
      Div figures = new Div();
      figures.addClassName("cd-figures");
      for (TestResult.Figure f : result.figures()) {
        HtmlContainer value = new HtmlContainer("b");
        value.setText(figure(f));
        figures.add(new Span(new Span(f.name().in(context.locale()) + ": "), value));
      }
      box.add(figures);
    }
    if (result.explanation() != null) {
      box.add(new Paragraph(t("tests.explanation", result.explanation())));
    }
    box.add(muted(result.clause() + evidence(result.evidence())));
    return box;
  }

  private static String figure(TestResult.Figure f) {
    if (f.value() == null) {
      return "–";
    }
    return switch (f.unit()) {
      case "ha" -> Format.area(f.value());
      case "" -> Format.decimal(f.value(), 0);
      default -> Format.decimal(f.value(), 2) + " " + f.unit();
    };
  }

  // --- council ------------------------------------------------------------------------------

  private Component council() {
    Council council = dossier.council();
    Div panel = panel("council");
    DossierStatus status = dossier.summary().status();
    boolean early =
        process
            && status.open()
            && dossier.summary().rung().ordinal() < Rung.R6_HD_THANH_LAP.ordinal();
    panel.add(heading("applicants", dossier.applicants().size()));
    for (Applicant a : dossier.applicants()) {
      Div row =
          row(
              a.name(),
              a.type().label().in(context.locale())
                  + (a.taxCode() == null || a.taxCode().isBlank() ? "" : " · " + a.taxCode()));
      if (a.id().equals(council.winner())) {
        row.add(new StatusBadge(t("winner"), Tone.GOOD));
      }
      if (early) {
        row.add(
            acts(
                () -> dialogs().applicant(a),
                () ->
                    desk.dossiers()
                        .removeApplicant(
                            context.caller(), dossier.id(), dossier.summary().version(), a.id()),
                a.name()));
      }
      panel.add(row);
    }
    if (dossier.applicants().isEmpty()) {
      panel.add(muted(t("applicants.none")));
    }
    panel.add(
        heading(
            council.number() > 1 ? "members.again" : "members",
            council.number() > 1 ? council.number() : council.members().size()));
    for (Council.Member m : council.members()) {
      Div row =
          row(
              m.role().label().in(context.locale()) + ": " + m.organisation(),
              m.position() == null ? "" : m.position());
      if (early) {
        row.add(
            acts(
                () -> dialogs().member(m),
                () ->
                    desk.dossiers()
                        .removeMember(
                            context.caller(), dossier.id(), dossier.summary().version(), m.id()),
                m.organisation()));
      }
      panel.add(row);
    }
    if (council.members().isEmpty()) {
      panel.add(muted(t("members.none")));
    }
    if (early) {
      Button applicant =
          new Button(
              t("applicant.add"),
              VaadinIcon.PLUS.create(),
              e -> dialogs().applicant(new Applicant(null, "", null, DeveloperType.DN, null)));
      Button member =
          new Button(
              t("member.add"),
              VaadinIcon.PLUS.create(),
              e ->
                  dialogs()
                      .member(
                          new Council.Member(
                              null,
                              council.members().isEmpty()
                                  ? MemberRole.CHU_TICH
                                  : MemberRole.UY_VIEN,
                              "",
                              null)));
      Div buttons = new Div(applicant, member);
      buttons.addClassName("cd-acts");
      panel.add(buttons);
    } else if (process && status.open() && council.decidedOn() == null) {
      panel.add(muted(t("council.fixed")));
    }
    scores(council).forEach(panel::add);
    return panel;
  }

  private List<Component> scores(Council council) {
    List<Component> parts = new ArrayList<>();
    boolean scoring = dossier.summary().rung() == Rung.R8_CHAM_DIEM;
    if (!scoring && council.sheets().isEmpty()) {
      return parts;
    }
    parts.add(heading("scores", council.sheets().size()));
    if (council.maxima().known()) {
      parts.add(
          muted(
              t(
                  "scores.rule",
                  Format.decimal(council.maxima().infrastructure(), 0),
                  Format.decimal(council.maxima().environment(), 0),
                  Format.decimal(council.maxima().capacity(), 0),
                  Format.decimal(council.maxima().finance(), 0),
                  council.minimum() == null ? "–" : Format.decimal(council.minimum(), 0))));
    }
    boolean correcting =
        scoring && process && dossier.summary().status().open() && council.decidedOn() == null;
    parts.add(table(council, correcting));
    council.former().forEach(f -> parts.add(muted(former(f))));
    if (!council.sheets().isEmpty()) {
      parts.add(print());
    }
    if (council.decidedOn() != null) {
      parts.add(
          new MessageBox(
              council.winner() == null ? Tone.WARNING : Tone.GOOD,
              council.winner() == null
                  ? t("conclusion.done.nobody", Format.date(council.decidedOn()))
                  : t("conclusion.done", Format.date(council.decidedOn()), name(council.winner()))
                      + (council.note() == null ? "" : " – " + council.note())));
      return parts;
    }
    if (!scoring || !process || !dossier.summary().status().open()) {
      return parts;
    }
    Div acts = new Div();
    acts.addClassName("cd-next");
    if (council.missing().isEmpty()) {
      Button conclude =
          new Button(t("conclusion.title"), VaadinIcon.GAVEL.create(), e -> dialogs().conclusion());
      conclude.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      boolean may = context.may(DossierViews.CHAIR, Target.of(dossier.province()));
      conclude.setEnabled(may);
      acts.add(conclude);
      if (!may) {
        acts.add(muted(t("noRight.chair")));
      }
    } else {
      Button sheet = new Button(t("sheet.add"), VaadinIcon.PLUS.create(), e -> dialogs().sheet());
      sheet.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      acts.add(sheet, muted(t("sheets.missing", council.missing().size())));
    }
    parts.add(acts);
    return parts;
  }

  private String former(Council.FormerSheet f) {
    return t(
        "sheet.former",
        name(f.sheet().applicant()),
        dossier.council().members().stream()
            .filter(m -> m.id().equals(f.sheet().member()))
            .map(Council.Member::organisation)
            .findFirst()
            .orElse("–"),
        Format.decimal(f.sheet().total(), 2),
        f.replacedBy() + ", " + Format.moment(f.replacedAt()),
        f.reason());
  }

  private Component print() {
    Anchor print = new Anchor();
    print.setText(t("scores.print"));
    Caller caller = context.caller();
    UUID id = dossier.id();
    String file = "cham-diem-" + dossier.summary().code() + ".docx";
    print.setHref(
        event -> {
          // The service asks once more whether this caller may see the dossier.
          byte[] content = desk.dossiers().scoringSummary(caller, id);
          event.setFileName(file);
          event.setContentType(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
          event.setContentLength(content.length);
          event.getOutputStream().write(content);
        });
    print.getElement().setAttribute("download", true);
    print.setRouterIgnore(true);
    return print;
  }

  private Component table(Council council, boolean correcting) {
    HtmlContainer table = new HtmlContainer("table");
    table.addClassName("cd-table");
    HtmlContainer head = new HtmlContainer("tr");
    head.add(cell("th", t("sheet.applicant"), false));
    for (Council.Member m : council.members()) {
      head.add(cell("th", m.organisation(), true));
    }
    head.add(cell("th", t("scores.average"), true), cell("th", t("scores.result"), false));
    HtmlContainer thead = new HtmlContainer("thead");
    thead.add(head);
    HtmlContainer body = new HtmlContainer("tbody");
    for (Council.Rank rank : council.ranking()) {
      HtmlContainer row = new HtmlContainer("tr");
      row.add(cell("td", name(rank.applicant()), false));
      for (Council.Member m : council.members()) {
        Optional<Council.Sheet> sheet =
            council.sheets().stream()
                .filter(s -> s.member().equals(m.id()) && s.applicant().equals(rank.applicant()))
                .findFirst();
        String total = sheet.map(s -> Format.decimal(s.total(), 2)).orElse("–");
        HtmlContainer points = cell("td", correcting && sheet.isPresent() ? "" : total, true);
        if (correcting && sheet.isPresent()) {
          Button correct = new Button(total, e -> dialogs().correct(sheet.get()));
          correct.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
          String what = t("sheet.correct.of", name(rank.applicant()), m.organisation());
          correct.setAriaLabel(total + ". " + what);
          correct.setTooltipText(what);
          points.add(correct);
        }
        row.add(points);
      }
      row.add(cell("td", rank.average() == null ? "–" : Format.decimal(rank.average(), 2), true));
      HtmlContainer result = new HtmlContainer("td");
      if (rank.average() == null) {
        result.add(new Span(t("scores.open")));
      } else {
        result.add(
            new StatusBadge(
                t(rank.best() ? "scores.best" : rank.passes() ? "scores.passes" : "scores.fails"),
                rank.best() ? Tone.GOOD : rank.passes() ? Tone.NEUTRAL : Tone.BAD));
      }
      row.add(result);
      body.add(row);
    }
    table.add(thead, body);
    Div scroll = new Div(table);
    scroll.addClassName("cd-scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "group");
    scroll.getElement().setAttribute("aria-label", t("scores.label"));
    return scroll;
  }

  private static HtmlContainer cell(String tag, String text, boolean number) {
    HtmlContainer cell = new HtmlContainer(tag);
    cell.setText(text);
    if (number) {
      cell.addClassName("cd-num");
    }
    return cell;
  }

  private String name(UUID applicant) {
    return dossier.applicants().stream()
        .filter(a -> a.id().equals(applicant))
        .map(Applicant::name)
        .findFirst()
        .orElse("–");
  }

  private interface Removal {
    Dossier run();
  }

  private Component acts(Runnable edit, Removal remove, String what) {
    Button change = new Button(t("edit"), e -> edit.run());
    change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    change.setAriaLabel(t("edit") + ": " + what);
    Button off =
        new Button(
            t("remove"),
            e ->
                Confirm.danger(
                    t("remove.title"),
                    t("remove.text", what),
                    t("remove"),
                    () -> changed(remove.run())));
    off.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    off.setAriaLabel(t("remove") + ": " + what);
    return new Div(change, off);
  }

  // --- documents, proposal, history ---------------------------------------------------------

  private Component documents() {
    Div panel = panel("documents");
    for (DossierDocument d : dossier.documents()) {
      List<String> parts = new ArrayList<>();
      parts.add(t("doc.of", d.number(), Format.date(d.day())));
      if (d.issuer() != null) {
        parts.add(d.issuer());
      }
      if (d.signerTitle() != null) {
        parts.add(t("doc.signed", d.signerTitle()));
      }
      parts.add(t("doc.rung", d.rung().number()));
      Div row = row(d.name().in(context.locale()), String.join(" · ", parts));
      if (d.summary() != null) {
        Div summary = new Div(d.summary());
        summary.addClassName("cd-sub");
        ((Div) row.getComponentAt(0)).add(summary);
      }
      row.addComponentAtIndex(
          1,
          new StatusBadge(
              t(d.outgoing() ? "doc.out" : "doc.in"), d.outgoing() ? Tone.INFO : Tone.NEUTRAL));
      Button files = new Button(t("doc.files"), VaadinIcon.PAPERCLIP.create(), e -> files(d));
      files.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      files.setAriaLabel(t("doc.files") + ": " + d.number());
      row.add(files);
      panel.add(row);
    }
    if (dossier.documents().isEmpty()) {
      panel.add(muted(t("documents.none")));
    }
    return panel;
  }

  private void files(DossierDocument d) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(d.number());
    dialog.setWidth("min(40rem, 95vw)");
    dialog.add(
        desk.components()
            .attachments(context, new SubjectRef("cluster-dossier-document", d.id().toString())));
    dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
    dialog.open();
  }

  private Component proposal() {
    Proposal p = dossier.proposal();
    Div panel = panel("proposal");
    KeyValues values = new KeyValues();
    values.put(t("name"), p.name());
    values.put(t("communes"), desk.names(p.communes()));
    if (dossier.summary().kind() != DossierKind.BAI_BO) {
      values.put(t("area"), p.area() == null ? "" : Format.area(p.area()));
      values.put(
          t("clusterKind"),
          p.clusterKind() == null ? "" : p.clusterKind().label().in(context.locale()));
    }
    values.put(t("mountain"), yesNo(p.mountain()));
    values.putIfPresent(t("scope"), desk.names(p.scopeCommunes()));
    values.putIfPresent(t("scopeBasis"), p.scopeBasis());
    values.putIfPresent(t("demand"), p.demandHa() == null ? "" : Format.area(p.demandHa()));
    boolean expansion = dossier.summary().kind() == DossierKind.MO_RONG;
    if (expansion) {
      values.put(t("infrastructure"), yesNo(p.infrastructureDone()));
      values.put(t("waste"), yesNo(p.solidWasteDone()));
      values.put(t("fire"), yesNo(p.fireSafetyDone()));
    }
    values.putIfPresent(t("factsSource"), p.factsSource());
    if (dossier.summary().kind() == DossierKind.RUT_QH) {
      values.put(t("conversion"), yesNo(p.conversion()));
    }
    values.putWide(t("note"), p.note());
    panel.add(values);
    if (process && dossier.summary().status().open()) {
      boolean may = dossier.summary().rung().ordinal() < Rung.R9_TRINH.ordinal();
      Button edit =
          new Button(
              t("proposal.edit"),
              VaadinIcon.EDIT.create(),
              e -> UI.getCurrent().navigate("clusters/dossiers/" + dossier.id() + "/proposal"));
      edit.setEnabled(may);
      Div acts = new Div(edit);
      acts.addClassName("cd-next");
      if (!may) {
        acts.add(muted(t("proposal.fixed")));
      } else if (dossier.appraisedOn() != null) {
        acts.add(muted(t("proposal.drops")));
      }
      panel.add(acts);
    }
    return panel;
  }

  private String yesNo(Boolean answer) {
    return answer == null ? t("unknown") : t(answer ? "yes" : "no");
  }

  private Component history() {
    Div panel = panel("history");
    Map<UUID, DossierDocument> documents =
        dossier.documents().stream().collect(Collectors.toMap(DossierDocument::id, d -> d));
    List<DossierEvent> events = new ArrayList<>(dossier.events());
    java.util.Collections.reverse(events);
    for (DossierEvent e : events) {
      List<String> parts = new ArrayList<>();
      parts.add(Format.date(e.day()));
      parts.add(t("rungOf", e.rung().number()) + " " + e.rung().label().in(context.locale()));
      DossierDocument d = e.document() == null ? null : documents.get(e.document());
      if (d != null) {
        parts.add(d.number());
      }
      if (e.note() != null) {
        parts.add(e.note());
      }
      parts.add(t("by", Format.actor(e.recordedBy()), Format.moment(e.recordedAt())));
      panel.add(row(e.type().label().in(context.locale()), String.join(" · ", parts)));
    }
    Details clocks = new Details(t("clocks.all"));
    dossier.clocks().forEach(c -> clocks.add(past(c)));
    panel.add(clocks);
    UnaryOperator<String> names = this::field;
    panel.add(
        new Details(
            t("history.audit"),
            desk.components()
                .history(context, new SubjectRef("cluster-dossier", dossier.id().toString()))
                .names(names, a -> t("action." + a.substring("clusters.dossier.".length())))));
    return panel;
  }

  private String field(String name) {
    return t("field." + name);
  }

  private Component past(ClockState clock) {
    Div row = row(clock.name().in(context.locale()), basis(clock));
    String end =
        clock.endedOn() == null
            ? desk.due(clock)
            : t(
                clock.lateBy() > 0 ? "clock.endedLate" : "clock.ended",
                Format.date(clock.endedOn()),
                clock.lateBy());
    row.add(new StatusBadge(end, clock.lateBy() > 0 ? Tone.BAD : DossierDesk.tone(clock.light())));
    return row;
  }

  // --- pieces -------------------------------------------------------------------------------

  private Div panel(String key) {
    Div panel = new Div(new H3(t(key + ".title")));
    panel.addClassName("ctdp-panel");
    return panel;
  }

  private Component heading(String key, int count) {
    HtmlContainer heading = new HtmlContainer("h4");
    heading.setText(t(key + ".heading", count));
    heading.getStyle().set("margin", "1rem 0 0.25rem");
    return heading;
  }

  private static Div row(String title, String text) {
    Span name = new Span(title);
    name.getStyle().set("font-weight", "500");
    Div sub = new Div(text);
    sub.addClassName("cd-sub");
    Div left = new Div(name, sub);
    left.addClassName("cd-row-text");
    Div row = new Div(left);
    row.addClassName("cd-row");
    return row;
  }

  private static Div muted(String text) {
    Div muted = new Div(text);
    muted.addClassName("cu-muted");
    return muted;
  }

  private String t(String key, Object... arguments) {
    return getTranslation("clusters.dossier." + key, arguments);
  }
}
