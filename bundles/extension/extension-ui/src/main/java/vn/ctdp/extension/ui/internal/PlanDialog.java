package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Programme;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** Adds or changes a plan. */
final class PlanDialog {

  private static final int MOST_PROGRAMMES = 200;

  private PlanDialog() {}

  static void open(
      ViewContext context, Desk desk, AnnualPlan plan, Consumer<AnnualPlan> whenSaved) {
    FormPanel<AnnualPlan> form = new FormPanel<>();
    Select<FundLevel> level =
        form.field(
            "level",
            Texts.select(context, t("extension.level"), FundLevel.values(), FundLevel::label),
            AnnualPlan::level);
    form.required(level, true);
    WholeNumberField year =
        form.field(
            "year", new WholeNumberField(t("extension.year")).range(2004, 2100), AnnualPlan::year);
    form.required(year, true);
    UnitPicker province =
        form.field(
            "province",
            desk.components().provincePicker(t("extension.project.province")),
            AnnualPlan::province);
    province.setVisible(desk.province().isEmpty());
    Map<UUID, Programme> programmes = new LinkedHashMap<>();
    desk.plans()
        .programmes(context.caller(), PageRequest.first(MOST_PROGRAMMES))
        .rows()
        .forEach(p -> programmes.put(p.id(), p));
    ComboBox<UUID> programme =
        form.field(
            "programme", new ComboBox<>(t("extension.programme.title")), AnnualPlan::programme);
    programme.setItems(programmes.keySet());
    programme.setItemLabelGenerator(
        id -> programmes.containsKey(id) ? programmes.get(id).name() : "");
    programme.setClearButtonVisible(true);
    Select<PlanStatus> status =
        form.field(
            "status",
            Texts.select(
                context, t("extension.plan.status"), PlanStatus.values(), PlanStatus::label),
            AnnualPlan::status);
    form.required(status, true);
    TextField document =
        form.field(
            "approvingText",
            Texts.text(t("extension.plan.document"), 300),
            AnnualPlan::approvingText);
    form.wide(document);
    DateField approvedOn =
        form.field(
            "approvedOn", new DateField(t("extension.plan.approvedOn")), AnnualPlan::approvedOn);
    TextArea note = form.field("note", Texts.area(t("extension.note"), 1000), AnnualPlan::note);
    form.wide(note);
    form.onSave(
        base ->
            desk.plans()
                .savePlan(
                    context.caller(),
                    new AnnualPlan(
                        base.id(),
                        programme.getValue(),
                        level.getValue(),
                        province.getValue(),
                        year.getValue() == null ? 0 : year.getValue(),
                        base.batch(),
                        status.getValue(),
                        FormPanel.text(document),
                        approvedOn.getValue(),
                        FormPanel.text(note),
                        base.version())));
    form.onReload(base -> desk.plans().plan(context.caller(), base.id()));
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(plan.id() == null ? t("extension.plan.new") : Desk.title(context, plan));
    dialog.setWidth("min(44rem, 95vw)");
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          whenSaved.accept(saved);
        });
    form.load(plan);
    dialog.add(form);
    dialog.open();
  }
}
