package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.ctdp.extension.network.AutonomyLevel;
import vn.ctdp.extension.network.Centre;
import vn.ctdp.extension.network.CentreFacts;
import vn.ctdp.extension.network.CentreForm;
import vn.ctdp.extension.network.CentreStaff;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.extension.network.StaffContract;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** Dialogs in which centres are entered. */
final class CentreDialogs {

  private CentreDialogs() {}

  static Dialog dialog(String title) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("min(46rem, 96vw)");
    return dialog;
  }

  static <T> void open(Dialog dialog, FormPanel<T> form, T base, Runnable done) {
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          done.run();
        });
    form.load(base);
    dialog.add(form);
    dialog.open();
  }

  /** The fields of facts in a form about anything that has facts. */
  private static <T> Supplier<CentreFacts> facts(
      FormPanel<T> form,
      ViewContext context,
      NetworkDesk desk,
      DateField from,
      boolean unit,
      Function<T, CentreFacts> of) {
    TextField name = form.field("name", Texts.text(t("centre.name"), 300), b -> of.apply(b).name());
    form.required(name, true).wide(name);
    Select<CentreForm> kind =
        form.field(
            "form",
            Texts.select(context, t("centre.form"), CentreForm.values(), CentreForm::label),
            b -> of.apply(b).form());
    form.required(kind, true);
    Select<String> autonomy = form.field("autonomy", new Select<>(), b -> of.apply(b).autonomy());
    autonomy.setLabel(t("autonomy"));
    List<AutonomyLevel> levels = desk.centres().autonomyLevels();
    autonomy.setEmptySelectionAllowed(true);
    autonomy.setEmptySelectionCaption(t("unknown"));
    autonomy.setItemLabelGenerator(
        code ->
            levels.stream()
                .filter(l -> l.code().equals(code))
                .findFirst()
                .map(l -> l.name().in(context.locale()))
                .orElse(t("unknown")));
    Runnable offer =
        () -> {
          String chosen = autonomy.getValue();
          LocalDate day = from.getValue() == null ? desk.today() : from.getValue();
          List<AutonomyLevel> there = levels.stream().filter(l -> l.on(day)).toList();
          autonomy.setItems(there.stream().map(AutonomyLevel::code).toList());
          autonomy.setHelperText(there.isEmpty() ? t("autonomy.none") : there.get(0).legalText());
          if (there.stream().anyMatch(l -> l.code().equals(chosen))) {
            autonomy.setValue(chosen);
          }
        };
    from.addValueChangeListener(e -> offer.run());
    autonomy.setItems(levels.stream().map(AutonomyLevel::code).toList());
    autonomy.setVisible(!unit);
    TextField number =
        form.field("decisionNo", Texts.text(t("decisionNo"), 100), b -> of.apply(b).decisionNo());
    DateField on =
        form.field("decisionOn", new DateField(t("decisionOn")), b -> of.apply(b).decisionOn());
    TextArea functions =
        form.field("functions", Texts.area(t("functions"), 4000), b -> of.apply(b).functions());
    form.wide(functions);
    TextField address =
        form.field("address", Texts.text(t("address"), 500), b -> of.apply(b).address());
    form.wide(address);
    TextField phone =
        form.field("officePhone", Texts.text(t("officePhone"), 50), b -> of.apply(b).officePhone());
    TextField mail =
        form.field("officeMail", Texts.text(t("officeMail"), 200), b -> of.apply(b).officeMail());
    return () ->
        new CentreFacts(
            from.getValue(),
            FormPanel.text(name),
            kind.getValue(),
            FormPanel.text(number),
            on.getValue(),
            FormPanel.text(functions),
            autonomy.getValue(),
            FormPanel.text(address),
            FormPanel.text(phone),
            FormPanel.text(mail));
  }

  /** Adds a centre, or a unit under one. */
  static void found(
      ViewContext context, NetworkDesk desk, Centre above, Consumer<Centre> whenSaved) {
    UUID parent = above == null ? null : above.id();
    CentreForm form = above == null ? CentreForm.KHUYEN_CONG : CentreForm.PHONG;
    Centre base =
        new Centre(
            null,
            desk.province().orElse(null),
            parent,
            null,
            null,
            null,
            List.of(new CentreFacts(null, null, form, null, null, null, null, null, null, null)),
            List.of(),
            0);
    FormPanel<Centre> panel = new FormPanel<>();
    DateField founded = panel.field("foundedOn", new DateField(t("foundedOn")), Centre::foundedOn);
    panel.required(founded, true);
    Supplier<CentreFacts> facts =
        facts(panel, context, desk, founded, above != null, c -> c.history().get(0));
    Centre[] saved = new Centre[1];
    panel.onSave(
        b -> {
          saved[0] =
              desk.centres()
                  .saveCentre(
                      context.caller(),
                      new Centre(
                          null,
                          b.province(),
                          parent,
                          founded.getValue(),
                          null,
                          null,
                          List.of(facts.get()),
                          List.of(),
                          0));
          return saved[0];
        });
    open(
        dialog(above == null ? t("centre.new") : t("unit.new")),
        panel,
        base,
        () -> whenSaved.accept(saved[0]));
  }

  /** Says how a centre stands from a day on, or corrects what was said for a day. */
  static void change(
      ViewContext context, NetworkDesk desk, Centre centre, CentreFacts entry, Runnable done) {
    boolean correcting = entry != null;
    CentreFacts now = correcting ? entry : centre.at(desk.today());
    CentreFacts base =
        correcting
            ? entry
            : new CentreFacts(
                null,
                now.name(),
                now.form(),
                null,
                null,
                now.functions(),
                now.autonomy(),
                now.address(),
                now.officePhone(),
                now.officeMail());
    FormPanel<CentreFacts> form = new FormPanel<>();
    DateField from = form.field("from", new DateField(t("from")), CentreFacts::from);
    form.required(from, true);
    from.setReadOnly(correcting);
    if (!correcting) {
      from.setHelperText(t("from.hint"));
    }
    Supplier<CentreFacts> facts = facts(form, context, desk, from, centre.parent() != null, f -> f);
    form.onSave(
        b -> {
          CentreFacts wanted = facts.get();
          desk.centres().saveFacts(context.caller(), centre.id(), centre.version(), wanted);
          return wanted;
        });
    open(dialog(correcting ? t("centre.correct") : t("centre.change")), form, base, done);
  }

  /** The fields of one number of people. */
  private static final class CountRow implements RowsField.Row<CentreStaff.Count> {
    final Select<Profession> profession;
    final Select<StaffContract> contract;
    final WholeNumberField people;

    CountRow(ViewContext context, CentreStaff.Count count) {
      profession = Texts.select(context, t("profession"), Profession.values(), Profession::label);
      contract = Texts.select(context, t("contract"), StaffContract.values(), StaffContract::label);
      people = new WholeNumberField(t("people")).range(0, 10_000);
      profession.setValue(count.profession());
      contract.setValue(count.contract());
      people.setValue(count.people());
      profession.addClassName("kc-wide");
      contract.addClassName("kc-wide");
      people.addClassName("kc-content");
    }

    @Override
    public List<Component> parts() {
      return List.of(profession, contract, people);
    }

    @Override
    public CentreStaff.Count read() {
      return new CentreStaff.Count(
          profession.getValue(),
          contract.getValue(),
          people.getValue() == null ? 0 : people.getValue());
    }
  }

  /** States the people of a centre on a day. */
  static void staff(ViewContext context, NetworkDesk desk, Centre centre, Runnable done) {
    List<CentreStaff.Count> before =
        centre
            .staffAt(desk.today())
            .map(CentreStaff::counts)
            .orElse(
                List.of(new CentreStaff.Count(Profession.KY_THUAT, StaffContract.VIEN_CHUC, 0)));
    FormPanel<CentreStaff> form = new FormPanel<>();
    DateField asOf = form.field("asOf", new DateField(t("staff.asOf")), CentreStaff::asOf);
    form.required(asOf, true);
    asOf.setHelperText(t("staff.hint"));
    RowsField<CentreStaff.Count> counts =
        form.field(
            "counts",
            new RowsField<>(
                t("staff"),
                t("staff.add"),
                (CentreStaff.Count c) -> new CountRow(context, c),
                all -> new CentreStaff.Count(Profession.KHAC, StaffContract.VIEN_CHUC, 0)),
            CentreStaff::counts);
    counts.sums(
        all -> List.of(t("staff.total", all.stream().mapToInt(CentreStaff.Count::people).sum())));
    form.wide(counts);
    form.onSave(
        b -> {
          CentreStaff staff = new CentreStaff(asOf.getValue(), counts.getValue());
          desk.centres().saveStaff(context.caller(), centre.id(), centre.version(), staff);
          return staff;
        });
    open(dialog(t("staff.state")), form, new CentreStaff(desk.today(), before), done);
  }

  /** What ends a centre. */
  private record Closing(LocalDate closedOn, String closedReason) {}

  /** Ends a centre. */
  static void close(ViewContext context, NetworkDesk desk, Centre centre, Runnable done) {
    FormPanel<Closing> form = new FormPanel<>();
    DateField on = form.field("closedOn", new DateField(t("closedOn")), Closing::closedOn);
    form.required(on, true);
    on.setHelperText(t("closedOn.hint"));
    TextArea reason =
        form.field("closedReason", Texts.area(t("closedReason"), 1000), Closing::closedReason);
    form.required(reason, true).wide(reason);
    form.saveLabel(t("centre.close"));
    form.onSave(
        b -> {
          desk.centres()
              .close(
                  context.caller(),
                  centre.id(),
                  centre.version(),
                  on.getValue(),
                  FormPanel.text(reason));
          return b;
        });
    open(dialog(t("centre.close")), form, new Closing(null, null), done);
  }
}
