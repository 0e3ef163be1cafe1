package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.Travel;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Where a project stands, what leads on, what was done. */
final class ProgressPanel {

  private final ViewContext context;
  private final Desk desk;
  private final Project project;
  private final Runnable changed;

  private ProgressPanel(ViewContext context, Desk desk, Project project, Runnable changed) {
    this.context = context;
    this.desk = desk;
    this.project = project;
    this.changed = changed;
  }

  /**
   * @param changed called after a step was taken
   */
  static Div of(ViewContext context, Desk desk, Project project, Runnable changed) {
    return new ProgressPanel(context, desk, project, changed)
        .panel(desk.lifecycle().progress(context.caller(), project.id()));
  }

  private Div panel(Progress progress) {
    Div now =
        new Div(new StatusBadge(words(progress.state().name()), tone(progress.state().phase())));
    now.addClassName("kc-check-head");
    if (progress.since() != null) {
      now.add(new Span(t("extension.progress.since", Format.date(progress.since()))));
    }
    if (progress.acceptedValue() != null) {
      now.add(new Span(t("extension.progress.accepted", Format.money(progress.acceptedValue()))));
    }
    Div panel = Texts.panel(t("extension.progress"), now);
    for (Progress.Next next : progress.next()) {
      panel.add(next(next));
    }
    if (!progress.done().isEmpty()) {
      OrderedList steps = new OrderedList();
      steps.addClassName("kc-steps");
      List<Travel.Mark> marks =
          desk.travel().travel(context.caller(), project.id()).map(Travel::steps).orElse(List.of());
      for (int i = 0; i < progress.done().size(); i++) {
        steps.add(done(progress.done().get(i), i < marks.size() ? marks.get(i) : null));
      }
      panel.add(steps);
    }
    return panel;
  }

  private Div next(Progress.Next next) {
    Div box = new Div();
    box.addClassName("kc-check");
    Div head = new Div();
    head.addClassName("kc-check-head");
    Button act = new Button(words(next.move().name()), e -> open(next));
    act.setEnabled(next.allowed() && next.missing().isEmpty());
    act.addThemeVariants(ButtonVariant.LUMO_SMALL);
    head.add(act, new Span(t("extension.progress.actor", words(next.move().actor().label()))));
    if (next.dueOn() != null) {
      long left = java.time.temporal.ChronoUnit.DAYS.between(desk.today(), next.dueOn());
      head.add(
          new StatusBadge(
              left < 0
                  ? t("extension.progress.late", Format.date(next.dueOn()), Format.whole(-left))
                  : t("extension.progress.due", Format.date(next.dueOn()), Format.whole(left)),
              left < 0 ? Tone.BAD : left <= 10 ? Tone.WARNING : Tone.NEUTRAL));
    }
    box.add(head);
    if (!next.missing().isEmpty()) {
      UnorderedList missing = new UnorderedList();
      next.missing().forEach(m -> missing.add(new ListItem(words(m))));
      box.add(missing);
    }
    String papers = String.join("; ", next.move().documents());
    Span foot =
        new Span(
            next.move().legalText()
                + (papers.isEmpty() ? "" : " · " + t("extension.progress.documents", papers)));
    foot.addClassName("cu-muted");
    box.add(foot);
    return box;
  }

  private ListItem done(Progress.Done d, Travel.Mark mark) {
    Div line = new Div(new Span(Format.date(d.on())), new Span(words(d.act())));
    line.getComponentAt(1).addClassName("kc-check-subject");
    line.addClassName("kc-check-head");
    if (d.document() != null) {
      line.add(
          new Span(
              d.document() + (d.documentOn() == null ? "" : ", " + Format.date(d.documentOn()))));
    }
    if (d.amount() != null) {
      line.add(new Span(Format.money(d.amount())));
    }
    if (d.dueOn() != null && d.on().isAfter(d.dueOn())) {
      line.add(
          new StatusBadge(t("extension.progress.wasLate", Format.date(d.dueOn())), Tone.WARNING));
    }
    if (mark != null) {
      TravelSection.mark(
          context, line, mark, desk.province().isPresent() ? Side.PROVINCE : Side.CENTRE);
    }
    ListItem item = new ListItem(line);
    String grades = grades(d.grades());
    if (!grades.isEmpty()) {
      item.add(muted(grades));
    }
    if (d.note() != null) {
      item.add(new Paragraph(d.note()));
    }
    item.add(muted(by(d, mark) + ", " + Format.moment(d.at())));
    return item;
  }

  /** Who recorded it; what came from a province carries no name, only the province. */
  private String by(Progress.Done d, Travel.Mark mark) {
    return mark != null && mark.by() == Side.PROVINCE && desk.province().isEmpty()
        ? desk.name(project.province(), project.end())
        : Format.actor(d.by());
  }

  private static Div muted(String text) {
    Div line = new Div(new Span(text));
    line.addClassName("cu-muted");
    return line;
  }

  private static String grades(String stored) {
    if (stored.isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    for (String grade : stored.split(",")) {
      String[] parts = grade.split("=");
      words
          .append(words.length() == 0 ? "" : "; ")
          .append(t("extension.criterion." + parts[0]))
          .append(": ")
          .append(t("extension.grade." + parts[1]));
    }
    return words.toString();
  }

  private String words(Localized text) {
    return text.in(context.locale());
  }

  private void open(Progress.Next next) {
    Process.Move move = next.move();
    FormPanel<Progress.Act> form = new FormPanel<>();
    DateField on = form.field("on", new DateField(t("extension.step.on")), Progress.Act::on);
    form.required(on, true);
    Map<String, Select<String>> grades = new LinkedHashMap<>();
    if (move.guards().contains(Guard.TIEU_CHI) || move.guards().contains(Guard.TIEU_CHI_DAT)) {
      for (String criterion : ExtensionLifecycle.CRITERIA) {
        Select<String> grade = new Select<>();
        grade.setLabel(t("extension.criterion." + criterion));
        grade.setItems("DAT", "KHONG_DAT");
        grade.setItemLabelGenerator(g -> g == null ? "" : t("extension.grade." + g));
        grades.put(
            criterion, form.field("grades." + criterion, grade, a -> a.grades().get(criterion)));
        form.required(grade, true);
      }
    }
    MoneyField amount = new MoneyField(t("extension.step.amount"));
    if (move.guards().contains(Guard.GIA_TRI)) {
      form.field("amount", amount, Progress.Act::amount);
      form.required(amount, true);
    }
    RowsField<Progress.Result> results = results();
    if (move.guards().contains(Guard.GIA_TRI)) {
      form.field("results", results, Progress.Act::results);
      form.wide(results);
    }
    TextField document =
        form.field(
            "document", Texts.text(t("extension.step.document"), 300), Progress.Act::document);
    DateField documentOn =
        form.field(
            "documentOn", new DateField(t("extension.step.documentOn")), Progress.Act::documentOn);
    form.required(document, move.guards().contains(Guard.VAN_BAN));
    form.required(documentOn, move.guards().contains(Guard.VAN_BAN));
    TextArea note =
        form.field("note", Texts.area(t("extension.step.note"), 2000), Progress.Act::note);
    form.required(note, move.guards().contains(Guard.GHI_CHU)).wide(note);
    Dialog dialog = new Dialog();
    form.onSave(
        base -> {
          Map<String, String> given = new HashMap<>();
          grades.forEach(
              (criterion, field) -> {
                if (field.getValue() != null) {
                  given.put(criterion, field.getValue());
                }
              });
          Progress.Act act =
              new Progress.Act(
                  move.to(),
                  on.getValue(),
                  FormPanel.text(document),
                  documentOn.getValue(),
                  given,
                  amount.getValue(),
                  FormPanel.text(note),
                  base.version(),
                  move.guards().contains(Guard.GIA_TRI) ? results.getValue() : List.of());
          desk.lifecycle().move(context.caller(), project.id(), act);
          return act;
        });
    form.onSaved(
        saved -> {
          dialog.close();
          changed.run();
        });
    form.saveLabel(words(move.name()));
    dialog.setHeaderTitle(words(move.name()));
    dialog.setWidth("min(44rem, 95vw)");
    form.inside(dialog);
    LocalDate today = desk.today();
    if (next.dueOn() != null && today.isAfter(next.dueOn())) {
      dialog.add(new MessageBox(Tone.WARNING, t("extension.step.late", Format.date(next.dueOn()))));
    }
    form.load(
        new Progress.Act(
            move.to(),
            today,
            null,
            null,
            Map.of(),
            null,
            null,
            project.version(),
            project.outputs().stream()
                .map(Project.Output::kind)
                .distinct()
                .map(kind -> new Progress.Result(kind, null))
                .toList()));
    dialog.add(form);
    dialog.open();
  }

  /** What was really reached: a row for each kind that was promised, to be filled in. */
  private RowsField<Progress.Result> results() {
    Map<String, OutputKind> kinds = new LinkedHashMap<>();
    desk.catalogue().outputs().forEach(k -> kinds.put(k.code(), k));
    return new RowsField<>(
        t("extension.step.results"),
        t("extension.output.add"),
        given -> {
          ComboBox<String> kind = new ComboBox<>(t("extension.output.kind"));
          kind.setItems(kinds.keySet());
          kind.setItemLabelGenerator(
              c ->
                  kinds.containsKey(c)
                      ? words(kinds.get(c).name()) + " (" + words(kinds.get(c).unit()) + ")"
                      : c);
          kind.setValue(given.kind());
          kind.addClassName("kc-wide");
          DecimalField quantity = new DecimalField(t("extension.step.reached"), null, 3);
          quantity.range(BigDecimal.ZERO, ProjectForm.MOST);
          quantity.setValue(given.quantity());
          quantity.addClassName("kc-money");
          return ProjectForm.row(
              List.of(kind, quantity),
              () -> new Progress.Result(kind.getValue(), quantity.getValue()));
        },
        have -> new Progress.Result(null, null));
  }

  static Tone tone(Phase phase) {
    return switch (phase) {
      case CHUAN_BI, THANH_LY -> Tone.NEUTRAL;
      case THAM_DINH -> Tone.WARNING;
      case DA_DUYET, THUC_HIEN -> Tone.INFO;
      case HOAN_THANH -> Tone.GOOD;
      case KHONG_DUYET, NGUNG -> Tone.BAD;
    };
  }
}
