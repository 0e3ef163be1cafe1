package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.decision.ReportDecisions;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.report.CheckResult;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One report: the form with its figures, what the checks say, and the way to the centre. */
class ReportView extends Div implements BeforeEnterObserver, BeforeLeaveObserver {

  private static final long serialVersionUID = 1L;

  /** So many results of the checks stand above the table; more are folded. */
  private static final int FEW_FINDINGS = 2;

  private final transient ViewContext context;
  private final transient ReportService reports;
  private final transient Components components;
  private final transient ReportDocuments documents;
  private UUID id;
  private boolean allFindings;
  private Notification problem;
  private transient Report report;
  private final transient InstanceInfo instance;
  private transient ReportDecisions decisions;

  /** The fields while figures are being typed in; null otherwise. */
  private transient TypedFigures typing;

  ReportView(
      ViewContext context,
      ReportService reports,
      Components components,
      ReportDocuments documents,
      InstanceInfo instance,
      OpenPages open) {
    this.instance = instance;
    this.documents = documents;
    this.context = context;
    this.reports = reports;
    this.components = components;
    open.follow(this, this::news);
  }

  /** Shows what the centre decided as well. */
  ReportView with(ReportDecisions source) {
    decisions = source;
    return this;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String text = event.getRouteParameters().get("id").orElse("");
    try {
      id = UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "báo cáo", text);
    }
    reload();
    CellLinks.show(
        this, event.getLocation().getQueryParameters().getSingleParameter("cell").orElse(""));
  }

  /** News from elsewhere; what is being typed must not vanish under somebody's hands. */
  private void news() {
    if (typing == null) {
      reload();
    }
  }

  private void reload() {
    show(
        reports
            .find(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "báo cáo", id)));
  }

  private void show(Report shown) {
    report = shown;
    typing = null;
    build();
  }

  private void build() {
    removeAll();
    add(header());
    if (!report.lastProblem().isEmpty()) {
      add(new MessageBox(Tone.WARNING, report.lastProblem()));
    }
    if (decisions != null) {
      add(
          DecisionPanel.of(
              decisions.of(context.caller(), id), report.definition(), context.locale()));
    }
    report.receipt().ifPresent(r -> add(receipt(r)));
    if (!report.findings().isEmpty()) {
      add(findings());
    }
    if (!report.definition().remark().vi().isEmpty()) {
      add(new MessageBox(Tone.INFO, report.definition().remark().in(context.locale())));
    }
    add(typing == null ? files() : typingBar());
    if (report.definition().tables().isEmpty()) {
      if (!report.definition().rows().isEmpty()) {
        add(table());
      }
    } else {
      report.definition().tables().forEach(table -> add(matrix(table)));
    }
    report.definition().lists().forEach(list -> add(list(list)));
    revisions();
    coverage();
    SubjectRef subject = new SubjectRef("report", id.toString());
    add(
        panel(
            t("exchange.history"),
            components
                .history(context, subject)
                .names(ReportView::field, ReportView::action)
                .values(ReportView::logged)));
  }

  /** The label of a logged value; what the page itself says is left out. */
  private static String field(String name) {
    String key = "exchange.logged." + name;
    return SAID_BY_THE_PAGE.contains(name)
        ? ""
        : ExchangeTexts.MESSAGES.keys().contains(key) ? t(key) : name;
  }

  private static final Set<String> SAID_BY_THE_PAGE =
      Set.of("form", "period", "revision", "subject", "digest", "receipt", "sequence");

  private static String logged(String key, String value) {
    if (key.equals("state")) {
      String words = "exchange.state." + value;
      return ExchangeTexts.MESSAGES.keys().contains(words) ? t(words) : value;
    }
    return Format.logged(value);
  }

  private static String action(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return ExchangeTexts.MESSAGES.keys().contains("exchange.action." + last)
        ? t("exchange.action." + last)
        : last;
  }

  private PageHeader header() {
    ReportSummary s = report.summary();
    PageHeader header =
        new PageHeader(s.formNumber() + " · " + Format.period(s.period()))
            .back("reports", t("exchange.reports.title"))
            .badge(new StatusBadge(ExchangeTexts.state(s.state()), ExchangeTexts.tone(s.state())))
            .subtitle(
                report.definition().title().in(context.locale())
                    + " – "
                    + report.definition().legalText())
            .subtitle(subject(s))
            .subtitle(
                t(
                    "exchange.report.line",
                    s.revision(),
                    Format.date(s.cutoff()),
                    s.dueDay() == null ? "–" : Format.date(s.dueDay())));
    boolean edit = context.may(ProvinceViews.EDIT);
    boolean approve = context.may(ProvinceViews.APPROVE);
    switch (s.state()) {
      case DRAFT -> {
        if (edit && typing == null) {
          header.actions(
              button("exchange.recompute", VaadinIcon.REFRESH, () -> redraw(s)),
              primary(
                  report.definition().sentToCentre() ? "exchange.submit" : "exchange.file",
                  VaadinIcon.ARROW_RIGHT,
                  () -> reports.submit(context.caller(), id, report.version())));
        }
      }
      case SUBMITTED -> {
        if (approve) {
          header.actions(
              new Button(t("exchange.reject"), VaadinIcon.ARROW_BACKWARD.create(), e -> reject()),
              primary(
                  "exchange.approve",
                  VaadinIcon.CHECK,
                  () -> reports.approveAndSend(context.caller(), id, report.version())));
        }
      }
      case RECEIVED, ACCEPTED, RETURNED, FILED -> {
        if (edit) {
          header.actions(
              new Button(
                  t("exchange.revise"),
                  VaadinIcon.COPY.create(),
                  e ->
                      Confirm.ask(
                          t("exchange.revise"),
                          s.state() == ReportState.RETURNED
                              ? t("exchange.revise.returned")
                              : t("exchange.revise.text", s.revision() + 1),
                          t("exchange.revise"),
                          () -> act(() -> redraw(s)))));
        }
      }
      default -> {
        // Nothing can be done while a report is under way, or once it was replaced.
      }
    }
    return header;
  }

  private Report redraw(ReportSummary s) {
    return reports.drawUp(
        context.caller(),
        s.form().id(),
        s.period(),
        s.subject().map(ReportSubject::ref).orElse(null));
  }

  private static String subject(ReportSummary s) {
    return s.subject()
        .map(
            x ->
                Stream.of(x.title(), x.within(), x.code())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" · ")))
        .orElse("");
  }

  /** Ways out to paper and spreadsheet, and the way in from a workbook. */
  private Component files() {
    ReportSummary s = report.summary();
    String name = s.form().id() + "-" + s.period().code() + "-" + s.revision();
    Report shown = report;
    Locale language = context.locale();
    Div bar = new Div();
    bar.addClassName("exchange-files");
    bar.add(
        FileLinks.link(
            context,
            t("exchange.file.pdf"),
            VaadinIcon.PRINT,
            name + ".pdf",
            FileLinks.PDF,
            caller -> documents.pdf(shown, reports.coverage(caller, shown))),
        FileLinks.link(
            context,
            t("exchange.file.docx"),
            VaadinIcon.FILE_TEXT_O,
            name + ".docx",
            FileLinks.DOCX,
            caller -> documents.docx(shown, reports.coverage(caller, shown))),
        FileLinks.link(
            t("exchange.file.xlsx"),
            VaadinIcon.FILE_TABLE,
            name + ".xlsx",
            FileLinks.XLSX,
            () -> documents.workbook(shown, language)));
    if (open()) {
      if (hasTyped()) {
        bar.add(
            new Button(
                t("exchange.type"),
                VaadinIcon.KEYBOARD_O.create(),
                e -> {
                  typing = new TypedFigures();
                  build();
                  typing.focus();
                }));
      }
      bar.add(
          new Button(
              t("exchange.import"),
              VaadinIcon.UPLOAD.create(),
              e ->
                  WorkbookImport.dialog(context, reports, documents, report, now -> show(now))
                      .open()));
    }
    return bar;
  }

  private boolean hasTyped() {
    Map<String, ReportCell> cells = cells();
    return report.definition().figures().stream()
        .anyMatch(row -> TypedFigures.typed(row, cells.get(row.key())));
  }

  /** Stays in sight while figures are typed in. */
  private Component typingBar() {
    Span hint = new Span(t("exchange.type.hint"));
    hint.addClassName("cu-muted");
    Button cancel =
        new Button(
            t("exchange.cancel"),
            e -> {
              if (typing.changed()) {
                Confirm.danger(
                    t("exchange.type.leave"),
                    t("exchange.type.leave.text"),
                    t("exchange.type.leave.act"),
                    this::reload);
              } else {
                reload();
              }
            });
    Button save = new Button(t("exchange.type.save"), VaadinIcon.CHECK.create(), e -> saveTyped());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Shortcuts.addShortcutListener(this, e -> saveTyped(), Key.KEY_S, KeyModifier.CONTROL)
        .listenOn(this)
        .bindLifecycleTo(save)
        // What stands in the field that has the focus counts too.
        .resetFocusOnActiveElement()
        .setBrowserDefaultAllowed(false);
    Div acts = new Div(cancel, save);
    acts.addClassName("exchange-typing-acts");
    Div bar = new Div(hint, acts);
    bar.addClassName("exchange-typing");
    return bar;
  }

  private void saveTyped() {
    typing
        .content()
        .ifPresent(
            content -> {
              try {
                show(
                    content.cells().isEmpty()
                        ? report
                        : reports.apply(context.caller(), id, content, report.version()));
                Notices.success(t("exchange.type.saved", content.cells().size()));
              } catch (CtdpException failure) {
                typing.mark(failure.problems(), context.locale());
                Notices.failure(failure);
              }
            });
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (typing == null || !typing.changed()) {
      return;
    }
    BeforeLeaveEvent.ContinueNavigationAction go = event.postpone();
    Confirm.danger(
        t("exchange.type.leave"),
        t("exchange.type.leave.text"),
        t("exchange.type.leave.act"),
        () -> {
          typing = null;
          go.proceed();
        });
  }

  /** A table with several value columns. */
  private Component matrix(FormTable form) {
    Map<String, ReportCell> cells = cells();
    Component table =
        FormMatrix.of(
            report.definition(),
            form,
            context.locale(),
            figure -> matrixCell(figure, cells.get(figure.key())));
    if (typing != null) {
      TypedFigures.keys(table);
    }
    return panel(form.title().in(context.locale()), table);
  }

  private Component matrixCell(FormRow figure, ReportCell cell) {
    Div box = new Div(value(figure, cell));
    if (cell.source() == ReportCell.Source.OVERRIDE) {
      StatusBadge badge = new StatusBadge(t("exchange.source.OVERRIDE"), Tone.WARNING);
      badge.getElement().setAttribute("title", cell.reason());
      box.add(badge);
    }
    if (!cell.note().isEmpty()) {
      Span note = new Span(cell.note());
      note.addClassName("cu-muted");
      box.add(new Div(note));
    }
    return box;
  }

  private static NativeTableHeaderCell head(String text, String css) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    cell.addClassName(css);
    return cell;
  }

  /** A list section. */
  private Component list(FormList list) {
    List<Map<String, String>> lines = report.lists().getOrDefault(list.key(), List.of());
    Div box = new Div();
    if (lines.isEmpty()) {
      Span none = new Span(t("exchange.list.none"));
      none.addClassName("cu-muted");
      box.add(none);
    } else {
      NativeTable table = new NativeTable();
      table.addClassNames("exchange-form", "exchange-lines");
      NativeTableRow titles = new NativeTableRow(head(t("exchange.col.no"), "exchange-no"));
      for (FormList.Column column : list.columns()) {
        titles.add(
            head(
                LineEditor.label(column, context.locale()),
                column.type() == FormList.Type.FIGURE ? "exchange-value" : "exchange-row"));
      }
      if (open() && typing == null) {
        titles.add(head(t("exchange.list.actions"), "exchange-no"));
      }
      table.getHead().add(titles);
      for (int i = 0; i < lines.size(); i++) {
        table.getBody().add(listLine(list, lines, i));
      }
      Div scroll = new Div(table);
      scroll.addClassName("exchange-scroll");
      box.add(scroll);
    }
    if (open() && typing == null) {
      Button add =
          new Button(
              t("exchange.list.add"),
              VaadinIcon.PLUS.create(),
              e ->
                  LineEditor.dialog(
                          list,
                          Map.of(),
                          context.locale(),
                          values -> {
                            List<Map<String, String>> all = new ArrayList<>(lines);
                            all.add(values);
                            return store(list, all);
                          })
                      .open());
      add.addThemeVariants(ButtonVariant.LUMO_SMALL);
      add.addClassName("exchange-list-add");
      box.add(add);
    }
    return panel(list.title().in(context.locale()), box);
  }

  private NativeTableRow listLine(FormList list, List<Map<String, String>> lines, int index) {
    Map<String, String> values = lines.get(index);
    NativeTableCell number = new NativeTableCell(Integer.toString(index + 1));
    number.addClassName("exchange-no");
    NativeTableRow line = new NativeTableRow(number);
    for (FormList.Column column : list.columns()) {
      NativeTableCell cell =
          new NativeTableCell(LineEditor.shown(column, values.get(column.key()), context.locale()));
      cell.addClassName(column.type() == FormList.Type.FIGURE ? "exchange-value" : "exchange-text");
      line.add(cell);
    }
    if (open() && typing == null) {
      Button edit =
          new Button(
              VaadinIcon.EDIT.create(),
              e ->
                  LineEditor.dialog(
                          list,
                          values,
                          context.locale(),
                          changed -> {
                            List<Map<String, String>> all = new ArrayList<>(lines);
                            all.set(index, changed);
                            return store(list, all);
                          })
                      .open());
      edit.setAriaLabel(t("exchange.list.edit", index + 1));
      Button remove =
          new Button(
              VaadinIcon.TRASH.create(),
              e -> {
                List<Map<String, String>> all = new ArrayList<>(lines);
                all.remove(index);
                store(list, all);
              });
      remove.setAriaLabel(t("exchange.list.remove", index + 1));
      edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      NativeTableCell acts = new NativeTableCell(edit, remove);
      acts.addClassName("exchange-line-acts");
      line.add(acts);
    }
    return line;
  }

  private boolean store(FormList list, List<Map<String, String>> lines) {
    try {
      show(reports.setLines(context.caller(), id, list.key(), lines, report.version()));
      return true;
    } catch (CtdpException e) {
      Notices.failure(e);
      return false;
    }
  }

  /** What became of the figures since an earlier revision. */
  private void revisions() {
    List<ReportSummary> all = reports.revisions(context.caller(), id);
    List<ReportSummary> older =
        all.stream().filter(r -> r.revision() < report.summary().revision()).toList();
    if (older.isEmpty()) {
      return;
    }
    Select<ReportSummary> choose = new Select<>();
    choose.setLabel(t("exchange.diff.with"));
    choose.setItems(older);
    choose.setItemLabelGenerator(
        r ->
            r == null
                ? ""
                : t("exchange.diff.revision", r.revision(), ExchangeTexts.state(r.state())));
    Div box = new Div();
    choose.addValueChangeListener(
        e -> {
          box.removeAll();
          if (e.getValue() != null) {
            box.add(
                new DiffPanel(
                    report.definition(),
                    reports.diff(context.caller(), e.getValue().id(), id),
                    context.locale()));
          }
        });
    choose.setValue(older.get(0));
    add(panel(t("exchange.diff"), new Div(choose, box)));
  }

  /** From whom the reports that this one adds up have come. */
  private void coverage() {
    List<String> forms = Coverage.formsBehind(report.definition());
    if (forms.isEmpty()) {
      return;
    }
    Div box = new Div();
    for (String form : forms) {
      try {
        Coverage c = reports.coverage(context.caller(), form, report.summary().period());
        Anchor line =
            new Anchor(
                CoverageView.path(form, report.summary().period()),
                c.expected() == 0
                    ? t("exchange.coverage.line.nobody", c.form().number())
                    : t("exchange.coverage.line", c.form().number(), c.filed(), c.expected()));
        Span missing = new Span(t("exchange.coverage.missing", c.expected() - c.filed()));
        missing.addClassName("cu-muted");
        missing.setVisible(c.filed() < c.expected());
        Div both = new Div(line, missing);
        both.addClassName("exchange-coverage");
        box.add(both);
      } catch (CtdpException e) {
        box.add(new Div(new Span(e.sentence(context.locale()))));
      }
    }
    add(panel(t("exchange.coverage"), box));
  }

  private Map<String, ReportCell> cells() {
    return report.cells().stream().collect(Collectors.toMap(ReportCell::row, Function.identity()));
  }

  private void reject() {
    Confirm.reason(
        t("exchange.reject"),
        new Span(t("exchange.reject.text")),
        t("exchange.reject"),
        true,
        why -> act(() -> reports.reject(context.caller(), id, why, report.version())));
  }

  private Button button(String key, VaadinIcon icon, Supplier<Report> act) {
    return new Button(t(key), icon.create(), e -> act(act));
  }

  private Button primary(String key, VaadinIcon icon, Supplier<Report> act) {
    Button button = button(key, icon, act);
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return button;
  }

  private void act(Supplier<Report> act) {
    if (problem != null) {
      // What it says is of before this act.
      problem.close();
      problem = null;
    }
    try {
      Report now = act.get();
      if (now.summary().id().equals(id)) {
        show(now);
      } else {
        UI.getCurrent().navigate("reports/" + now.summary().id());
      }
    } catch (CtdpException e) {
      problem = Notices.failure(e);
    }
  }

  private Component receipt(Receipt r) {
    KeyValues values =
        new KeyValues()
            .put(t("exchange.receipt.at"), Format.moment(r.receivedAt()))
            .put(t("exchange.receipt.ledger"), Format.whole(r.ledgerNumber()))
            .put(t("exchange.receipt.id"), r.id())
            .put(t("exchange.receipt.digest"), r.digest());
    Div ways = new Div();
    ways.addClassName("exchange-files");
    if (r.sequence() > 0) {
      values.put(t("exchange.message.number"), Format.whole(r.sequence()));
      ways.add(EvidenceLink.of(context, id.toString(), caller -> reports.evidence(caller, id)));
    }
    instance
        .centreUrl()
        .ifPresent(
            centre -> {
              Anchor there =
                  new Anchor(
                      centre.toString().replaceFirst("/+$", "") + "/received/" + r.id(),
                      t("exchange.receipt.there"));
              there.setTitle(t("exchange.receipt.there.hint"));
              there.setTarget(AnchorTarget.BLANK);
              there.getElement().setAttribute("rel", "noopener noreferrer");
              ways.add(there);
            });
    return panel(t("exchange.receipt"), new Div(values, ways));
  }

  /** What the checks say, errors first; a long list is folded, so that the table stays near. */
  private Component findings() {
    List<CheckResult> sorted =
        report.findings().stream()
            .sorted(Comparator.comparing(f -> f.severity() != Severity.ERROR))
            .toList();
    Div box = new Div();
    int shown = sorted.size() <= FEW_FINDINGS + 1 ? sorted.size() : FEW_FINDINGS;
    sorted.stream().limit(shown).map(this::finding).forEach(box::add);
    if (shown < sorted.size()) {
      Div rest = new Div();
      sorted.stream().skip(shown).map(this::finding).forEach(rest::add);
      Details more = new Details(t("exchange.findings.more", sorted.size() - shown), rest);
      more.setOpened(allFindings);
      more.addOpenedChangeListener(e -> allFindings = e.isOpened());
      box.add(more);
    }
    long errors = sorted.stream().filter(f -> f.severity() == Severity.ERROR).count();
    Div panel = panel(t("exchange.findings"), box);
    if (sorted.size() > 1) {
      Span count = new Span(t("exchange.findings.count", errors, sorted.size() - errors));
      count.addClassNames("cu-muted", "exchange-count");
      panel.addComponentAtIndex(1, count);
    }
    return panel;
  }

  private Component finding(CheckResult finding) {
    boolean error = finding.severity() == Severity.ERROR;
    boolean draft =
        report.summary().state() == ReportState.DRAFT && context.may(ProvinceViews.EDIT);
    MessageBox message =
        new MessageBox(
            error ? Tone.BAD : Tone.WARNING,
            finding.message().in(context.locale()) + " (" + finding.checkId() + ")");
    if (!finding.explanation().isEmpty()) {
      message.with(new Span(t("exchange.explained", finding.explanation())));
    }
    if (draft && !error) {
      Button explain = new Button(t("exchange.explain"), e -> explain(finding));
      explain.addThemeVariants(ButtonVariant.LUMO_SMALL);
      message.with(explain);
    }
    return message;
  }

  private void explain(CheckResult finding) {
    TextArea text = new TextArea(t("exchange.explanation"));
    text.setValue(finding.explanation());
    text.setMaxLength(ReportService.MAX_EXPLANATION);
    text.setWidthFull();
    Confirm.content(
        finding.message().in(context.locale()),
        text,
        t("exchange.save"),
        () ->
            act(
                () ->
                    reports.explain(
                        context.caller(),
                        id,
                        finding.checkId(),
                        text.getValue(),
                        report.version())));
  }

  private Component table() {
    Map<String, ReportCell> cells = cells();
    NativeTable table = new NativeTable();
    table.addClassName("exchange-form");
    NativeTableHeader head = table.getHead();
    NativeTableRow titles = new NativeTableRow();
    for (String key : List.of("no", "row", "unit", "value", "origin", "note")) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(t("exchange.col." + key));
      cell.getElement().setAttribute("scope", "col");
      cell.addClassName("exchange-" + key);
      titles.add(cell);
    }
    head.add(titles);
    NativeTableBody body = table.getBody();
    for (FormRow row : report.definition().rows()) {
      body.add(line(row, cells.get(row.key())));
    }
    Div scroll = new Div(table);
    scroll.addClassNames("ctdp-panel", "exchange-scroll");
    if (typing != null) {
      TypedFigures.keys(scroll);
    }
    return scroll;
  }

  private NativeTableRow line(FormRow row, ReportCell cell) {
    NativeTableRow line = new NativeTableRow();
    line.setId(CellLinks.id(row.key()));
    NativeTableCell number = new NativeTableCell(row.key());
    number.addClassName("exchange-no");
    line.add(number);
    NativeTableCell label = new NativeTableCell(ExchangeTexts.label(row, context.locale()));
    label.addClassNames("exchange-row", "exchange-indent-" + Math.min(3, row.indent()));
    ExchangeTexts.narrowUnit(label, row, context.locale());
    line.add(label);
    if (row.kind() == FormRow.Kind.HEADING || cell == null) {
      line.addClassName("exchange-heading");
      label.getElement().setAttribute("colspan", "5");
      return line;
    }
    if (row.periodLeftUnsaid()) {
      Span period = new Span(t("exchange.inPeriod"));
      period.addClassName("cu-muted");
      label.add(new Span(" "), period);
    }
    NativeTableCell unit = new NativeTableCell(row.printedUnit().in(context.locale()));
    unit.addClassName("exchange-unit");
    NativeTableCell value = new NativeTableCell(value(row, cell));
    value.addClassName("exchange-value");
    NativeTableCell origin = new NativeTableCell(origin(row, cell));
    origin.addClassName("exchange-origin");
    NativeTableCell note = new NativeTableCell(note(row, cell));
    note.addClassName("exchange-note");
    line.add(unit, value, origin, note);
    return line;
  }

  private boolean open() {
    return report.summary().state() == ReportState.DRAFT && context.may(ProvinceViews.EDIT);
  }

  private Component value(FormRow row, ReportCell cell) {
    if (typing != null && TypedFigures.typed(row, cell)) {
      return typing.field(row, cell, context.locale());
    }
    String figure = cell.value() == null ? "–" : ExchangeTexts.figure(row, cell.value());
    if (!open() || typing != null) {
      return new Span(figure);
    }
    Button change = new Button(figure, e -> edit(row, cell));
    change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    change.setAriaLabel(t("exchange.edit.of", row.key(), figure));
    return change;
  }

  private Component origin(FormRow row, ReportCell cell) {
    Div box = new Div();
    String source = t("exchange.source." + cell.source().name());
    if (cell.origins().isEmpty()) {
      box.add(new Span(source));
    } else {
      Button open =
          new Button(t("exchange.origins", cell.origins().size()), e -> origins(row, cell).open());
      open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      box.add(open);
      if (cell.source() == ReportCell.Source.OVERRIDE) {
        box.add(new StatusBadge(source, Tone.WARNING));
      }
    }
    if (cell.unknown() > 0) {
      Span unknown = new Span(t("exchange.unknown", cell.unknown()));
      unknown.addClassName("cu-muted");
      box.add(unknown);
    }
    return box;
  }

  private Component note(FormRow row, ReportCell cell) {
    Div box = new Div();
    if (!cell.reason().isEmpty()) {
      box.add(new Div(t("exchange.override.because", cell.reason())));
    }
    if (!cell.note().isEmpty()) {
      box.add(new Div(cell.note()));
    }
    if (open() && typing == null) {
      Button note = new Button(VaadinIcon.COMMENT_O.create(), e -> editNote(row, cell));
      note.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      note.setAriaLabel(t("exchange.note.of", row.key()));
      box.add(note);
    }
    return box;
  }

  private Dialog origins(FormRow row, ReportCell cell) {
    return Origins.dialog(
        row.table().isEmpty()
            ? t("exchange.origins.of", row.key(), ExchangeTexts.label(row, context.locale()))
            : ExchangeTexts.label(row, context.locale()),
        context,
        row,
        cell,
        components.subjectLinks(
            context, cell.origins().stream().map(o -> o.subject()).distinct().toList()));
  }

  private void edit(FormRow row, ReportCell cell) {
    boolean computed =
        cell.source() == ReportCell.Source.RECORDS
            || cell.source() == ReportCell.Source.FORMULA
            || cell.source() == ReportCell.Source.OVERRIDE
            || (!row.source().isEmpty() && !(row.typedWhenUnknown() && cell.computed() == null));
    TextField value =
        new TextField(t("exchange.edit.value", row.printedUnit().in(context.locale())));
    value.setValue(TypedFigures.text(row, cell.value()));
    value.setWidthFull();
    TextArea reason = new TextArea(t("exchange.edit.reason"));
    reason.setValue(cell.reason());
    reason.setMaxLength(1000);
    reason.setWidthFull();
    reason.setVisible(computed);
    reason.setHelperText(
        t(
            "exchange.edit.computed",
            cell.computed() == null ? "–" : ExchangeTexts.figure(row, cell.computed())));
    Div body = new Div(new Div(ExchangeTexts.label(row, context.locale())), value, reason);
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("exchange.edit", row.key()));
    dialog.add(body);
    Button save =
        new Button(
            t("exchange.save"),
            e -> {
              Optional<BigDecimal> typed = TypedFigures.value(row, value.getValue());
              if (typed.isEmpty() && !value.getValue().isBlank()) {
                value.setErrorMessage(t("exchange.edit.unreadable"));
                value.setInvalid(true);
                return;
              }
              try {
                show(
                    reports.setCell(
                        context.caller(),
                        id,
                        row.key(),
                        typed.orElse(null),
                        reason.getValue(),
                        report.version()));
                dialog.close();
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("exchange.cancel"), e -> dialog.close()));
    if (cell.source() == ReportCell.Source.OVERRIDE) {
      dialog
          .getFooter()
          .add(
              new Button(
                  t("exchange.override.clear"),
                  e -> {
                    dialog.close();
                    act(
                        () ->
                            reports.clearOverride(
                                context.caller(), id, row.key(), report.version()));
                  }));
    }
    dialog.getFooter().add(save);
    value.setValueChangeMode(ValueChangeMode.EAGER);
    value.addKeyPressListener(Key.ENTER, e -> save.click());
    dialog.open();
    value.focus();
  }

  private void editNote(FormRow row, ReportCell cell) {
    TextArea text = new TextArea(t("exchange.col.note"));
    text.setValue(cell.note());
    text.setMaxLength(1000);
    text.setWidthFull();
    Confirm.content(
        t("exchange.note.of", row.key()),
        text,
        t("exchange.save"),
        () ->
            act(
                () ->
                    reports.setNote(
                        context.caller(), id, row.key(), text.getValue(), report.version())));
  }

  private static Div panel(String title, Component content) {
    Div panel = new Div(new H3(title), content);
    panel.addClassName("ctdp-panel");
    return panel;
  }
}
