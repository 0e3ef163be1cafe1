package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.Programme;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** The form of a programme. */
final class ProgrammeForm {

  private static final BigDecimal MOST = new BigDecimal("1000000000000");

  private ProgrammeForm() {}

  static FormPanel<Programme> build(ViewContext context, Desk desk, Programme programme) {
    FormPanel<Programme> form = new FormPanel<>();
    form.section(t("extension.section.general"));
    TextField name =
        form.field("name", Texts.text(t("extension.programme.name"), 300), Programme::name);
    form.required(name, true).wide(name);
    Select<FundLevel> level =
        form.field(
            "level",
            Texts.select(context, t("extension.level"), FundLevel.values(), FundLevel::label),
            Programme::level);
    form.required(level, true);
    UnitPicker province =
        form.field(
            "province",
            desk.components().provincePicker(t("extension.project.province")),
            Programme::province);
    province.setVisible(desk.province().isEmpty());
    WholeNumberField from =
        form.field(
            "from",
            new WholeNumberField(t("extension.programme.from")).range(2004, 2100),
            Programme::from);
    form.required(from, true);
    WholeNumberField to =
        form.field(
            "to",
            new WholeNumberField(t("extension.programme.to")).range(2004, 2100),
            Programme::to);
    form.required(to, true);
    TextField document =
        form.field(
            "approvingText",
            Texts.text(t("extension.plan.document"), 300),
            Programme::approvingText);
    DateField approvedOn =
        form.field(
            "approvedOn", new DateField(t("extension.plan.approvedOn")), Programme::approvedOn);
    form.section(t("extension.programme.budget"));
    MoneyField national = money(form, "national", b -> b.national());
    MoneyField local = money(form, "local", b -> b.local());
    MoneyField otherState = money(form, "otherState", b -> b.otherState());
    MoneyField counterpart = money(form, "counterpart", b -> b.counterpart());
    form.section(t("extension.programme.targets"));
    RowsField<Programme.Target> targets =
        new RowsField<>(
            t("extension.programme.targets"),
            t("extension.target.add"),
            ProgrammeForm::target,
            have -> new Programme.Target(null, null, null));
    form.field("targets", targets, Programme::targets);
    form.wide(targets);
    TextArea note = form.field("note", Texts.area(t("extension.note"), 1000), Programme::note);
    form.wide(note);
    UI ui = UI.getCurrent();
    form.onSave(
        base ->
            desk.plans()
                .saveProgramme(
                    context.caller(),
                    new Programme(
                        base.id(),
                        name.getValue(),
                        level.getValue(),
                        province.getValue(),
                        from.getValue() == null ? 0 : from.getValue(),
                        to.getValue() == null ? 0 : to.getValue(),
                        FormPanel.text(document),
                        approvedOn.getValue(),
                        new Funds(
                            orNothing(national),
                            orNothing(local),
                            orNothing(otherState),
                            orNothing(counterpart)),
                        targets.getValue(),
                        FormPanel.text(note),
                        base.version())));
    form.onReload(base -> desk.plans().programme(context.caller(), base.id()));
    form.onSaved(saved -> ui.navigate("extension/programmes"));
    form.onCancel(() -> ui.navigate("extension/programmes"));
    form.autofocus();
    form.load(programme);
    return form;
  }

  private static MoneyField money(
      FormPanel<Programme> form, String key, ToLongFunction<Funds> value) {
    return form.field(
        "budget." + key,
        new MoneyField(t("extension.money." + key)),
        p -> {
          long amount = value.applyAsLong(p.budget());
          return amount == 0 ? null : amount;
        });
  }

  private static long orNothing(MoneyField field) {
    return field.getValue() == null ? 0 : field.getValue();
  }

  private static RowsField.Row<Programme.Target> target(Programme.Target given) {
    TextField name = Texts.text(t("extension.target.name"), 300);
    name.setValue(given.name() == null ? "" : given.name());
    name.addClassName("kc-wide");
    TextField unit = Texts.text(t("extension.target.unit"), 40);
    unit.setValue(given.unit() == null ? "" : given.unit());
    unit.addClassName("kc-money");
    DecimalField quantity = new DecimalField(t("extension.target.quantity"), null, 3);
    quantity.range(BigDecimal.ZERO, MOST);
    quantity.setValue(given.quantity());
    quantity.addClassName("kc-money");
    return new RowsField.Row<>() {
      @Override
      public List<Component> parts() {
        return List.of(name, unit, quantity);
      }

      @Override
      public Programme.Target read() {
        return new Programme.Target(
            FormPanel.text(name), FormPanel.text(unit), quantity.getValue());
      }
    };
  }
}
