package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.NewDocument;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.ui.component.AreaField;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The dialogs of a dossier's page; each does one act and hands back the changed dossier. */
final class DossierDialogs {

  private final ViewContext context;
  private final DossierDesk desk;
  private final Dossier dossier;
  private final Consumer<Dossier> changed;

  DossierDialogs(
      ViewContext context, DossierDesk desk, Dossier dossier, Consumer<Dossier> changed) {
    this.context = context;
    this.desk = desk;
    this.dossier = dossier;
    this.changed = changed;
  }

  private long version() {
    return dossier.summary().version();
  }

  /** Records a document of a type. */
  void document(Dossier.Option option) {
    FormPanel<NewDocument> form = new FormPanel<>();
    TextField number = form.field("number", text("doc.number", 100), NewDocument::number);
    form.required(number, true);
    DateField day = form.field("day", new DateField(t("doc.day")), NewDocument::day);
    form.required(day, true);
    TextField issuer = form.field("issuer", text("doc.issuer", 300), NewDocument::issuer);
    TextField signer = form.field("signerTitle", text("doc.signer", 200), NewDocument::signerTitle);
    signer.setHelperText(t("doc.signer.help"));
    form.required(signer, option.outgoing());
    boolean decides = option.effect() == DocumentEffect.DECIDE;
    boolean sized =
        decides
            && dossier.summary().kind() != DossierKind.BAI_BO
            && dossier.summary().kind() != DossierKind.RUT_QH;
    AreaField area = new AreaField(t("doc.area"));
    if (sized) {
      form.field("area", area, NewDocument::area);
      area.setHelperText(t("doc.area.help"));
    }
    TextArea summary = form.field("summary", new TextArea(t("doc.summary")), NewDocument::summary);
    summary.setMaxLength(1000);
    form.required(
        summary,
        switch (option.effect()) {
          case PAUSE, REFUSE, WITHDRAW, CANCEL_COUNCIL -> true;
          default -> false;
        });
    form.wide(summary);
    Div hint = new Div(t("effect." + option.effect().name()));
    hint.addClassName("cd-why");
    show(
        option.name().in(context.locale()),
        form,
        hint,
        new NewDocument(
            option.type(),
            "",
            desk.today(),
            null,
            null,
            null,
            sized ? dossier.proposal().area() : null),
        base ->
            desk.dossiers()
                .record(
                    context.caller(),
                    dossier.id(),
                    version(),
                    new NewDocument(
                        option.type(),
                        number.getValue(),
                        day.getValue(),
                        FormPanel.text(issuer),
                        FormPanel.text(signer),
                        FormPanel.text(summary),
                        sized ? area.getValue() : null)));
  }

  void applicant(Applicant applicant) {
    FormPanel<Applicant> form = new FormPanel<>();
    TextField name = form.field("name", text("applicant.name", 300), Applicant::name);
    form.required(name, true).wide(name);
    ComboBox<DeveloperType> type =
        new ComboBox<>(
            t("applicant.type"),
            Stream.of(DeveloperType.values()).filter(x -> x != DeveloperType.CHUA_CO).toList());
    type.setItemLabelGenerator(x -> x.label().in(context.locale()));
    form.field("type", type, Applicant::type);
    form.required(type, true);
    TextField taxCode = form.field("taxCode", text("applicant.taxCode", 20), Applicant::taxCode);
    TextArea note = form.field("note", new TextArea(t("note")), Applicant::note);
    note.setMaxLength(1000);
    form.wide(note);
    show(
        t(applicant.id() == null ? "applicant.add" : "applicant.edit"),
        form,
        null,
        applicant,
        base ->
            desk.dossiers()
                .saveApplicant(
                    context.caller(),
                    dossier.id(),
                    version(),
                    new Applicant(
                        base.id(),
                        name.getValue(),
                        FormPanel.text(taxCode),
                        type.getValue(),
                        FormPanel.text(note))));
  }

  void member(Council.Member member) {
    FormPanel<Council.Member> form = new FormPanel<>();
    ComboBox<MemberRole> role = new ComboBox<>(t("member.role"), MemberRole.values());
    role.setItemLabelGenerator(r -> r.label().in(context.locale()));
    form.field("role", role, Council.Member::role);
    form.required(role, true);
    TextField organisation =
        form.field("organisation", text("member.organisation", 300), Council.Member::organisation);
    form.required(organisation, true);
    TextField position =
        form.field("position", text("member.position", 200), Council.Member::position);
    position.setHelperText(t("doc.signer.help"));
    form.wide(position);
    show(
        t(member.id() == null ? "member.add" : "member.edit"),
        form,
        null,
        member,
        base ->
            desk.dossiers()
                .saveMember(
                    context.caller(),
                    dossier.id(),
                    version(),
                    new Council.Member(
                        base.id(),
                        role.getValue(),
                        organisation.getValue(),
                        FormPanel.text(position))));
  }

  /** A sheet for one of the pairs that have none. */
  void sheet() {
    Council.Missing next = dossier.council().missing().get(0);
    sheet(new Council.Sheet(next.member(), next.applicant(), null, null, null, null, null), false);
  }

  /** Corrects a sheet. */
  void correct(Council.Sheet sheet) {
    sheet(sheet, true);
  }

  private void sheet(Council.Sheet shown, boolean correction) {
    Council council = dossier.council();
    FormPanel<Council.Sheet> form = new FormPanel<>();
    Map<UUID, String> members =
        council.members().stream()
            .collect(
                Collectors.toMap(
                    Council.Member::id,
                    m -> m.role().label().in(context.locale()) + " – " + m.organisation()));
    Map<UUID, String> applicants =
        dossier.applicants().stream().collect(Collectors.toMap(Applicant::id, Applicant::name));
    ComboBox<UUID> applicant =
        new ComboBox<>(
            t("sheet.applicant"), dossier.applicants().stream().map(Applicant::id).toList());
    applicant.setItemLabelGenerator(applicants::get);
    form.field("applicant", applicant, Council.Sheet::applicant);
    form.required(applicant, true).wide(applicant);
    ComboBox<UUID> member =
        new ComboBox<>(
            t("sheet.member"), council.members().stream().map(Council.Member::id).toList());
    member.setItemLabelGenerator(members::get);
    form.field("member", member, Council.Sheet::member);
    form.required(member, true).wide(member);
    Div total = new Div();
    total.addClassName("cd-total");
    DecimalField infrastructure =
        points(
            form,
            "infrastructure",
            council.maxima().infrastructure(),
            Council.Sheet::infrastructure);
    DecimalField environment =
        points(form, "environment", council.maxima().environment(), Council.Sheet::environment);
    DecimalField capacity =
        points(form, "capacity", council.maxima().capacity(), Council.Sheet::capacity);
    DecimalField finance =
        points(form, "finance", council.maxima().finance(), Council.Sheet::finance);
    List<DecimalField> all = List.of(infrastructure, environment, capacity, finance);
    Runnable sum =
        () -> {
          BigDecimal points =
              all.stream()
                  .map(DecimalField::getValue)
                  .filter(v -> v != null)
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          total.setText(desk.text("clusters.dossier.sheet.total", Format.decimal(points, 2)));
        };
    all.forEach(f -> f.addValueChangeListener(e -> sum.run()));
    form.add(total);
    TextArea remark = form.field("remark", new TextArea(t("sheet.remark")), Council.Sheet::remark);
    remark.setMaxLength(1000);
    form.wide(remark);
    TextArea reason = new TextArea(t("sheet.reason"));
    if (correction) {
      applicant.setReadOnly(true);
      member.setReadOnly(true);
      reason.setMaxLength(1000);
      form.field("reason", reason, s -> "");
      form.required(reason, true).wide(reason);
    }
    Div hint = new Div(t(correction ? "sheet.correct.hint" : "sheet.once"));
    hint.addClassName("cd-why");
    show(
        t(correction ? "sheet.correct" : "sheet.add"),
        form,
        hint,
        shown,
        base -> {
          Council.Sheet sheet =
              new Council.Sheet(
                  member.getValue(),
                  applicant.getValue(),
                  infrastructure.getValue(),
                  environment.getValue(),
                  capacity.getValue(),
                  finance.getValue(),
                  FormPanel.text(remark));
          return correction
              ? desk.dossiers()
                  .correctScore(context.caller(), dossier.id(), version(), sheet, reason.getValue())
              : desk.dossiers().score(context.caller(), dossier.id(), version(), sheet);
        });
    sum.run();
  }

  private DecimalField points(
      FormPanel<Council.Sheet> form,
      String path,
      BigDecimal max,
      Function<Council.Sheet, BigDecimal> of) {
    DecimalField field =
        new DecimalField(
            desk.text(
                "clusters.dossier.criterion." + path, max == null ? "–" : Format.decimal(max, 0)),
            "",
            2);
    if (max != null) {
      field.range(BigDecimal.ZERO, max);
    }
    form.field(path, field, of);
    form.required(field, true);
    return field;
  }

  /** The conclusion of the council. */
  void conclusion() {
    record Draft(LocalDate day, UUID winner, String note) {}
    Council council = dossier.council();
    FormPanel<Draft> form = new FormPanel<>();
    DateField day = form.field("day", new DateField(t("conclusion.day")), Draft::day);
    form.required(day, true);
    Map<UUID, String> names =
        dossier.applicants().stream().collect(Collectors.toMap(Applicant::id, Applicant::name));
    ComboBox<UUID> winner =
        new ComboBox<>(
            t("conclusion.winner"),
            council.ranking().stream()
                .filter(Council.Rank::best)
                .map(Council.Rank::applicant)
                .toList());
    winner.setItemLabelGenerator(names::get);
    if (council.tie()) {
      form.field("winner", winner, Draft::winner);
      form.required(winner, true);
    }
    TextArea note =
        form.field(
            "note",
            new TextArea(t(council.tie() ? "conclusion.note.tie" : "conclusion.note")),
            Draft::note);
    note.setMaxLength(1000);
    form.required(note, council.tie());
    form.wide(note);
    String best =
        council.ranking().stream()
            .filter(Council.Rank::best)
            .map(r -> names.get(r.applicant()) + " (" + Format.decimal(r.average(), 2) + ")")
            .collect(Collectors.joining("; "));
    MessageBox hint =
        best.isEmpty()
            ? new MessageBox(Tone.WARNING, t("conclusion.nobody"))
            : new MessageBox(
                council.tie() ? Tone.WARNING : Tone.INFO,
                desk.text(
                    council.tie()
                        ? "clusters.dossier.conclusion.tie"
                        : "clusters.dossier.conclusion.best",
                    best));
    show(
        t("conclusion.title"),
        form,
        hint,
        new Draft(desk.today(), null, null),
        base ->
            desk.dossiers()
                .concludeCouncil(
                    context.caller(),
                    dossier.id(),
                    version(),
                    day.getValue(),
                    council.tie() ? winner.getValue() : null,
                    FormPanel.text(note)));
  }

  /** The conclusion of the appraisal, with words about what is open. */
  void appraisal(LocalDate at, List<TestResult> results) {
    record Draft(LocalDate day) {}
    FormPanel<Draft> form = new FormPanel<>();
    Map<String, TextArea> explanations = new HashMap<>();
    for (TestResult test : results) {
      if (test.outcome() == TestResult.Outcome.UNKNOWN) {
        TextArea text = new TextArea(test.name().in(context.locale()));
        text.setHelperText(test.sentence().in(context.locale()));
        text.setMaxLength(1000);
        form.field("explanations." + test.code(), text, d -> "");
        form.required(text, true);
        form.wide(text);
        explanations.put(test.code(), text);
      }
    }
    boolean failed =
        results.stream().anyMatch(r -> r.outcome() == TestResult.Outcome.NOT_FULFILLED);
    MessageBox hint =
        new MessageBox(
            failed ? Tone.WARNING : Tone.INFO,
            desk.text(
                failed ? "clusters.dossier.appraisal.failed" : "clusters.dossier.appraisal.hint",
                Format.date(at)));
    show(
        t("appraisal.conclude"),
        form,
        hint,
        new Draft(at),
        base ->
            desk.dossiers()
                .concludeAppraisal(
                    context.caller(),
                    dossier.id(),
                    version(),
                    at,
                    explanations.entrySet().stream()
                        .collect(
                            Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getValue()))));
  }

  private <T> void show(
      String title,
      FormPanel<T> form,
      com.vaadin.flow.component.Component hint,
      T record,
      Function<T, Dossier> act) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("min(44rem, 95vw)");
    Dossier[] after = new Dossier[1];
    form.onSave(
        base -> {
          after[0] = act.apply(base);
          return base;
        });
    form.onSaved(
        saved -> {
          dialog.close();
          changed.accept(after[0]);
        });
    form.inside(dialog);
    form.guard(false);
    form.load(record);
    // A new document has its day already: saving must not wait for a change.
    form.touch();
    if (hint != null) {
      dialog.add(hint);
    }
    dialog.add(form);
    dialog.open();
  }

  private TextField text(String key, int max) {
    TextField field = new TextField(t(key));
    field.setMaxLength(max);
    return field;
  }

  private String t(String key) {
    return desk.text("clusters.dossier." + key);
  }
}
