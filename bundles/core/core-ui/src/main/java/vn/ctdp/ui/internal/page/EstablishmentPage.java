package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** One establishment; warns before the same one is entered twice. */
public final class EstablishmentPage extends RecordPage {

  private static final long serialVersionUID = 1L;
  private static final List<String> SECTORS = List.of("a", "b", "c", "d", "đ", "e", "g");

  EstablishmentPage(ViewContext context, PageServices services) {
    super(context, services);
  }

  @Override
  void show(String id) {
    if (NEW.equals(id)) {
      add(
          new PageHeader(t("core.establishment.new"))
              .back("establishments", t("core.establishments.title")));
      add(
          form(
              new Establishment(
                  null,
                  "",
                  "",
                  null,
                  null,
                  services.instance().province().orElse(null),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  0)));
      return;
    }
    Optional<Establishment> found =
        uuid(id).flatMap(i -> services.establishments().find(context.caller(), i));
    if (found.isEmpty()) {
      missing("establishments", t("core.establishments.title"));
      return;
    }
    Establishment e = found.get();
    add(new PageHeader(e.name()).back("establishments", t("core.establishments.title")));
    add(form(e));
    SubjectRef ref = new SubjectRef("establishment", e.id().toString());
    add(panel(t("core.files"), services.components().attachments(context, ref)));
    add(
        panel(
            t("core.history"),
            services
                .components()
                .history(context, ref)
                .names(k -> PageText.orElse("core.field." + k, k), AuditPage::action)
                .values(new LoggedValues(context, services)::of)));
  }

  private Component form(Establishment e) {
    FormPanel<Establishment> form = new FormPanel<>();
    Div doubles = new Div();
    form.section(t("core.establishment.section.identity"));
    TextField name =
        form.field("name", new TextField(t("core.establishment.name")), Establishment::name);
    name.setMaxLength(255);
    form.required(name, true);
    TextField code =
        form.field(
            "businessCode",
            new TextField(t("core.establishment.businessCode")),
            Establishment::businessCode);
    code.setHelperText(t("core.establishment.businessCode.help"));
    code.setMaxLength(20);
    form.required(code, true);
    form.add(doubles);
    Select<OwnerType> owner = new Select<>();
    owner.setLabel(t("core.establishment.ownerType"));
    owner.setItems(OwnerType.values());
    owner.setItemLabelGenerator(EstablishmentsPage::owner);
    form.required(form.field("ownerType", owner, Establishment::ownerType), true);
    Select<String> sector = new Select<>();
    sector.setLabel(t("core.establishment.sector"));
    sector.setItems(SECTORS);
    sector.setEmptySelectionAllowed(true);
    sector.setItemLabelGenerator(s -> s == null ? "" : t("core.sector." + key(s)));
    form.field("sector", sector, Establishment::sector);
    TextField vsic =
        form.field("vsic", new TextField(t("core.establishment.vsic")), Establishment::vsic);
    vsic.setHelperText(t("core.establishment.vsic.help"));
    vsic.setMaxLength(10);

    form.section(t("core.establishment.section.place"));
    UnitPicker province =
        form.field(
            "province",
            services.components().provincePicker(t("core.province")),
            Establishment::province);
    form.required(province, true);
    UnitPicker commune =
        form.field(
            "commune",
            services.components().communePicker(t("core.commune")),
            Establishment::commune);
    province.addValueChangeListener(x -> commune.communesOf(x.getValue()));
    TextField address =
        form.field(
            "address", new TextField(t("core.establishment.address")), Establishment::address);
    address.setMaxLength(500);
    form.wide(address);

    form.section(t("core.establishment.section.people"));
    WholeNumberField workers =
        form.field(
            "workersTotal",
            new WholeNumberField(t("core.establishment.workers"), t("core.people")),
            Establishment::workersTotal);
    WholeNumberField women =
        form.field(
            "workersFemale",
            new WholeNumberField(t("core.establishment.women"), t("core.people")),
            Establishment::workersFemale);
    Select<String> womanOwned = yesNo("core.establishment.womanOwned");
    form.field("womanOwned", womanOwned, x -> text(x.womanOwned()));
    Select<String> ethnicOwned = yesNo("core.establishment.ethnicOwned");
    form.field("ethnicOwned", ethnicOwned, x -> text(x.ethnicOwned()));

    name.addValueChangeListener(x -> warn(x, form, doubles, name, code));
    code.addValueChangeListener(x -> warn(x, form, doubles, name, code));
    form.onSave(
        base ->
            services
                .establishments()
                .save(
                    context.caller(),
                    new Establishment(
                        base.id(),
                        VietnameseText.normalise(code.getValue()),
                        VietnameseText.normalise(name.getValue()),
                        owner.getValue(),
                        FormPanel.text(address),
                        province.getValue(),
                        commune.getValue(),
                        sector.getValue(),
                        FormPanel.text(vsic),
                        workers.getValue(),
                        women.getValue(),
                        bool(womanOwned.getValue()),
                        bool(ethnicOwned.getValue()),
                        base.version())));
    form.onReload(base -> services.establishments().find(context.caller(), base.id()));
    form.onSaved(saved -> UI.getCurrent().navigate("establishments/" + saved.id()));
    form.onCancel(
        () -> {
          if (form.base().id() == null) {
            UI.getCurrent().navigate("establishments");
          }
        });
    form.load(e);
    boolean may =
        e.id() == null || e.province() == null
            ? context.may("core.establishment.manage")
            : context.may("core.establishment.manage", Target.of(e.province()));
    return form.readOnly(!may);
  }

  /** Shows those that look like the one being entered. */
  private void warn(
      HasValue.ValueChangeEvent<?> event,
      FormPanel<Establishment> form,
      Div place,
      TextField name,
      TextField code) {
    if (!event.isFromClient()) {
      return;
    }
    place.removeAll();
    UUID self = form.base() == null ? null : form.base().id();
    Map<UUID, Establishment> found = new LinkedHashMap<>();
    if (!code.getValue().isBlank()) {
      services
          .establishments()
          .findByBusinessCode(context.caller(), code.getValue())
          .ifPresent(x -> found.put(x.id(), x));
    }
    boolean sameCode = found.keySet().stream().anyMatch(k -> !k.equals(self));
    if (name.getValue().strip().length() >= 4) {
      services
          .establishments()
          .similar(context.caller(), name.getValue(), 5)
          .forEach(x -> found.put(x.id(), x));
    }
    found.remove(self);
    if (found.isEmpty()) {
      return;
    }
    List<Component> links = new ArrayList<>();
    for (Establishment x : found.values()) {
      Anchor link =
          new Anchor("establishments/" + x.id(), x.name() + " (" + x.businessCode() + ")");
      link.setTarget(com.vaadin.flow.component.html.AnchorTarget.BLANK);
      links.add(link);
    }
    place.add(
        new MessageBox(
                Tone.WARNING,
                t(sameCode ? "core.establishment.sameCode" : "core.establishment.similar"))
            .with(links.toArray(Component[]::new)));
  }

  private static Select<String> yesNo(String key) {
    Select<String> select = new Select<>();
    select.setLabel(t(key));
    select.setItems("true", "false");
    select.setEmptySelectionAllowed(true);
    select.setItemLabelGenerator(
        v -> v == null || v.isEmpty() ? t("core.unknown") : t("core.bool." + v));
    return select;
  }

  private static String text(Boolean value) {
    return value == null ? null : value.toString();
  }

  private static Boolean bool(String value) {
    return value == null || value.isEmpty() ? null : Boolean.valueOf(value);
  }

  private static String key(String sector) {
    return "đ".equals(sector) ? "dd" : sector;
  }
}
