package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.TabSheetVariant;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.stream.AdviceDesk;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Which modules provinces run, and what the centre asks for. */
class AdviceView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient AdviceDesk desk;
  private final transient TerritoryService territory;
  private final transient CalendarService calendar;
  private final DataGrid<AdviceDesk.Advice> advice;
  private final DataGrid<AdviceDesk.ProvinceModules> provinces;

  AdviceView(
      ViewContext context,
      AdviceDesk desk,
      TerritoryService territory,
      CalendarService calendar,
      Components components) {
    this.context = context;
    this.desk = desk;
    this.territory = territory;
    this.calendar = calendar;
    LocalDate today = calendar.today();
    provinces =
        components.grid(
            context,
            "exchange.modules.provinces",
            (caller, request) -> {
              List<AdviceDesk.ProvinceModules> all = desk.provinces(caller);
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    provinces.text("province", t("province"), p -> p.province().nameVi()).pinned();
    Map<String, String> names = new HashMap<>();
    for (AdviceDesk.KnownModule module : desk.modules(context.caller())) {
      names.put(module.id(), module.name().in(context.locale()));
      provinces.badge(
          "m-" + module.id(),
          module.name().in(context.locale()),
          p -> state(p, module.id()),
          p -> tone(p, module.id()));
    }
    provinces.text("version", t("version"), AdviceDesk.ProvinceModules::version);
    provinces.moment("reported", t("reportedAt"), AdviceDesk.ProvinceModules::reportedAt);
    provinces.noSearch();
    provinces.export("phan-he-cua-tinh", t("modules"));
    advice =
        components.grid(
            context,
            "exchange.advice",
            (caller, request) -> {
              List<AdviceDesk.Advice> all = desk.list(caller);
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    advice
        .text("module", t("module"), a -> names.getOrDefault(a.moduleId(), a.moduleId()))
        .pinned()
        .grow(2);
    advice.badge(
        "level",
        t("advice"),
        a -> a.inForce() ? t("advice." + a.level().name()) : t("advice.ended"),
        a ->
            !a.inForce()
                ? Tone.NEUTRAL
                : a.level() == ModuleStatus.Advice.REQUIRED ? Tone.WARNING : Tone.INFO);
    advice.text(
        "audience", t("audience"), a -> AudiencePicker.words(a.audience(), territory, today));
    advice.text("reason", t("reason"), AdviceDesk.Advice::reason).grow(4);
    advice.date("until", t("until"), AdviceDesk.Advice::until).width("8rem");
    advice.text("by", t("publishedBy"), AdviceDesk.Advice::advisedBy).hidden();
    advice.moment("at", t("publishedAt"), AdviceDesk.Advice::advisedAt);
    advice.noSearch();
    advice.empty(VaadinIcon.PUZZLE_PIECE, t("advice.empty"), t("advice.empty.hint"));
    if (context.may(CentreStreamViews.ADVISE)) {
      advice.action(
          t("withdraw"),
          VaadinIcon.CLOSE_CIRCLE_O,
          AdviceDesk.Advice::inForce,
          a ->
              Confirm.danger(
                  t("withdraw"),
                  t("withdraw.text", names.getOrDefault(a.moduleId(), a.moduleId())),
                  t("withdraw"),
                  () -> act(() -> desk.withdraw(context.caller(), a.id()))));
      Button ask = new Button(t("advise"), VaadinIcon.PLUS.create(), e -> dialog().open());
      ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      advice.toolbar(ask);
    }
    TabSheet tabs = new TabSheet();
    tabs.setWidthFull();
    // On a phone the buttons would cover the names; a finger scrolls without them.
    tabs.addThemeVariants(
        TabSheetVariant.LUMO_TABS_HIDE_SCROLL_BUTTONS, TabSheetVariant.LUMO_TABS_SMALL);
    tabs.add(t("advice.list"), advice);
    tabs.add(t("modules"), provinces);
    add(tabs);
  }

  private static String state(AdviceDesk.ProvinceModules p, String id) {
    return p.module(id)
        .map(
            m ->
                m.enabled()
                    ? t("module.on", m.version())
                    : m.advice() == ModuleStatus.Advice.REQUIRED
                        ? t("module.offRequired")
                        : t("module.off"))
        .orElse(p.reportedAt() == null ? "" : t("module.none"));
  }

  private static Tone tone(AdviceDesk.ProvinceModules p, String id) {
    return p.module(id)
        .map(
            m ->
                m.enabled()
                    ? Tone.GOOD
                    : m.advice() == ModuleStatus.Advice.REQUIRED ? Tone.BAD : Tone.NEUTRAL)
        .orElse(Tone.NEUTRAL);
  }

  private void act(Runnable act) {
    try {
      act.run();
      Notices.success(t("published"));
      advice.refresh();
      provinces.refresh();
    } catch (CtdpException e) {
      Notices.failure(e);
    }
  }

  private Dialog dialog() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("advise"));
    Select<AdviceDesk.KnownModule> module = new Select<>();
    module.setLabel(t("module"));
    module.setItems(desk.modules(context.caller()));
    module.setItemLabelGenerator(m -> m == null ? "" : m.name().in(context.locale()));
    module.setWidthFull();
    RadioButtonGroup<ModuleStatus.Advice> level = new RadioButtonGroup<>();
    level.setLabel(t("advice"));
    level.setItems(ModuleStatus.Advice.REQUIRED, ModuleStatus.Advice.RECOMMENDED);
    level.setItemLabelGenerator(a -> t("advice." + a.name()));
    level.setValue(ModuleStatus.Advice.RECOMMENDED);
    AudiencePicker audience = new AudiencePicker(territory, calendar.today());
    TextArea reason = new TextArea(t("reason"));
    reason.setWidthFull();
    reason.setMaxLength(1000);
    DateField until = new DateField(t("until"));
    until.setHelperText(t("until.hint"));
    Div body = new Div(module, level, audience, reason, until);
    body.addClassName("exchange-draw");
    dialog.add(body);
    Button publish =
        new Button(
            t("publish"),
            e -> {
              try {
                desk.advise(
                    context.caller(),
                    module.getValue() == null ? "" : module.getValue().id(),
                    level.getValue(),
                    audience.audience(),
                    reason.getValue(),
                    until.getValue());
                dialog.close();
                Notices.success(t("published"));
                advice.refresh();
                provinces.refresh();
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("cancel"), e -> dialog.close()), publish);
    return dialog;
  }
}
