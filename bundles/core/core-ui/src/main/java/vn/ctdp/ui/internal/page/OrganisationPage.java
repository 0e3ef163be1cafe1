package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.OrganisationPicker;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** One organisation with its names. */
public final class OrganisationPage extends RecordPage {

  private static final long serialVersionUID = 1L;

  OrganisationPage(ViewContext context, PageServices services) {
    super(context, services);
  }

  @Override
  void show(String id) {
    if (NEW.equals(id)) {
      Organisation blank =
          new Organisation(
              null,
              "",
              null,
              null,
              List.of(new OrganisationName("", null, null, null, null, null)),
              Optional.empty(),
              services.instance().province(),
              Optional.empty(),
              List.of(),
              null,
              null,
              null,
              null,
              0);
      add(
          new PageHeader(t("core.organisation.new"))
              .back("organisations", t("core.organisations.title")));
      add(form(blank));
      return;
    }
    Optional<Organisation> found =
        uuid(id).flatMap(i -> services.organisations().find(context.caller(), i));
    if (found.isEmpty()) {
      missing("organisations", t("core.organisations.title"));
      return;
    }
    Organisation o = found.get();
    LocalDate today = services.today();
    boolean active = o.validTo() == null || !o.validTo().isBefore(today);
    add(
        new PageHeader(o.nameOn(today).nameVi())
            .back("organisations", t("core.organisations.title"))
            .badge(
                new StatusBadge(
                    active ? t("core.organisation.active") : t("core.organisation.ended"),
                    active ? Tone.GOOD : Tone.NEUTRAL)));
    add(form(o));
    List<Organisation> below = services.organisations().children(context.caller(), o.id());
    if (!below.isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("ctdp-prose");
      below.forEach(
          b ->
              list.add(
                  new ListItem(new Anchor("organisations/" + b.id(), b.nameOn(today).nameVi()))));
      add(panel(t("core.organisation.children"), list));
    }
    SubjectRef ref = new SubjectRef("organisation", o.id().toString());
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

  private FormPanel<Organisation> form(Organisation o) {
    FormPanel<Organisation> form = new FormPanel<>();
    form.section(t("core.organisation.section.identity"));
    TextField code =
        form.field("code", new TextField(t("core.organisation.code")), Organisation::code);
    code.setMaxLength(35);
    code.setHelperText(t("core.organisation.code.help"));
    form.required(code, true);
    Select<OrganisationType> type = new Select<>();
    type.setLabel(t("core.organisation.type"));
    type.setItems(OrganisationType.values());
    type.setItemLabelGenerator(OrganisationsPage::type);
    form.required(form.field("type", type, Organisation::type), true);
    TextField electronic =
        form.field(
            "electronicId",
            new TextField(t("core.organisation.electronicId")),
            Organisation::electronicId);
    electronic.setMaxLength(35);
    OrganisationPicker parent =
        form.field(
            "parent",
            services.components().organisationPicker(context, t("core.organisation.parent")),
            x -> x.parent().orElse(null));
    form.section(t("core.organisation.names"), t("core.organisation.names.hint"));
    NamesEditor names = form.field("names", new NamesEditor(services), Organisation::names);
    names.setLabel("");
    form.wide(names);
    form.section(t("core.organisation.section.place"));
    UnitPicker province =
        form.field(
            "province",
            services.components().provincePicker(t("core.province")),
            x -> x.province().orElse(null));
    UnitPicker commune =
        form.field(
            "commune",
            services.components().communePicker(t("core.commune")),
            x -> x.commune().orElse(null));
    province.addValueChangeListener(e -> commune.communesOf(e.getValue()));
    TextField phone =
        form.field("phone", new TextField(t("core.organisation.phone")), Organisation::phone);
    phone.setMaxLength(40);
    TextField email =
        form.field("email", new TextField(t("core.organisation.email")), Organisation::email);
    email.setMaxLength(200);
    DateField from =
        form.field("validFrom", new DateField(t("core.validFrom")), Organisation::validFrom);
    DateField to = form.field("validTo", new DateField(t("core.validTo")), Organisation::validTo);
    OrganisationPicker successor =
        form.field(
            "successors",
            services.components().organisationPicker(context, t("core.organisation.successor")),
            x -> x.successors().isEmpty() ? null : x.successors().get(0));
    form.onSave(
        base ->
            services
                .organisations()
                .save(
                    context.caller(),
                    new Organisation(
                        base.id(),
                        VietnameseText.normalise(code.getValue()),
                        FormPanel.text(electronic),
                        type.getValue(),
                        names.getValue(),
                        Optional.ofNullable(parent.getValue()),
                        Optional.ofNullable(province.getValue()),
                        Optional.ofNullable(commune.getValue()),
                        successors(base, successor),
                        from.getValue(),
                        to.getValue(),
                        FormPanel.text(phone),
                        FormPanel.text(email),
                        base.version())));
    form.onReload(base -> services.organisations().find(context.caller(), base.id()));
    form.onSaved(saved -> UI.getCurrent().navigate("organisations/" + saved.id()));
    form.onCancel(
        () -> {
          if (form.base().id() == null) {
            UI.getCurrent().navigate("organisations");
          }
        });
    form.load(o);
    boolean may =
        o.id() == null
            ? context.may("core.organisation.manage")
            : context.may(
                "core.organisation.manage",
                o.province().map(p -> Target.of(o.id(), p)).orElse(Target.INSTANCE));
    return form.readOnly(!may);
  }

  /** The one chosen here, and those further ones that only an import can enter. */
  private static List<java.util.UUID> successors(Organisation base, OrganisationPicker picked) {
    List<java.util.UUID> all = new java.util.ArrayList<>();
    if (picked.getValue() != null) {
      all.add(picked.getValue());
    }
    base.successors().stream().skip(1).filter(s -> !all.contains(s)).forEach(all::add);
    return all;
  }
}
